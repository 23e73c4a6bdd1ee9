import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/json/value.js';
import { differences } from '../../src/report/pretty/difference.js';
import { exchangeLines } from '../../src/report/pretty/exchange.js';

describe('differences', () => {
  it.each<[JsonValue, JsonValue, string[]]>([
    [1, 1, []],
    [1, '1', ['$: 1 instead of "1"']],
    [{ a: 1 }, { a: 1, b: 2 }, ['$.b: absent']],
    [{ a: 1, 'x y': null }, { a: 1 }, ["$['x y']: null added"]],
    [{ a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }, { b: 3 }] }, ['$.a[1].b: 2 instead of 3']],
    [{ a: [] }, { a: [1, 2] }, ['$.a: 0 instead of 2 items']],
    [{ a: {} }, { a: [] }, ['$.a: {} instead of []']],
    ['x'.repeat(100), '', [`$: "${'x'.repeat(59)}… instead of ""`]],
  ])('%j from %j', (value, from, expected) => {
    expect(differences(value, from)).toEqual(expected);
  });

  it('stops somewhere', () => {
    const nest = (leaf: JsonValue) => Array.from({ length: 500 }).reduce<JsonValue>((value) => [value], leaf);
    expect(differences(nest(1), nest(2))).toHaveLength(1);
  });
});

describe('a counterexample', () => {
  const long = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`member${i}`, 'text']));
  const responding = (body: JsonValue) => ({
    request: undefined,
    response: { status: 200, headers: {}, body },
  });

  it('with a long body is told by its difference from the witness', () => {
    const { member7, ...rest } = long;
    expect(exchangeLines(responding(rest), responding(long))).toEqual([
      '200',
      '(the body is one that works, except:)',
      '  $.member7: absent',
    ]);
    expect(exchangeLines(responding(long), responding(long))).toEqual([
      '200',
      '(the body makes no difference)',
    ]);
  });

  it('with a short body is shown as it is', () => {
    expect(exchangeLines(responding({ a: 1 }), responding({ a: 2 }))).toEqual(['200', '', '{"a":1}']);
  });

  it('without witness, or too different from it, is shown as it is, up to a length', () => {
    const whole = exchangeLines(responding(long), undefined);
    expect(whole).toContain('  "member7": "text",');
    expect(exchangeLines(responding(long), responding({}))).toEqual(whole);
    const endless = exchangeLines(responding(Array.from({ length: 100 }, (_, i) => i)), undefined);
    expect(endless.at(-1)).toBe('… 78 more lines');
  });
});
