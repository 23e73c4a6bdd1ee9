import { describe, expect, it } from 'vitest';
import { isNumber, isObject, JsonNumber, type JsonValue } from '../../../src/json/value.js';
import { shrink, simplerValues } from '../../../src/schema/solver/index.js';

describe('shrink', () => {
  it.each<readonly [JsonValue, (value: JsonValue) => boolean, JsonValue]>([
    [{ a: 1, b: { c: [1, 2, 3] } }, (value) => isObject(value) && isObject(value.b ?? null), { b: {} }],
    ['hello world', (value) => String(value).includes('o'), 'o'],
    [1000, (value) => Number(value) > 17, 18],
    [-3.75, (value) => isNumber(value) && Number(value) < 0, -1],
    [new JsonNumber('12.50'), (value) => isNumber(value), 0],
    [[5, 'x', [], true], (value) => Array.isArray(value) && value.length > 1, [0, '']],
    [true, () => true, false],
    ['kept', () => false, 'kept'],
  ])('%j', (value, stillOk, expected) => {
    expect(shrink(value, stillOk)).toEqual(expected);
  });

  it('stops at the limit of calls', () => {
    let calls = 0;
    shrink('x'.repeat(500), () => ++calls < 1e6, 10);
    expect(calls).toBeLessThanOrEqual(10);
  });

  it('keeps members with special names', () => {
    const value = JSON.parse('{"__proto__": [1], "x": 1}');
    const kept = shrink(value, (candidate) => isObject(candidate) && Object.hasOwn(candidate, '__proto__'));
    expect(JSON.stringify(kept)).toBe('{"__proto__":[]}');
  });

  it('single steps never lead back', () => {
    const seen = new Set<string>();
    let waiting: JsonValue[] = [[true, 2, 'ab', { k: -1.5 }]];
    for (let round = 0; round < 200 && waiting.length; round++) {
      const next: JsonValue[] = [];
      for (const value of waiting)
        for (const simpler of simplerValues(value)) {
          const text = JSON.stringify(simpler);
          if (!seen.has(text)) next.push(simpler);
          seen.add(text);
        }
      waiting = next;
    }
    expect(waiting).toEqual([]);
  });
});
