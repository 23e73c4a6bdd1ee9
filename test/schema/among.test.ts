import { describe, expect, it } from 'vitest';
import { JsonNumber, type JsonValue } from '../../src/json/value.js';
import { isAmong } from '../../src/schema/among.js';

const filled = (...values: JsonValue[]): JsonValue[] => [
  ...Array.from({ length: 40 }, (_, i) => `filler ${i}`),
  ...values,
];

describe('membership in a list', () => {
  it.each<[JsonValue, JsonValue, boolean]>([
    [1, new JsonNumber('1.0'), true],
    [new JsonNumber('1e3000'), new JsonNumber('10e2999'), true],
    [new JsonNumber('1e2001'), new JsonNumber('10e2000'), true],
    [new JsonNumber('-0'), 0, true],
    ['1', 1, false],
    [null, 'null', false],
    [{ a: [1], b: 2 }, { b: new JsonNumber('2.0'), a: [1] }, true],
    [[1, 2], [2, 1], false],
  ])('tells whether %j equals %j in short and in long lists', (listed, value, equal) => {
    expect(isAmong(value, [listed])).toBe(equal);
    expect(isAmong(value, filled(listed))).toBe(equal);
  });

  it('takes no square of time for many values in a long list', () => {
    const list = Array.from({ length: 50_000 }, (_, i) => `value ${i}`);
    const started = performance.now();
    expect(list.every((value) => isAmong(value, list))).toBe(true);
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
