import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/json/parse.js';
import type { JsonValue } from '../../../src/json/value.js';
import { DEFAULT_POLICY, definitionOf, VERIFIER_POLICY } from '../../../src/matching/index.js';
import { INTEGER, matcher, regex, TYPE } from '../rules.js';

const json = (text: string): JsonValue => parseJson(text).value;

/** The verdict about a JSON value, the example being a string unless given. */
const scalar = (rule: JsonValue, actual: string, example = '"x"') => {
  const one = matcher(rule);
  return definitionOf(one).scalar(one, json(example), json(actual), DEFAULT_POLICY).kind;
};

const text = (rule: JsonValue, actual: string, policy = DEFAULT_POLICY) => {
  const one = matcher(rule);
  return definitionOf(one).text(one, 'example', actual, policy).kind;
};

const VALUES = ['"abc"', '"true"', '""', '12', '-3', '1.0', '1e2', '0', 'true', 'null', '[]', '{"a":1}'];

/** Per matcher, which of VALUES it accepts when the example is a scalar. */
const ACCEPTED: readonly (readonly [JsonValue, readonly string[]])[] = [
  [TYPE, ['"abc"', '"true"', '""']],
  [INTEGER, ['12', '-3', '0']],
  [{ match: 'decimal' }, ['1.0', '1e2']],
  [{ match: 'number' }, ['12', '-3', '1.0', '1e2', '0']],
  [{ match: 'boolean' }, ['"true"', 'true']],
  [{ match: 'null' }, ['null']],
  [{ match: 'notEmpty' }, ['"abc"', '"true"', '12', '-3', '1.0', '1e2', '0', 'true', '{"a":1}']],
  [{ match: 'equality' }, []],
  [{ match: 'values' }, []],
  [regex('[a-z]+'), ['"abc"', '"true"', 'true', 'null']],
  [regex('\\d+\\.0'), ['1.0', '1e2']],
  [regex('\\{"a":1\\}'), ['{"a":1}']],
  [{ match: 'include', value: 'u' }, ['"true"', 'true', 'null']],
  [{ match: 'semver' }, []],
  [{ match: 'date', format: 'yy' }, ['12', '0']],
  [{ match: 'eachKey', rules: [TYPE] }, VALUES],
  [{ match: 'eachValue', rules: [TYPE] }, VALUES],
  [{ match: 'arrayContains', variants: [] }, VALUES],
  [{ match: 'statusCode', status: 'success' }, VALUES],
];

describe('what a matcher accepts where the example is a scalar', () => {
  it.each(ACCEPTED)('%j', (rule, accepted) => {
    expect(VALUES.filter((value) => scalar(rule, value) === 'accepted')).toEqual(accepted);
  });

  it.each([
    ['an integer example and a decimal', TYPE, '1.5', '1', 'accepted'],
    ['a null example and null', TYPE, 'null', 'null', 'accepted'],
    ['a null example and a number', TYPE, '1', 'null', 'rejected'],
    ['a number example and null', TYPE, 'null', '1', 'rejected'],
    ['min says nothing about strings', { match: 'type', min: 3 }, '"b"', '"xyz"', 'accepted'],
    ['the largest 64-bit integer', INTEGER, '18446744073709551615', '1', 'accepted'],
    ['one more is a decimal', INTEGER, '18446744073709551616', '1', 'rejected'],
    ['the smallest 64-bit integer', INTEGER, '-9223372036854775808', '1', 'accepted'],
    ['one less is a decimal', { match: 'decimal' }, '-9223372036854775809', '1', 'accepted'],
    ['minus zero is a decimal', { match: 'decimal' }, '-0', '1', 'accepted'],
    ['regex sees canonical text', regex('1\\.5'), '1.50', '"x"', 'accepted'],
    ['regex sees short exponents', regex('1e\\+20'), '100000000000000000000', '"x"', 'accepted'],
    ['regex sees small decimals', regex('0\\.00001'), '1e-5', '"x"', 'accepted'],
    ['regex matches the whole text', regex('\\d+'), '"abc1"', '"x"', 'rejected'],
    ['regex that is malformed', regex('('), '"a"', '"x"', 'rejected'],
    [
      'compact text has sorted keys',
      regex('\\{"a":\\[1,true\\],"b":null\\}'),
      '{"b":null,"a":[1,true]}',
      '"x"',
      'accepted',
    ],
    ['include in an array', { match: 'include', value: 'cat' }, '["cat"]', '"x"', 'accepted'],
    ['semver', { match: 'semver' }, '"1.2.3-rc.1+b5"', '"x"', 'accepted'],
    ['semver with a leading v', { match: 'semver' }, '"v1.0.0"', '"x"', 'rejected'],
    ['semver with a leading zero', { match: 'semver' }, '"1.02.0"', '"x"', 'rejected'],
    ['semver too short', { match: 'semver' }, '"1.0"', '"x"', 'rejected'],
    ['null is the empty date', { match: 'date', format: 'yyyy' }, 'null', '"x"', 'rejected'],
    ['equality by kind of number', { match: 'equality' }, '1.0', '1', 'rejected'],
    ['an unknown matcher', { match: 'bogus' }, '1', '1', 'undecided'],
    ['text content', { match: 'contentType', value: 'text/plain' }, '"hello you"', '"x"', 'accepted'],
    ['base64 content', { match: 'contentType', value: 'image/png' }, '"iVBORw0KGgoAAAAN"', '"x"', 'accepted'],
    ['other content', { match: 'contentType', value: 'image/png' }, '"hello you"', '"x"', 'rejected'],
  ])('%s', (_name, rule, actual, example, kind) => {
    expect(scalar(rule as JsonValue, actual, example)).toBe(kind);
  });
});

describe('what a matcher accepts in text', () => {
  it.each<[JsonValue, readonly string[], readonly string[]]>([
    [TYPE, ['', 'anything'], []],
    [{ match: 'type', min: 9 }, ['a'], []],
    [{ match: 'equality' }, ['example'], ['Example', '']],
    [{ match: 'values' }, ['example'], ['other']],
    [regex('a|ab'), ['a', 'ab'], ['abc', '']],
    [{ match: 'include', value: 'b' }, ['abc'], ['ac']],
    [
      INTEGER,
      ['5', '+5', '-5', '007', '18446744073709551615'],
      ['5.0', '', '18446744073709551616', '٣', ' 5'],
    ],
    [{ match: 'decimal' }, ['1', '1.5', '.5', '5.', '1e5', '-inf', 'NaN'], ['', '.', 'e5', '1,5', '0x1']],
    [{ match: 'number' }, ['1', '+1', 'inf', 'infinity'], ['one', '1 ']],
    [{ match: 'boolean' }, ['true', 'false'], ['True', '1', '']],
    [{ match: 'null' }, [], ['null', '']],
    [{ match: 'notEmpty' }, [' ', '0'], ['']],
    [{ match: 'semver' }, ['0.0.0'], ['1.0']],
    [{ match: 'date' }, ['2024-02-29'], ['2023-02-29']],
    [{ match: 'time' }, ['23:59:60'], ['24:00:00']],
    [{ match: 'datetime' }, ['2024-01-02T03:04:05Z'], ['2024-01-02T03:04:05']],
    [{ match: 'contentType', value: 'application/json' }, ['{"a":1}'], ['hello']],
    [{ match: 'eachKey', rules: [TYPE] }, [], ['a']],
    [{ match: 'eachValue', rules: [TYPE] }, [], ['a']],
    [{ match: 'arrayContains', variants: [] }, [], ['a']],
    [{ match: 'statusCode', status: 'success' }, [], ['200']],
  ])('%j', (rule, accepted, rejected) => {
    for (const one of accepted) expect([one, text(rule, one)]).toEqual([one, 'accepted']);
    for (const one of rejected) expect([one, text(rule, one)]).toEqual([one, 'rejected']);
  });

  it('refuses negative integers like the verifier when told to', () => {
    expect(text(INTEGER, '-5', VERIFIER_POLICY)).toBe('rejected');
  });
});

describe('what a matcher accepts in bytes', () => {
  const bytes = (rule: JsonValue, actual: readonly number[], example: readonly number[] = [1, 2]) => {
    const one = matcher(rule);
    return definitionOf(one).bytes(one, Uint8Array.from(example), Uint8Array.from(actual), DEFAULT_POLICY)
      .kind;
  };
  it.each<[string, JsonValue, readonly number[], string]>([
    ['type', TYPE, [9], 'accepted'],
    ['equality', { match: 'equality' }, [1, 2], 'accepted'],
    ['equality, other bytes', { match: 'equality' }, [1, 3], 'rejected'],
    ['regex on UTF-8', regex('a+'), [97, 97], 'accepted'],
    ['regex on other bytes', regex('.*'), [255], 'rejected'],
    ['include', { match: 'include', value: 'a' }, [98, 97], 'accepted'],
    ['notEmpty', { match: 'notEmpty' }, [0], 'accepted'],
    ['notEmpty, no bytes', { match: 'notEmpty' }, [], 'rejected'],
    ['contentType', { match: 'contentType', value: 'image/jpeg' }, [255, 216, 255, 224], 'accepted'],
    [
      'contentType without zero bytes is text',
      { match: 'contentType', value: 'text/plain' },
      [228, 246],
      'accepted',
    ],
    [
      'contentType of unknown bytes',
      { match: 'contentType', value: 'application/octet-stream' },
      [0, 1, 255],
      'accepted',
    ],
    ['integer', INTEGER, [53], 'rejected'],
    ['date', { match: 'date' }, [53], 'rejected'],
    ['unknown', { match: 'bogus' }, [53], 'undecided'],
  ])('%s', (_name, rule, actual, kind) => {
    expect(bytes(rule, actual)).toBe(kind);
  });
});
