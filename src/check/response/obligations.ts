import { jsonEqual } from '../../json/equal.js';
import { printJson } from '../../json/print.js';
import { isObject, type JsonValue } from '../../json/value.js';
import type { RuleState } from '../../matching/rule-selection.js';
import { rootPlace } from '../../schema/applicable.js';
import type { Schema } from '../../schema/model.js';
import type { Obligation } from '../model.js';
import type { JsonExpectation } from './deviations.js';
import { type Site, sitesOf } from './sites.js';

/**
 * What the provider state must guarantee because only data can decide it: exact values and lengths the document leaves
 * open (DESIGN 4.4). A value that the document fixes itself (`const`, an enum of one) is no obligation.
 */
export function obligationsOf(
  { schema, example, rules, reading }: JsonExpectation,
  witness: JsonValue,
  states: readonly string[],
): Obligation[] {
  const root = rootPlace(schema, witness, reading);
  const obligations: Obligation[] = [];
  for (const site of sitesOf(example, witness, rules)) {
    const shown = site.example;
    if (Array.isArray(shown))
      for (const demand of lengthDemands(site, shown.length))
        obligations.push({ states, place: site.display, demand });
    else if (!isObject(shown) && isExact(site.rules) && !isFixed(site.schemasIn(root), shown))
      obligations.push({ states, place: site.display, demand: `is ${printJson(shown)}` });
  }
  return obligations;
}

/** Whether nothing but the value itself will do. */
const isExact = ({ selected }: RuleState): boolean =>
  !selected || selected.rule.matchers.every(({ match }) => match === 'equality');

function lengthDemands(site: Site, length: number): string[] {
  const selected = site.rules.selected;
  if (!selected) return [length === 0 ? 'is empty' : `has exactly ${items(length)}`];
  if (!selected.exact) return [];
  return selected.rule.matchers.flatMap((matcher) => {
    if (matcher.match === 'notEmpty') return ['is not empty'];
    if (matcher.match !== 'type') return [];
    const min = matcher.min ? [`has at least ${items(matcher.min)}`] : [];
    return matcher.max === undefined ? min : [...min, `has at most ${items(matcher.max)}`];
  });
}

const items = (count: number): string => `${count} item${count === 1 ? '' : 's'}`;

const isFixed = (schemas: readonly Schema[], example: JsonValue): boolean =>
  schemas.some(({ constant, enum: values }) => {
    if (!constant && !values) return false;
    const only = constant ? constant.value : values?.length === 1 ? values[0] : undefined;
    return only !== undefined && jsonEqual(only, example);
  });
