import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/json/value.js';
import { collectFaults } from '../../src/pact/faults.js';
import { readMatcher } from '../../src/pact/matcher.js';

function read(rule: JsonValue) {
  const { faults, report } = collectFaults();
  return { matcher: readMatcher(rule, '/r', report), codes: faults.map(({ code }) => code) };
}

describe('readMatcher', () => {
  it.each<[JsonValue, object]>([
    [{ match: 'type' }, { match: 'type' }],
    [
      { match: 'type', min: 1, max: 3 },
      { match: 'type', min: 1, max: 3 },
    ],
    [
      { match: 'type', min: '2', max: -1 },
      { match: 'type', min: 2 },
    ],
    [
      { match: 'min-type', min: 0 },
      { match: 'type', min: 0 },
    ],
    [{ match: 'real' }, { match: 'decimal' }],
    [{ match: 'not-empty' }, { match: 'notEmpty' }],
    [{ match: 'equality', extra: 1 }, { match: 'equality' }],
    [
      { match: 'regex', regex: '\\d+' },
      { match: 'regex', regex: '\\d+' },
    ],
    [
      { match: 'timestamp', timestamp: 'yyyy' },
      { match: 'datetime', format: 'yyyy' },
    ],
    [
      { match: 'datetime', format: 'HH' },
      { match: 'datetime', format: 'HH' },
    ],
    [
      { match: 'date', date: 'dd' },
      { match: 'date', format: 'dd' },
    ],
    [
      { match: 'time', format: '' },
      { match: 'time', format: undefined },
    ],
    [
      { match: 'include', value: 12 },
      { match: 'include', value: '12' },
    ],
    [
      { match: 'content-type', value: 'image/png' },
      { match: 'contentType', value: 'image/png' },
    ],
    [{ match: 'statusCode' }, { match: 'statusCode', status: 'success' }],
    [
      { match: 'status-code', status: 'nonError' },
      { match: 'statusCode', status: 'nonError' },
    ],
    [
      { match: 'statusCode', status: [200, '201'] },
      { match: 'statusCode', status: [200, 201] },
    ],
    [
      { match: 'ignore-order', min: 1 },
      { match: 'ignoreOrder', min: 1 },
    ],
    [
      { min: 1, max: 2 },
      { match: 'type', min: 1 },
    ],
    [{ max: 2 }, { match: 'type', max: 2 }],
    [
      { regex: 'a', min: 1 },
      { match: 'regex', regex: 'a' },
    ],
    [{ timestamp: 'yyyy' }, { match: 'datetime', format: 'yyyy' }],
    [{ date: 'dd' }, { match: 'date', format: 'dd' }],
    [
      { match: 'each-key', rules: [{ match: 'regex', regex: 'a' }], value: 'a' },
      { match: 'eachKey', rules: [{ match: 'regex', regex: 'a' }], value: 'a' },
    ],
    [
      {
        match: 'arrayContains',
        variants: [{ index: 1 }, { rules: { '$.a': { matchers: [{ match: 'number' }] } } }],
      },
      {
        match: 'arrayContains',
        variants: [
          { index: 1, rules: undefined },
          { index: 1, rules: [{ text: '$.a', combine: 'AND', matchers: [{ match: 'number' }] }] },
        ],
      },
    ],
  ])('%j', (rule, expected) => {
    const { matcher, codes } = read(rule);
    expect(matcher).toMatchObject(expected);
    expect(codes).toEqual([]);
  });

  it.each<[JsonValue, string]>([
    [{ match: 'constructor' }, 'rule.unknown'],
    [{ match: 'sounds-like' }, 'rule.unknown'],
    [{ match: 'regex' }, 'rule.malformed'],
    [{ match: 'statusCode', status: 'fine' }, 'rule.malformed'],
    [{ match: 'arrayContains' }, 'rule.malformed'],
    [{}, 'rule.malformed'],
    ['type', 'rule.malformed'],
    [null, 'rule.malformed'],
  ])('%j cannot be judged', (rule, code) => {
    const { matcher, codes } = read(rule);
    expect(matcher.match).toBe('unknown');
    expect('problem' in matcher && matcher.problem !== undefined).toBe(code === 'rule.malformed');
    expect(codes).toEqual([code]);
  });

  it('reads a bare status code and says that verifiers do not', () => {
    const { matcher, codes } = read({ match: 'statusCode', status: 201 });
    expect(matcher).toEqual({ match: 'statusCode', status: [201] });
    expect(codes).toEqual(['rule.malformed']);
  });

  it('gives up on endless nesting', () => {
    let rule: JsonValue = { match: 'type' };
    for (let i = 0; i < 400; i++) rule = { match: 'eachValue', rules: [rule] };
    expect(read(rule).codes).toEqual(['rule.malformed']);
  });
});
