import type { JsonObject, JsonValue } from '../../../src/json/value.js';
import type { Random } from './random.js';

const REGEXES = [
  '\\d+',
  '^[a-z]+$',
  'true|false',
  'null',
  '.*',
  '\\w*',
  '[^b]',
  '(?i)ABC',
  '',
  '-?\\d+(\\.\\d+)?',
];

const SIMPLE = [
  'equality',
  'type',
  'integer',
  'decimal',
  'number',
  'boolean',
  'null',
  'notEmpty',
  'semver',
  'values',
] as const;

/** A matcher that says something about one value. */
export function scalarMatcher(random: Random): JsonObject {
  switch (random.below(8)) {
    case 0:
      return { match: 'regex', regex: random.pick(REGEXES) };
    case 1:
      return { match: 'include', value: random.pick(['a', '1', '', 'ul', '.']) };
    case 2:
      return {
        match: random.pick(['date', 'time', 'datetime']),
        format: random.pick(['yyyy-MM-dd', 'HH:mm', 'yyyy']),
      };
    case 3:
      return { match: 'type' };
    default:
      return { match: random.pick(SIMPLE) };
  }
}

export function lengthMatcher(random: Random): JsonObject {
  const matcher: JsonObject = { match: 'type' };
  if (random.chance(0.7)) matcher.min = random.below(4);
  if (random.chance(0.4)) matcher.max = random.below(4) + 1;
  return matcher;
}

/** Matchers of V4 that hold rules themselves; `example` is the value at their place. */
export function nestedMatcher(random: Random, example: JsonValue): JsonObject {
  const rules = Array.from({ length: random.below(2) + 1 }, () => scalarMatcher(random));
  switch (random.below(4)) {
    case 0:
      return { match: 'eachKey', value: 'a', rules };
    case 1:
      return {
        match: 'eachValue',
        value: 'a',
        rules: random.chance(0.2) ? [nestedMatcher(random, example)] : rules,
      };
    case 2:
      return { match: 'values' };
    default:
      return arrayContains(random, Array.isArray(example) ? example.length : 1);
  }
}

function arrayContains(random: Random, size: number): JsonObject {
  const variants = Array.from({ length: Math.max(1, Math.min(size, 2)) }, (_, index) => ({
    index,
    rules: random.chance(0.2)
      ? {}
      : { [random.pick(['$', '$.a', '$.*', '$[*]'])]: { matchers: [scalarMatcher(random)], combine: 'AND' } },
  }));
  return { match: 'arrayContains', variants };
}

/** Any matcher for a place whose example is given. */
export function anyMatcher(random: Random, example: JsonValue, nested: boolean): JsonObject {
  if (nested && random.chance(0.35)) return nestedMatcher(random, example);
  if (typeof example === 'object' && example !== null && random.chance(0.4)) return lengthMatcher(random);
  return scalarMatcher(random);
}
