import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiJson, ESCAPE_LENGTH } from '../../src/json/ascii.js';

const ascii = (text: string) => asciiJson(new TextEncoder().encode(text));

/** The text before the escapes were put in. */
function original({ text, escapes }: ReturnType<typeof ascii>): string {
  let before = '';
  let from = 0;
  for (const at of escapes) {
    const unit = String.fromCharCode(Number.parseInt(text.slice(at + 2, at + ESCAPE_LENGTH), 16));
    before += text.slice(from, at) + unit;
    from = at + ESCAPE_LENGTH;
  }
  return before + text.slice(from);
}

/** Strings whose characters come to lie across any boundary there may be. */
const long = fc
  .tuple(fc.nat(20_000), fc.string({ unit: 'binary', maxLength: 20 }), fc.nat(20_000))
  .map(
    ([before, text, after]) => `${'x'.repeat(before)}${text}${'é'.repeat(after % 50)}${'y'.repeat(after)}`,
  );

describe('JSON text in ASCII', () => {
  it('means the same, in one byte per character', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), long), (content) => {
        const text = JSON.stringify({ [content]: [content, 1] });
        const found = ascii(text);
        expect(JSON.parse(found.text)).toEqual(JSON.parse(text));
        expect(Buffer.from(found.bytes).toString('latin1')).toBe(found.text);
        expect(/^[\0-\x7f]*$/.test(found.text)).toBe(true);
      }),
      { seed: 20_261_125, numRuns: 300 },
    );
  });

  it('tells where escapes were put in', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), long), (content) => {
        const text = JSON.stringify(content);
        expect(original(ascii(text))).toBe(text);
      }),
      { seed: 20_261_125, numRuns: 300 },
    );
  });

  it('is the text itself where that is ASCII, with the escapes it has', () => {
    const text = '{"a":"\\u00e9\\n"}';
    expect(ascii(text)).toMatchObject({ text, escapes: [] });
  });

  it('stays what is no JSON where it is none', () => {
    for (const text of ['\u00a0[1]', '[1,é]', '{"a":\u2028}'])
      expect(() => JSON.parse(ascii(text).text)).toThrow();
  });
});
