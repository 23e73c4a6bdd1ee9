import { expect, it } from 'vitest';
import type { JsonValue } from '../../src/json/value.js';
import { matchQuery, type Policy, VERIFIER_POLICY } from '../../src/matching/index.js';
import { INTEGER, list, regex, TYPE } from './rules.js';

type Query = Readonly<Record<string, readonly (string | null)[]>>;

const parameters = (query: Query) =>
  Object.entries(query).map(([name, values]) => ({ name, values, pointer: '' }));

function verdict(
  expected: Query | undefined,
  actual: Query,
  rules: Record<string, JsonValue[]> = {},
  policy?: Policy,
) {
  const byName = new Map(
    Object.entries(rules).map(([name, [first, ...rest]]) =>
      first === 'OR' ? [name, list(rest, 'OR')] : [name, list([first as JsonValue, ...rest])],
    ),
  );
  const { mismatches, undecided } = matchQuery(
    expected && parameters(expected),
    parameters(actual),
    byName,
    policy,
  );
  return mismatches.length
    ? [...new Set(mismatches.map(({ path }) => path))]
    : undecided.length
      ? 'undecided'
      : 'match';
}

it.each<[string, Query | undefined, Query, Record<string, JsonValue[]>, string | string[]]>([
  ['none expected, none sent', undefined, {}, {}, 'match'],
  ['none expected, one sent', undefined, { a: ['1'] }, {}, ['a']],
  ['an empty query expects none', {}, { a: ['1'] }, {}, ['a']],
  ['a missing parameter', { a: ['1'] }, {}, {}, ['a']],
  ['names have a case', { A: ['1'] }, { a: ['1'] }, {}, ['A', 'a']],
  ['a key without = equals an empty value', { a: [null] }, { a: [''] }, {}, 'match'],
  ['the order of values counts', { a: ['1', '2'] }, { a: ['2', '1'] }, {}, ['a']],
  ['the order of names does not', { a: ['1'], b: ['2'] }, { b: ['2'], a: ['1'] }, {}, 'match'],
  ['a surplus value', { a: ['1'] }, { a: ['1', '1'] }, {}, ['a']],
  ['a missing value', { a: ['1', '1'] }, { a: ['1'] }, {}, ['a']],
  ['an empty list against a value', { a: [] }, { a: ['1'] }, {}, ['a']],
  ['a rule on surplus values', { a: ['1'] }, { a: ['5', '6'] }, { a: [TYPE] }, 'match'],
  ['a rule each value has to keep', { a: ['1'] }, { a: ['5', 'x'] }, { a: [INTEGER] }, ['a']],
  ['fewer values under a rule', { a: ['1', '2'] }, { a: ['3'] }, { a: [INTEGER] }, 'match'],
  ['min', { a: ['1'] }, { a: ['1'] }, { a: [{ match: 'type', min: 2 }] }, ['a']],
  ['max', { a: ['1'] }, { a: ['1', '2'] }, { a: [{ match: 'type', max: 1 }] }, ['a']],
  ['regex matches the whole value', { a: ['1'] }, { a: ['55'] }, { a: [regex('\\d')] }, ['a']],
  ['OR', { a: ['1'] }, { a: ['x'] }, { a: ['OR', INTEGER, regex('x')] }, 'match'],
  [
    'equality under an indexed name is another parameter',
    { a: ['1'] },
    { a: ['5'] },
    { 'a[0]': [TYPE] },
    ['a'],
  ],
  ['names with brackets are literal', { 'ids[]': ['1'] }, { 'ids[]': ['5'] }, { 'ids[]': [TYPE] }, 'match'],
  ['eachValue', { a: ['1'] }, { a: ['1', '2'] }, { a: [{ match: 'eachValue', rules: [INTEGER] }] }, 'match'],
  [
    'eachValue, a wrong value',
    { a: ['1'] },
    { a: ['x'] },
    { a: [{ match: 'eachValue', rules: [INTEGER] }] },
    ['a'],
  ],
  [
    'arrayContains',
    { a: ['x'] },
    { a: ['q', 'x'] },
    { a: [{ match: 'arrayContains', variants: [{ index: 0 }] }] },
    'match',
  ],
  [
    'arrayContains, missing',
    { a: ['x'] },
    { a: ['q'] },
    { a: [{ match: 'arrayContains', variants: [] }] },
    ['a'],
  ],
  [
    'arrayContains with rules',
    { a: ['1'] },
    { a: ['q', '7'] },
    { a: [{ match: 'arrayContains', variants: [{ index: 0, rules: { $: { matchers: [INTEGER] } } }] }] },
    'match',
  ],
  [
    'arrayContains without its example',
    { a: ['1'] },
    { a: ['1'] },
    { a: [{ match: 'arrayContains', variants: [{ index: 3 }] }] },
    ['a'],
  ],
  ['an unknown matcher', { a: ['1'] }, { a: ['1'] }, { a: [{ match: 'bogus' }] }, 'undecided'],
  ['prototype names', { constructor: ['1'] }, { constructor: ['1'] }, {}, 'match'],
])('%s', (_name, expected, actual, rules, result) => {
  expect(verdict(expected, actual, rules)).toEqual(result);
});

it('takes negative integers, which the verifier does not', () => {
  expect(verdict({ a: ['1'] }, { a: ['-1'] }, { a: [INTEGER] })).toBe('match');
  expect(verdict({ a: ['1'] }, { a: ['-1'] }, { a: [INTEGER] }, VERIFIER_POLICY)).toEqual(['a']);
});
