import { isNumber, isObject, type JsonObject, type JsonValue } from '../../../src/json/value.js';
import type { Choices } from './random.js';

export type Rules = Record<string, { combine: 'AND' | 'OR'; matchers: JsonObject[] }>;

const escaped = (value: string): string => value.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** A pattern that a text matches, looser or tighter. */
const patternOf = (choose: Choices, value: string): string =>
  choose.pick([
    '.*',
    `^${value.replaceAll(/[a-z]/g, '[a-z]').replaceAll(/\d/g, '\\d')}$`.slice(0, 60),
    `^${escaped(value.slice(0, 3))}`,
    '^[\\s\\S]{0,40}$',
    /\w/.test(value) ? '\\w' : '^',
  ]);

const TEXT_MATCHERS: readonly (readonly [
  when: RegExp,
  make: (value: string, choose: Choices) => JsonObject,
])[] = [
  [/^/, () => ({ match: 'type' })],
  [/^/, () => ({ match: 'type' })],
  [/^/, (value, choose) => ({ match: 'regex', regex: patternOf(choose, value) })],
  [/^/, (value, choose) => ({ match: 'regex', regex: patternOf(choose, value) })],
  [/^/, (value) => ({ match: 'include', value: value.slice(0, 2) })],
  [/^/, () => ({ match: 'equality' })],
  [/./, () => ({ match: 'notEmpty' })],
  [/^\d{4}-\d\d-\d\d$/, () => ({ match: 'date', format: 'yyyy-MM-dd' })],
  [/^\d{4}-\d\d-\d\dT[\d:]{8}[Z+-]/, () => ({ match: 'timestamp', format: "yyyy-MM-dd'T'HH:mm:ssXXX" })],
];

const NUMBER_MATCHERS = ['type', 'number', 'equality', 'notEmpty'] as const;

/** A matcher that the value mostly satisfies itself; a few are drawn blindly. */
const scalarMatcher = (choose: Choices, value: JsonValue): JsonObject => {
  const blind = choose.chance(0.03);
  if (typeof value === 'string') {
    const [, make] = choose.pick(TEXT_MATCHERS.filter(([when]) => blind || when.test(value)));
    return make(value, choose);
  }
  if (isNumber(value)) {
    const integer = Number.isInteger(Number(value));
    return { match: choose.pick([...NUMBER_MATCHERS, integer === blind ? 'decimal' : 'integer']) };
  }
  if (value === null) return { match: choose.pick(['null', 'type']) };
  return { match: choose.pick(['type', 'boolean', 'equality']) };
};

const containerMatcher = (choose: Choices, value: JsonValue): JsonObject => {
  if (Array.isArray(value))
    return choose.pick<JsonObject>([
      { match: 'type' },
      { match: 'type', min: Math.min(value.length, choose.below(3)) },
      { match: 'type', max: value.length + choose.below(3) },
      { match: 'eachValue', rules: [{ match: 'type' }] },
      { match: value.length > 0 ? 'notEmpty' : 'type' },
      { match: 'equality' },
    ]);
  return choose.pick<JsonObject>([
    { match: 'type' },
    { match: 'values' },
    { match: 'eachKey', rules: [{ match: 'regex', regex: '.*' }] },
    { match: 'eachValue', rules: [{ match: 'type' }] },
    { match: 'equality' },
  ]);
};

const member = (path: string, name: string): string =>
  /^[A-Za-z_]\w*$/.test(name) ? `${path}.${name}` : `${path}['${name}']`;

/** Matching rules on random places of an example. */
export function rulesFor(choose: Choices, example: JsonValue, probability: number): Rules {
  const rules: Rules = {};
  const visit = (value: JsonValue, path: string): void => {
    const container = Array.isArray(value) || isObject(value);
    if (choose.chance(container ? probability * 0.6 : probability)) {
      const make = container ? containerMatcher : scalarMatcher;
      const matchers = Array.from({ length: choose.chance(0.08) ? 2 : 1 }, () => make(choose, value));
      rules[path] = { combine: choose.chance(0.9) ? 'AND' : 'OR', matchers };
    }
    const together = choose.chance(0.5);
    if (Array.isArray(value))
      value.forEach((item, i) => {
        visit(item, together ? `${path}[*]` : `${path}[${i}]`);
      });
    else if (isObject(value))
      for (const [name, inner] of Object.entries(value)) visit(inner, member(path, name));
  };
  visit(example, '$');
  return rules;
}

/** The same value with something changed: a member or item gone, another value, another type, null. */
export function mutated(choose: Choices, value: JsonValue, probability: number): JsonValue {
  if (choose.chance(probability))
    return choose.pick<JsonValue>([null, 'other', 7, 2.5, true, [], {}, '2020-01-01']);
  if (Array.isArray(value)) return value.map((item) => mutated(choose, item, probability));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, JsonValue] => [
    name,
    mutated(choose, inner, probability),
  ]);
  return Object.fromEntries(choose.chance(probability) ? [...entries, ['undeclared', 1]] : entries);
}

/** What a consumer reads of a value: some members and the first items. */
export function partOf(choose: Choices, value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.slice(0, 2).map((item) => partOf(choose, item));
  if (!isObject(value)) return value;
  const kept = choose.some(Object.entries(value), 0.75);
  return Object.fromEntries(kept.map(([name, inner]): [string, JsonValue] => [name, partOf(choose, inner)]));
}
