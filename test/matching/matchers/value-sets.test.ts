import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/json/value.js';
import {
  DEFAULT_POLICY,
  definitionOf,
  definitions,
  describeAll,
  matchJsonBody,
} from '../../../src/matching/index.js';
import { bodyRules, INTEGER, matcher, regex, TYPE } from '../rules.js';

/** Every matcher with an example it accepts. */
const CASES: readonly (readonly [JsonValue, JsonValue])[] = [
  [{ match: 'equality' }, 'x'],
  [regex('[a-z]{2,}'), 'ab'],
  [TYPE, 'x'],
  [TYPE, 5],
  [TYPE, true],
  [TYPE, null],
  [{ match: 'type', min: 2, max: 4 }, ['a', 'b']],
  [{ match: 'type', min: 1 }, { a: 1 }],
  [{ match: 'include', value: 'b' }, 'abc'],
  [INTEGER, 7],
  [{ match: 'decimal' }, 1.5],
  [{ match: 'number' }, 3],
  [{ match: 'boolean' }, true],
  [{ match: 'null' }, null],
  [{ match: 'date' }, '2024-01-02'],
  [{ match: 'time', format: 'HH:mm' }, '10:11'],
  [{ match: 'datetime' }, '2024-01-02T03:04:05Z'],
  [{ match: 'contentType', value: 'text/plain' }, 'hello you'],
  [{ match: 'values' }, { a: 1 }],
  [{ match: 'arrayContains', variants: [] }, [1, 2]],
  [{ match: 'notEmpty' }, 'x'],
  [{ match: 'semver' }, '1.0.0'],
  [{ match: 'eachKey', rules: [regex('[a-z]+')] }, { a: 1 }],
  [{ match: 'eachValue', rules: [TYPE] }, [1]],
  [{ match: 'ignore-order' }, [1, 2]],
];

describe('members of the set', () => {
  it.each(CASES)('%j with the example %j', (rule, example) => {
    const one = matcher(rule);
    const definition = definitionOf(one);
    const members = [...definition.samples(one, example), ...definition.boundaries(one, example)];
    expect(members).not.toEqual([]);
    const rules = bodyRules({ $: rule });
    for (const member of members)
      expect([member, matchJsonBody(example, member, rules, 'response').mismatches]).toEqual([member, []]);
  });

  it.each(CASES)('%j begins with the example %j', (rule, example) => {
    const one = matcher(rule);
    expect(definitionOf(one).samples(one, example)[0]).toEqual(example);
  });

  it('leaves out an example that is not in the set', () => {
    const one = matcher(INTEGER);
    expect(definitionOf(one).samples(one, 'x')).not.toContain('x');
  });

  it('reaches the edges', () => {
    const edges = (rule: JsonValue, example: JsonValue) => {
      const one = matcher(rule);
      return definitionOf(one).boundaries(one, example);
    };
    expect(edges(TYPE, 'x')).toContain('');
    expect(edges(INTEGER, 1)).toContain(-1);
    expect(edges({ match: 'type', min: 2, max: 4 }, ['a'])).toEqual([
      ['a', 'a'],
      ['a', 'a', 'a'],
      ['a', 'a', 'a', 'a'],
    ]);
    expect(edges({ match: 'statusCode', status: 'clientError' }, 404)).toEqual([400, 404, 499]);
    expect(edges({ match: 'bogus' }, 1)).toEqual([]);
  });
});

describe('words', () => {
  it.each<[JsonValue, JsonValue, string]>([
    [INTEGER, 1, 'an integer'],
    [regex('^\\d{5}$'), '12345', 'a string matching ^\\d{5}$'],
    [TYPE, [], 'an array'],
    [{ match: 'type', min: 1 }, [1], 'an array with at least 1 item'],
    [{ match: 'type', min: 1, max: 2 }, [1], 'an array with 1 to 2 items'],
    [{ match: 'type', max: 2 }, { a: 1 }, 'an object with at most 2 items'],
    [{ match: 'equality' }, 'x', 'exactly "x"'],
    [{ match: 'date', format: 'yyyy' }, '2024', 'a date in the format yyyy'],
    [{ match: 'statusCode', status: [200, 201] }, 200, 'one of the statuses 200, 201'],
    [{ match: 'eachKey', rules: [regex('a')] }, {}, 'an object whose keys are each a string matching a'],
    [{ match: 'bogus' }, 1, 'a value the matcher "bogus" accepts'],
  ])('%j', (rule, example, words) => {
    const one = matcher(rule);
    expect(definitionOf(one).describe(one, example)).toBe(words);
  });

  it('joins several matchers', () => {
    const two = [matcher(INTEGER), matcher({ match: 'null' })];
    expect(describeAll(two, 1, 'OR')).toBe('an integer or null');
    expect(describeAll(two, 1)).toBe('an integer and null');
  });
});

it('has a definition for every matcher whose array and object verdicts never throw', () => {
  for (const [name, definition] of Object.entries(definitions)) {
    const one = matcher({ match: name, regex: 'a', value: 'a', variants: [], rules: [], status: 'success' });
    const verdicts = [
      (definition as (typeof definitions)['unknown']).array(one as never, [1], [1], true, DEFAULT_POLICY),
      (definition as (typeof definitions)['unknown']).object(
        one as never,
        { a: 1 },
        { a: 1 },
        true,
        DEFAULT_POLICY,
      ),
    ];
    expect(verdicts.every(({ kind }) => typeof kind === 'string')).toBe(true);
  }
});
