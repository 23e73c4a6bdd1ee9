import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/json/parse.js';
import type { JsonValue } from '../../../src/json/value.js';
import { matchJsonBody, type Policy, VERIFIER_POLICY } from '../../../src/matching/index.js';
import { bodyRules, INTEGER, regex, TYPE } from '../rules.js';

type Rules = Readonly<Record<string, JsonValue>>;
type Outcome = 'match' | 'undecided' | string[];

/** `match`, `undecided`, or the paths of the mismatches. */
function outcome(
  expected: string,
  actual: string,
  rules: Rules,
  strictness: 'request' | 'response' = 'response',
  policy?: Policy,
): Outcome {
  const { mismatches, undecided } = matchJsonBody(
    parseJson(expected).value,
    parseJson(actual).value,
    bodyRules(rules),
    strictness,
    policy,
  );
  if (mismatches.length) return [...new Set(mismatches.map(({ path }) => path))].sort();
  return undecided.length ? 'undecided' : 'match';
}

describe('without rules', () => {
  it.each<[string, string, string, Outcome, Outcome]>([
    ['equal', '{"a":1}', '{"a":1}', 'match', 'match'],
    ['an unexpected key', '{"a":1}', '{"a":1,"b":2}', 'match', ['$.b']],
    ['a missing key', '{"a":1,"b":2}', '{"a":1}', ['$.b'], ['$.b']],
    ['an empty example object', '{}', '{"a":1}', 'match', ['$']],
    ['another type for an object', '{"a":{}}', '{"a":[]}', ['$.a'], ['$.a']],
    ['another type for an array', '[1]', '{"0":1}', ['$'], ['$']],
    ['an integer is not a decimal', '{"a":1}', '{"a":1.0}', ['$.a'], ['$.a']],
    ['trailing zeros do not matter', '{"a":1.10}', '{"a":1.1}', 'match', 'match'],
    ['no precision is lost', '[9007199254740993]', '[9007199254740992]', ['$[0]'], ['$[0]']],
    ['minus zero is a decimal', '[0]', '[-0]', ['$[0]'], ['$[0]']],
    ['a longer array', '[1]', '[1,1]', ['$'], ['$']],
    ['a shorter array', '[1,2]', '[1]', ['$', '$[1]'], ['$', '$[1]']],
    ['an empty example array', '[]', '[1]', ['$'], ['$']],
    ['another order', '[1,2]', '[2,1]', ['$[0]', '$[1]'], ['$[0]', '$[1]']],
    ['a null item has its own example', '[{"a":1},null]', '[{"a":1},null]', 'match', 'match'],
    [
      'names that are no identifiers',
      '{"x y":{"a.b":1}}',
      '{"x y":{"a.b":2}}',
      ["$['x y']['a.b']"],
      ["$['x y']['a.b']"],
    ],
    ['prototype names', '{"constructor":1}', '{}', ['$.constructor'], ['$.constructor']],
    ['__proto__ as a key', '{"__proto__":1}', '{"__proto__":2}', ['$.__proto__'], ['$.__proto__']],
    ['scalars at the root', '1', '2', ['$'], ['$']],
  ])('%s', (_name, expected, actual, response, request) => {
    expect(outcome(expected, actual, {}, 'response')).toEqual(response);
    expect(outcome(expected, actual, {}, 'request')).toEqual(request);
  });
});

describe('type, min and max on containers', () => {
  it.each<[string, string, string, Rules, Outcome]>([
    ['any length', '[1]', '[2,3,4]', { $: TYPE }, 'match'],
    ['an empty array', '[1]', '[]', { $: TYPE }, 'match'],
    ['surplus items against the first example', '[1,"a"]', '[1,"b","c"]', { $: TYPE }, ['$[2]']],
    ['fewer items', '[1,"a"]', '[1]', { $: TYPE }, 'match'],
    ['min', '[1]', '[]', { $: { match: 'type', min: 1 } }, ['$']],
    ['min is free above', '[1]', '[1,2,3]', { $: { match: 'type', min: 1 } }, 'match'],
    ['max', '[1]', '[1,2,3]', { $: { match: 'type', max: 2 } }, ['$']],
    ['min is not inherited', '{"a":[[1]]}', '{"a":[[]]}', { '$.a': { match: 'type', min: 1 } }, 'match'],
    ['min counts keys', '{"a":1}', '{"a":1}', { $: { match: 'type', min: 2 } }, ['$']],
    ['the type cascades', '{"a":{"b":1}}', '{"a":{"b":"x"}}', { $: TYPE }, ['$.a.b']],
    ['keys stay required', '{"a":{"b":1}}', '{"a":{}}', { $: TYPE }, ['$.a.b']],
    [
      '[*].b does not free the length',
      '{"a":[{"b":1}]}',
      '{"a":[{"b":1},{"b":2}]}',
      { '$.a[*].b': TYPE },
      ['$.a'],
    ],
    [
      'equality stops a cascade',
      '{"a":1,"b":1}',
      '{"a":2,"b":2}',
      { $: TYPE, '$.b': { match: 'equality' } },
      ['$.b'],
    ],
    [
      'equality on an object wants no other keys',
      '{"a":{"b":1}}',
      '{"a":{"b":1,"c":1}}',
      { '$.a': { match: 'equality' } },
      ['$.a'],
    ],
    ['rules about absent places are idle', '{"a":1}', '{"a":1,"b":"x"}', { '$.b': INTEGER }, 'match'],
    [
      'an object is asked for before any rule',
      '{"a":{"x":1}}',
      '{"a":null}',
      { '$.a': ['OR', TYPE, { match: 'null' }] },
      ['$.a'],
    ],
  ])('%s', (_name, expected, actual, rules, result) => {
    expect(outcome(expected, actual, rules)).toEqual(result);
  });
});

describe('values, eachKey and eachValue', () => {
  const lower = { match: 'eachKey', rules: [regex('[a-z]+')] };
  const integers = { match: 'eachValue', rules: [INTEGER] };
  it.each<[string, string, string, Rules, Outcome]>([
    ['values: other keys', '{"a":"x"}', '{"q":"y"}', { $: { match: 'values' }, '$.*': TYPE }, 'match'],
    ['values: a wrong value', '{"a":"x"}', '{"q":1}', { $: { match: 'values' }, '$.*': TYPE }, ['$.q']],
    [
      'values: without further rules by equality',
      '{"a":"x"}',
      '{"q":"y"}',
      { $: { match: 'values' } },
      ['$.q'],
    ],
    [
      'values: unknown keys against the first by name',
      '{"b":"x","a":1}',
      '{"q":2}',
      { $: { match: 'values' }, '$.*': TYPE },
      'match',
    ],
    [
      'values: an empty example compares nothing',
      '{}',
      '{"q":1}',
      { $: { match: 'values' }, '$.*': TYPE },
      'match',
    ],
    [
      'values: rules of the example key stay with it',
      '{"m":{"k":{"v":1}}}',
      '{"m":{"z":{"v":2}}}',
      { '$.m': { match: 'values' }, '$.m.k.v': TYPE },
      ['$.m.z.v'],
    ],
    ['values: on an array the length is free', '[1]', '[1,1]', { $: { match: 'values' } }, 'match'],
    ['eachKey: every key', '{"a":1}', '{"a":1,"B":2}', { $: lower }, ['$.B']],
    ['eachKey: example keys may be absent', '{"a":1}', '{"z":"anything"}', { $: lower }, 'match'],
    ['eachKey and eachValue together', '{"a":1}', '{"q":2,"r":3}', { $: [lower, integers] }, 'match'],
    ['eachKey and eachValue: a wrong value', '{"a":1}', '{"q":"x"}', { $: [lower, integers] }, ['$.q']],
    ['eachValue: on a map', '{"a":1}', '{"b":2}', { $: integers }, 'match'],
    ['eachValue: on an array', '[1]', '[2,"x"]', { $: integers }, ['$[1]']],
    [
      'eachValue: other rules below are out',
      '[{"id":"x1"}]',
      '[{"id":"zzz"}]',
      { $: { match: 'eachValue', rules: [TYPE] }, '$[*].id': regex('x.*') },
      'match',
    ],
    [
      'eachValue: min holds for the inner array',
      '[[1]]',
      '[[1]]',
      { $: { match: 'eachValue', rules: [{ match: 'type', min: 2 }] } },
      ['$[0]'],
    ],
    [
      'eachValue: without rules nothing passes',
      '[1]',
      '[1]',
      { $: { match: 'eachValue', rules: [] } },
      ['$[0]'],
    ],
    [
      'eachValue: without rules nested arrays fail too',
      '[[1]]',
      '[[1]]',
      { $: { match: 'eachValue', rules: [] } },
      ['$[0]'],
    ],
    [
      'keys are freed by any rule here, eachKey only runs when it governs',
      '{"m":{"k":1}}',
      '{"m":{"Q":1}}',
      { '$.*': lower, '$.m': TYPE },
      'match',
    ],
  ])('%s', (_name, expected, actual, rules, result) => {
    expect(outcome(expected, actual, rules)).toEqual(result);
  });

  it('frees the keys of requests too', () => {
    expect(outcome('{"a":1}', '{"z":3}', { $: integers }, 'request')).toBe('match');
    expect(outcome('{}', '{"z":3}', { $: { match: 'values' } }, 'request')).toEqual(['$']);
  });
});

describe('arrayContains', () => {
  const contains = (...variants: JsonValue[]) => ({ match: 'arrayContains', variants });
  const typed = { index: 0, rules: { $: { matchers: [TYPE] } } };
  it.each<[string, string, string, Rules, Outcome]>([
    ['some item matches', '[1]', '["a",5]', { $: contains(typed) }, 'match'],
    ['no item matches', '[1]', '["a"]', { $: contains(typed) }, ['$']],
    [
      'one item may serve two variants',
      '[1,2]',
      '[7]',
      { $: contains(typed, { ...typed, index: 1 }) },
      'match',
    ],
    ['without rules by equality', '[{"a":1}]', '[{"a":1,"b":2}]', { $: contains({ index: 0 }) }, ['$']],
    [
      'with empty rules like a response',
      '[{"a":1}]',
      '[{"a":1,"b":2}]',
      { $: contains({ index: 0, rules: {} }) },
      'match',
    ],
    ['an index out of range', '[1]', '[1]', { $: contains({ index: 5, rules: {} }) }, ['$']],
    ['no variants: every item by equality', '[1,2]', '[2,1,3]', { $: contains() }, 'match'],
    ['no variants: one is missing', '[1,2]', '[1]', { $: contains() }, ['$']],
    [
      'an undecided variant',
      '[1]',
      '[2]',
      { $: contains({ index: 0, rules: { $: { matchers: [{ match: 'bogus' }] } } }) },
      'undecided',
    ],
    [
      'nested',
      '[{"l":[1]}]',
      '[{"l":["x",4]}]',
      { $: contains({ index: 0, rules: { '$.l': { matchers: [contains(typed)] } } }) },
      'match',
    ],
  ])('%s', (_name, expected, actual, rules, result) => {
    expect(outcome(expected, actual, rules)).toEqual(result);
  });
});

describe('combining rules', () => {
  const digitsOrX: JsonValue = ['OR', regex('\\d+'), regex('x+')];
  it.each<[string, string, string, Rules, Outcome]>([
    ['AND: one fails', '"a1"', '"a"', { $: [regex('a.*'), regex('.*1')] }, ['$']],
    ['OR: one holds', '"1"', '"xx"', { $: digitsOrX }, 'match'],
    ['OR: none holds', '"1"', '"y"', { $: digitsOrX }, ['$']],
    [
      'OR on an array as a whole',
      '[1]',
      '[1,2,3]',
      { $: ['OR', { match: 'type', min: 5 }, { match: 'type', max: 3 }] },
      'match',
    ],
    ['OR: an open alternative', '1', '"x"', { $: ['OR', INTEGER, { match: 'bogus' }] }, 'undecided'],
    ['AND: a mismatch decides', '1', '"x"', { $: [INTEGER, { match: 'bogus' }] }, ['$']],
    ['AND: an open rule', '1', '2', { $: [INTEGER, { match: 'bogus' }] }, 'undecided'],
  ])('%s', (_name, expected, actual, rules, result) => {
    expect(outcome(expected, actual, rules)).toEqual(result);
  });
});

describe('where we part from the verifier', () => {
  const eachKey = { match: 'eachKey', rules: [regex('[a-z]+')] };
  it.each<[string, string, string, Rules, Outcome, Outcome]>([
    [
      'OR on objects',
      '{"a":1}',
      '{"a":1}',
      { $: ['OR', { match: 'type', min: 5 }, { match: 'type', max: 2 }] },
      'match',
      ['$'],
    ],
    ['eachKey says nothing about values', '{"a":1}', '{"a":2}', { $: eachKey }, ['$.a'], 'match'],
    [
      'eachKey does not hide a rule above',
      '{"m":{"a":1}}',
      '{"m":{"a":2}}',
      { $: TYPE, '$.m': eachKey },
      'match',
      'match',
    ],
    [
      'eachKey does not hide a rule above from a wrong type',
      '{"m":{"a":1}}',
      '{"m":{"a":"x"}}',
      { $: TYPE, '$.m': eachKey },
      ['$.m.a'],
      'match',
    ],
    ['min with an empty example', '[]', '[]', { $: { match: 'type', min: 1 } }, ['$'], 'match'],
    ['max with an empty example', '[]', '[1,2]', { $: { match: 'type', max: 1 } }, ['$'], 'match'],
    [
      'an inherited min with an empty example',
      '{"a":[]}',
      '{"a":[]}',
      { $: { match: 'type', min: 1 } },
      'match',
      'match',
    ],
    ['an unknown matcher', '{"a":1}', '{"a":1}', { '$.a': { match: 'bogus' } }, 'undecided', ['$.a']],
    [
      'ignore-order',
      '[1,2,2]',
      '[2,1,2]',
      { $: { match: 'ignore-order' } },
      'match',
      ['$', '$[0]', '$[1]', '$[2]'],
    ],
  ])('%s', (_name, expected, actual, rules, ours, verifier) => {
    expect(outcome(expected, actual, rules)).toEqual(ours);
    expect(outcome(expected, actual, rules, 'response', VERIFIER_POLICY)).toEqual(verifier);
  });
});

describe('ignore-order', () => {
  it.each<[string, string, string, Rules, Outcome]>([
    ['items are counted', '[1,2]', '[1,1]', { $: { match: 'ignore-order' } }, ['$']],
    ['the length counts', '[1,2]', '[2,1,3]', { $: { match: 'ignore-order' } }, ['$']],
    ['min frees the length', '[1,2]', '[3,2,1]', { $: { match: 'ignore-order', min: 1 } }, 'match'],
    ['max holds', '[1]', '[1,2]', { $: { match: 'ignore-order', max: 1 } }, ['$']],
    [
      'items take the rules below',
      '[1,"a"]',
      '["b",2]',
      { $: { match: 'ignore-order' }, '$[*]': TYPE },
      'match',
    ],
    [
      'an example that fits two items leaves one to the other',
      '[{"a":1},{"a":1,"b":2}]',
      '[{"a":1,"b":2},{"a":1}]',
      { $: { match: 'ignore-order' } },
      'match',
    ],
  ])('%s', (_name, expected, actual, rules, result) => {
    expect(outcome(expected, actual, rules)).toEqual(result);
  });

  it('gives up on huge arrays', () => {
    const long = JSON.stringify(Array(300).fill(1));
    expect(outcome(long, long, { $: { match: 'ignore-order' } })).toBe('undecided');
  });
});

it('does not follow values deeper than its limit', () => {
  const nest = (depth: number): JsonValue => {
    let value: JsonValue = 1;
    for (let i = 0; i < depth; i++) value = [value];
    return value;
  };
  const { mismatches, undecided } = matchJsonBody(nest(5000), nest(5000), [], 'response');
  expect([mismatches.length, undecided.length]).toEqual([0, 1]);
});

it('changes neither side', () => {
  const example: JsonValue = Object.freeze([Object.freeze({ a: 1 })]) as unknown as JsonValue;
  const actual: JsonValue = Object.freeze([
    Object.freeze({ a: 2 }),
    Object.freeze({ a: 3 }),
  ]) as unknown as JsonValue;
  expect(matchJsonBody(example, actual, bodyRules({ $: TYPE }), 'response').mismatches).toEqual([]);
});
