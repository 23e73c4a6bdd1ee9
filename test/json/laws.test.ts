import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonSyntaxError, MAX_DEPTH, parseJson, parseJsonBytes } from '../../src/json/parse.js';
import { printJson } from '../../src/json/print.js';
import { JsonNumber, type JsonValue } from '../../src/json/value.js';
import { writtenTexts } from './written.js';

const RUN = { seed: 20_261_202, numRuns: 1_000 };

/** What JSON.parse makes of a text; undefined where it refuses. */
function platform(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function ours(text: string): JsonValue | undefined {
  try {
    return parseJson(text).value;
  } catch (error) {
    if (error instanceof JsonSyntaxError) return undefined;
    throw error;
  }
}

/** A text near JSON: one that a character was put into, and one was taken out of. */
const spoilt = fc
  .tuple(writtenTexts, fc.nat(), fc.constantFrom(...'[]{}",:\\-+.01eE/\n\u0000\u00a0\ufeffé'), fc.nat())
  .map(([{ text }, at, char, gone]) => {
    const cut = at % (text.length + 1);
    const more = text.slice(0, cut) + char + text.slice(cut);
    const without = gone % more.length;
    return more.slice(0, without) + more.slice(without + 1);
  });

/** As a file is read. */
const read = (text: string) => parseJsonBytes(new TextEncoder().encode(text), () => text);

describe('laws', () => {
  it('reads what JSON.parse reads, and refuses what it refuses', () => {
    const seen = { read: 0, refused: 0 };
    fc.assert(
      fc.property(fc.oneof(spoilt, fc.json()), (text) => {
        const wanted = platform(text);
        const found = ours(text);
        expect(found === undefined).toBe(wanted === undefined);
        // JSON.stringify prints what JSON.parse would have read: numbers that keep their text as the nearest double.
        expect(JSON.stringify(found)).toBe(JSON.stringify(wanted));
        seen[wanted === undefined ? 'refused' : 'read']++;
      }),
      RUN,
    );
    expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(200);
  });

  it('takes either road to the same value', () => {
    fc.assert(
      fc.property(writtenTexts, ({ text }) => {
        const quick = parseJson(text);
        const slow = parseJson(`[1.0,${text}]`);
        expect([read(text).layout !== undefined, read(`[1.0,${text}]`).layout]).toEqual([true, undefined]);
        expect((slow.value as JsonValue[])[1]).toEqual(quick.value);
        expect(printJson((slow.value as JsonValue[])[1]!)).toBe(printJson(quick.value));
      }),
      RUN,
    );
  });

  it('prints every number as it was written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^-?(0|[1-9]\d{0,20})(\.\d{1,20})?([eE][+-]?\d{1,3})?$/)),
        (list) => {
          const text = `[${list.join(',')}]`;
          const { value } = parseJson(text);
          expect(printJson(value)).toBe(text);
          for (const [index, one] of (value as JsonValue[]).entries())
            expect(one instanceof JsonNumber).toBe(String(Number(list[index])) !== list[index]);
        },
      ),
      RUN,
    );
  });
});

describe('inputs nobody writes by hand', () => {
  it('reads numbers of any length', () => {
    for (const lexeme of ['7'.repeat(2_000_000), `1.${'5'.repeat(2_000_000)}`, `-${'1'.repeat(2_000_000)}e5`])
      expect(parseJson(`{"n":${lexeme}}`).value).toEqual({ n: new JsonNumber(lexeme) });
  });

  it.each(['{"a":"é\ud800"}', '["\\ud800",1.0]', '["\\udc00\\ud800"]', '{"\ud800":[],"x":"\ud83d"}'])(
    'keeps halves of surrogate pairs: %j',
    (text) => {
      expect(JSON.stringify(parseJson(text).value)).toBe(JSON.stringify(JSON.parse(text)));
    },
  );

  it.each([
    ['{"a":1,"b":2,"a":3}', '{"a":3,"b":2}'],
    ['{"a":1.0,"b":2,"a":3.0}', '{"a":3.0,"b":2}'],
    ['{"__proto__":1,"__proto__":{"x":1.0}}', '{"__proto__":{"x":1.0}}'],
  ])('of members with one name the last counts, where the first stood: %s', (text, wanted) => {
    expect(printJson(parseJson(text).value)).toBe(wanted);
  });

  it('refuses a byte order mark where the text begins, unless it is lenient', () => {
    for (const text of ['\ufeff[1]', '\ufeff[1.0]']) {
      expect(() => parseJson(text)).toThrow(/byte order mark/);
      expect(parseJson(text, { lenient: true }).faults).toMatchObject([{ offset: 0 }]);
      expect(printJson(parseJson(text, { lenient: true }).value)).toBe(text.slice(1));
    }
  });

  it.each(['', '1.0,'])('refuses one level more than it reads (%s)', (first) => {
    const nested = (levels: number) => `[${first}${'['.repeat(levels - 1)}${']'.repeat(levels)}`;
    expect(parseJson(nested(MAX_DEPTH)).faults).toEqual([]);
    expect(() => parseJson(nested(MAX_DEPTH + 1))).toThrow(`nested deeper than ${MAX_DEPTH} levels`);
  });

  it.each([' {"é":[1,"😀"],"n":1.50}', ' {"é":[1,"😀"],"n":1.5}'])(
    'takes the bytes of the text from who has them: %s',
    (text) => {
      const { layout: _layout, ...parsed } = read(text);
      expect(parsed).toEqual(parseJson(text));
    },
  );
});
