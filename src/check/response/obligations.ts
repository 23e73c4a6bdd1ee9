import { jsonEqual } from '../../json/equal.js';
import { printJson } from '../../json/print.js';
import { isContainer, type JsonValue } from '../../json/value.js';
import type { RuleState } from '../../matching/rule-selection.js';
import { rootPlace } from '../../schema/applicable.js';
import type { Schema } from '../../schema/model.js';
import type { Obligation } from '../model.js';
import type { JsonExpectation } from './deviations.js';
import { type Site, sitesOf } from './sites.js';

/**
 * What the provider state must guarantee because only data can decide it: exact values and lengths the document leaves
 * open (docs/design.md 4.4). A value that the document fixes itself (`const`, an enum of one) is no obligation.
 */
export function obligationsOf(
  { schema, example, rules, reading }: JsonExpectation,
  witness: JsonValue,
  states: readonly string[],
): Obligation[] {
  const root = rootPlace(schema, witness, reading);
  const obligations: Obligation[] = [];
  /** Places whose obligation says all about what is in them. */
  const whole = new Set<Site>();
  for (const site of sitesOf(example, witness, rules)) {
    if (site.parent && whole.has(site.parent)) {
      whole.add(site);
      continue;
    }
    const shown = site.example;
    const isWhole = isContainer(shown) && site.rules.selected?.exact === true && isExact(site.rules);
    if (isWhole) whole.add(site);
    if (isWhole || (!isContainer(shown) && isExact(site.rules))) {
      if (!isFixed(site.schemasIn(root), shown))
        obligations.push({ states, place: site.display, demand: `is ${printJson(shown)}` });
    } else if (Array.isArray(shown))
      for (const demand of lengthDemands(site, shown.length, () => lengthsOf(site.schemasIn(root))))
        obligations.push({ states, place: site.display, demand });
  }
  return obligations;
}

/** Whether nothing but the value itself will do. */
const isExact = ({ selected }: RuleState): boolean =>
  !selected || selected.rule.matchers.every(({ match }) => match === 'equality');

/** How many items the document lets an array have. */
interface Lengths {
  readonly min: number;
  readonly max: number;
}

const lengthsOf = (schemas: readonly Schema[]): Lengths => ({
  min: schemas.reduce((most, { minItems = 0 }) => Math.max(most, minItems), 0),
  max: schemas.reduce((least, { maxItems = Infinity }) => Math.min(least, maxItems), Infinity),
});

/** What the document guarantees itself is no demand. */
function lengthDemands(site: Site, length: number, promised: () => Lengths): string[] {
  const selected = site.rules.selected;
  if (!selected) {
    const { min, max } = promised();
    if (min >= length && max <= length) return [];
    return [length === 0 ? 'is empty' : `has exactly ${items(length)}`];
  }
  if (!selected.exact) return [];
  return selected.rule.matchers.flatMap((matcher) => {
    if (matcher.match === 'notEmpty') return promised().min > 0 ? [] : ['is not empty'];
    if (matcher.match !== 'type' || (!matcher.min && matcher.max === undefined)) return [];
    const { min, max } = promised();
    const least = matcher.min && matcher.min > min ? [`has at least ${items(matcher.min)}`] : [];
    return matcher.max === undefined || matcher.max >= max
      ? least
      : [...least, `has at most ${items(matcher.max)}`];
  });
}

const items = (count: number): string => `${count} item${count === 1 ? '' : 's'}`;

const isFixed = (schemas: readonly Schema[], example: JsonValue): boolean =>
  schemas.some(({ constant, enum: values }) => {
    if (!constant && !values) return false;
    const only = constant ? constant.value : values?.length === 1 ? values[0] : undefined;
    return only !== undefined && jsonEqual(only, example);
  });
