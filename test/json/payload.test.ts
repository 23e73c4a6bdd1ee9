import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/json/parse.js';
import { bytesOf, isEmpty, JsonText } from '../../src/json/payload.js';
import { printJson } from '../../src/json/print.js';
import type { JsonValue } from '../../src/json/value.js';
import { jsonValues } from './written.js';

const bytes = (text: string) => new TextEncoder().encode(text);

/** A value that counts how often it is looked at. */
function watched(): { readonly value: JsonValue; readonly looks: () => number } {
  let looks = 0;
  return {
    value: {
      get a() {
        looks++;
        return 1;
      },
    },
    looks: () => looks,
  };
}

describe('the JSON text of a value', () => {
  it('is to the byte what was to be printed at once', () => {
    fc.assert(
      fc.property(jsonValues, (value) => {
        const payload = new JsonText(value);
        expect(bytesOf(payload)).toEqual(bytes(printJson(value)));
        expect(parseJson(new TextDecoder().decode(bytesOf(payload))).value).toEqual(value);
      }),
      { seed: 20_261_204, numRuns: 500 },
    );
  });

  it.each([
    '[1.0,1e2,-0,12345678901234567890]',
    '{"a":0.10,"é":"\\ud800"}',
    'null',
    '""',
    '{"__proto__":1.0}',
  ])('keeps the text of numbers and the names of members: %s', (text) => {
    expect(new TextDecoder().decode(bytesOf(new JsonText(parseJson(text).value)))).toBe(text);
  });

  it('is made when somebody asks, and then once', () => {
    const { value, looks } = watched();
    const payload = new JsonText(value);
    expect([payload.value === value, isEmpty(payload), looks()]).toEqual([true, false, 0]);
    const first = bytesOf(payload);
    const needed = looks();
    expect(needed).toBeGreaterThan(0);
    expect([bytesOf(payload) === first, payload.bytes === first, looks()]).toEqual([true, true, needed]);
  });
});

describe('bytes', () => {
  it('are what they are', () => {
    const payload = bytes('{"a": 1}');
    expect(bytesOf(payload)).toBe(payload);
  });

  it.each([
    ['nothing', undefined, true],
    ['no bytes', new Uint8Array(), true],
    ['a byte', new Uint8Array(1), false],
    ['an empty string, which has quotes', new JsonText(''), false],
    ['null', new JsonText(null), false],
    ['an empty object', new JsonText({}), false],
  ])('%s: whether something is on the wire', (_name, payload, wanted) => {
    expect(isEmpty(payload)).toBe(wanted);
  });
});
