import { isNumber, isObject, JsonNumber, type JsonValue, jsonType } from '../../json/value.js';
import { ACCEPTED, acceptIf, rejected, type Verdict } from '../verdict.js';
import { count, expectedButGot } from '../words.js';
import type { MatcherDefinition, MatcherOf } from './model.js';

type TypeMatcher = MatcherOf<'type'>;

const WORDS = {
  null: 'null',
  boolean: 'a boolean',
  number: 'a number',
  string: 'a string',
  array: 'an array',
  object: 'an object',
} as const;

/** The length limits of a `type` matcher. */
export function lengthWithin(
  { min, max }: { readonly min?: number; readonly max?: number },
  size: number,
  unit: string,
): Verdict {
  if (min !== undefined && size < min)
    return rejected(`expected at least ${count(min, unit)} but got ${size}`);
  if (max !== undefined && size > max)
    return rejected(`expected at most ${count(max, unit)} but got ${size}`);
  return ACCEPTED;
}

const limits = ({ min, max }: TypeMatcher): string => {
  if (min !== undefined && max !== undefined) return ` with ${min} to ${max} items`;
  if (min !== undefined) return ` with at least ${count(min, 'item')}`;
  return max === undefined ? '' : ` with at most ${count(max, 'item')}`;
};

function sampleLengths({ min = 0, max }: TypeMatcher, example: readonly JsonValue[]): JsonValue[] {
  const [first] = example;
  if (first === undefined) return [];
  const lengths = [min, min + 1, ...(max === undefined ? [] : [max])].filter(
    (size) => max === undefined || size <= max,
  );
  return [...new Set(lengths)]
    .filter((size) => size <= LONGEST_SAMPLE)
    .map((size) => Array(size).fill(first));
}

const LONGEST_SAMPLE = 1000;

const OTHERS: Readonly<Record<string, readonly JsonValue[]>> = {
  null: [null],
  boolean: [true, false],
  number: [0, -1, 1, 1.5, new JsonNumber('1.0'), 9007199254740991],
  string: ['', ' ', 'a', 'ä€𝄞', 'a'.repeat(1000)],
};

function boundaries(matcher: TypeMatcher, example: JsonValue): JsonValue[] {
  if (Array.isArray(example)) return sampleLengths(matcher, example);
  return isObject(example) ? [example] : [...(OTHERS[jsonType(example)] ?? [])];
}

/** `type` with `min` and `max`: the type of the example; the limits hold only where the rule stands (docs/pact.md section 8.2). */
export const type: MatcherDefinition<TypeMatcher> = {
  scalar: (_matcher, expected, actual) =>
    acceptIf(jsonType(expected) === jsonType(actual), () =>
      expectedButGot(WORDS[jsonType(expected)], actual),
    ),
  array: (matcher, _expected, actual, exact) =>
    exact ? lengthWithin(matcher, actual.length, 'item') : ACCEPTED,
  object: (matcher, _expected, actual, exact) =>
    exact ? lengthWithin(matcher, Object.keys(actual).length, 'key') : ACCEPTED,
  text: () => ACCEPTED,
  bytes: () => ACCEPTED,
  describe: (matcher, example) =>
    `${WORDS[jsonType(example)]}${Array.isArray(example) || isObject(example) ? limits(matcher) : ''}`,
  samples: (_matcher, example) => (isNumber(example) ? [example, 42] : [example]),
  boundaries,
};
