import { jsonEqual } from '../../json/equal.js';
import { printJson } from '../../json/print.js';
import { isObject, type JsonValue } from '../../json/value.js';
import { applicableAt } from '../../schema/applicable.js';
import type { Schema } from '../../schema/model.js';
import type { Obligation } from '../model.js';
import type { JsonExpectation } from './deviations.js';
import { type Site, sitesOf } from './sites.js';

/**
 * What the provider state must guarantee because only data can decide it: exact values and lengths the document leaves
 * open (DESIGN 4.4). A value that the document fixes itself (`const`, an enum of one) is no obligation.
 */
export const obligationsOf = (
  expectation: JsonExpectation,
  witness: JsonValue,
  states: readonly string[],
): Obligation[] =>
  sitesOf(expectation.example, witness, expectation.rules).flatMap((site) =>
    demandsOf(expectation, witness, site).map((demand) => ({ states, place: site.display, demand })),
  );

function demandsOf(expectation: JsonExpectation, witness: JsonValue, site: Site): readonly string[] {
  const { example } = site;
  const selected = site.rules.selected;
  if (Array.isArray(example)) return lengthDemands(site, example.length);
  if (isObject(example)) return [];
  const exact = !selected || selected.rule.matchers.every(({ match }) => match === 'equality');
  if (!exact || isFixed(applicableAt(expectation.schema, witness, site.tokens, expectation.reading), example))
    return [];
  return [`is ${printJson(example)}`];
}

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
  schemas.some((schema) => {
    const only = schema.constant?.value ?? (schema.enum?.length === 1 ? schema.enum[0] : undefined);
    return only !== undefined && jsonEqual(only, example);
  });
