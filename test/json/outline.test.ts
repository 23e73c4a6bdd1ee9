import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { outlineOf } from '../../src/json/outline.js';
import { writtenTexts } from './written.js';

const encoder = new TextEncoder();
/** `ends`: where containers end, by where they begin. */
const outline = (text: string, maxDepth = 1000) => {
  const { containers, ...rest } = outlineOf(encoder.encode(text), maxDepth);
  const ends = new Map<number, number>();
  for (let i = 0; i < containers.length; i += 2)
    ends.set(containers[i] as number, containers[i + 1] as number);
  return { ...rest, ends };
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const RUN = { seed: 20_261_201, numRuns: 500 };

/** Containers of so many bytes, so near to the root, are certainly worth remembering. */
const LARGE = 250;
const NEAR = 5;

describe('the outline of JSON text', () => {
  it('knows where large containers end, and nothing that is wrong', () => {
    let large = 0;
    fc.assert(
      fc.property(writtenTexts, ({ text, places }) => {
        const { ends, exact } = outline(text);
        expect(exact).toBe(true);
        const inBytes = (offset: number): number => Buffer.byteLength(text.slice(0, offset));
        const containers = places
          .filter(({ level }) => level !== undefined)
          .map(({ level, value }) => ({
            level,
            value: { start: inBytes(value.start), end: inBytes(value.end) },
          }));
        const truth = new Map(containers.map(({ value }) => [value.start, value.end]));
        for (const [start, end] of ends) expect([start, end]).toEqual([start, truth.get(start)]);
        const worthIt = containers.filter(
          ({ level = 0, value }) => level < NEAR && value.end - value.start >= LARGE,
        );
        large += worthIt.length;
        expect(worthIt.filter(({ value }) => !ends.has(value.start))).toEqual([]);
      }),
      RUN,
    );
    expect(large).toBeGreaterThan(100);
  });

  it('counts the levels', () => {
    fc.assert(
      fc.property(writtenTexts, ({ text, places }) => {
        const deepest = Math.max(0, ...places.map(({ level }) => (level ?? -1) + 1));
        expect(outline(text).depth).toBe(deepest);
        expect(outline(text, 2).depth).toBe(Math.min(deepest, 3));
      }),
      RUN,
    );
  });

  it('has no entries for text that is small throughout', () => {
    expect(outline('{"a":[1,[2,{"b":3}]]}').ends.size).toBe(0);
  });
});

describe('text that is no JSON', () => {
  /** What may go wrong, and what surrounds it. */
  const PARTS = [
    ...[
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '""',
      '"a"',
      '"\\u00e9"',
      '"\\u00g9"',
      '"\\x"',
      '"\t"',
      '"\\',
    ],
    ...['true', 'nul', 'false', 'null', 't', '1', '0', '01', '-', '1.', '.5', '-1', '1.5', '+1', 'NaN', '#'],
    ...[' ', '\n', '\r', '\t', '\f', '\u00a0', '\ufeff', 'é', '"é"', '"a":', '[1,2]', '{"k":[]}', '//'],
  ];

  it('is never taken for JSON, nor JSON for something else', () => {
    const seen = { json: 0, other: 0 };
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PARTS), { maxLength: 8 }),
        fc.constantFrom('', 'x', '[1,', '{"a":', '['),
        (parts, before) => {
          const text = before + parts.join('') + (before === '{"a":' ? '}' : before === '[1,' ? ']' : '');
          const { exact } = outline(text);
          expect([text, exact]).toEqual([text, isJson(text)]);
          seen[exact ? 'json' : 'other']++;
        },
      ),
      { ...RUN, numRuns: 20_000 },
    );
    expect(Math.min(seen.json, seen.other)).toBeGreaterThan(500);
  });

  it('is known by a single character', () => {
    fc.assert(
      fc.property(writtenTexts, fc.nat(), fc.constantFrom('', ...PARTS), ({ text }, at, part) => {
        const place = at % (text.length + 1);
        const spoilt = Buffer.from(text.slice(0, place) + part + text.slice(place + 1)).toString();
        // Numbers that lose their text are another matter.
        fc.pre(!/[\d.][.eE]|\d[-+]|-0|\d{16}/.test(spoilt));
        expect([spoilt, outline(spoilt).exact]).toEqual([spoilt, isJson(spoilt)]);
      }),
      { ...RUN, numRuns: 5_000 },
    );
  });

  it('includes text nested beyond what can be told', () => {
    expect(outline('['.repeat(9_000) + ']'.repeat(9_000), 1e6).exact).toBe(false);
  });
});

describe('exact', () => {
  const lexemes = fc.oneof(
    fc.stringMatching(/^-?(0|[1-9]\d{0,22})(\.\d{1,22})?$/),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.stringMatching(/^-?[1-9]\d{0,3}(\.\d)?[eE][+-]?\d{1,3}$/),
  );

  it('holds for numbers whose text JSON.parse would print again, unless they have an exponent', () => {
    const seen = { exact: 0, lossy: 0 };
    fc.assert(
      fc.property(lexemes, (lexeme) => {
        const { exact } = outline(`{"n":[${lexeme},1]}`);
        expect([lexeme, exact]).toEqual([lexeme, !/e/i.test(lexeme) && String(Number(lexeme)) === lexeme]);
        seen[exact ? 'exact' : 'lossy']++;
      }),
      { ...RUN, numRuns: 3_000 },
    );
    expect(Math.min(seen.exact, seen.lossy)).toBeGreaterThan(500);
  });

  it.each([
    ['-0', false],
    ['-0.0', false],
    ['-0.5', true],
    ['999999999999999', true],
    ['1000000000000000', true],
    ['9007199254740993', false],
    ['100000000000000000000', true],
    ['1000000000000000000000', false],
    ['-0.0000012345678901234567', true],
    ['0.0000001', false],
    ['1'.repeat(2_000_000), false],
    [`0.${'3'.repeat(2_000_000)}`, false],
  ])('%.30s', (lexeme, wanted) => {
    expect(outline(lexeme).exact).toBe(wanted);
    expect(outline(`[${lexeme}]`).exact).toBe(wanted);
  });

  it('is not misled by numbers in strings', () => {
    expect(outline('{"1.0":"-0 \\" 1e5","\\\\":1}').exact).toBe(true);
    expect(outline('{"1.0":"-0 \\" 1e5","\\\\":1.0}').exact).toBe(false);
  });
});

describe('texts that are read in several pieces', () => {
  /** Larger than a piece, so that whatever stands at the seam is cut at every place. */
  const PIECE = 16_384;
  const TOKENS = ['"a\\\\\\"b]"', '"\\u00e9"', 'true', '[12,-3.5]', '{"k":[]}', '1234567890123456', 'null'];

  it.each(TOKENS)('%j is read alike wherever it is cut', (token) => {
    const whole = outline(`[${token},\n1]`);
    for (let i = -token.length - 2; i <= 2; i++) {
      const text = `[${' '.repeat(PIECE + i)}${token},\n1]`;
      const { exact, depth, lines, ends } = outline(text);
      expect([i, exact, depth, ends.get(0)]).toEqual([i, true, whole.depth, text.length]);
      expect(Array.from(lines)).toEqual([0, text.length - 2]);
    }
  });

  it.each(['1.0', '-0', '1e5', '9007199254740993'])('%s is found wherever it is cut', (lexeme) => {
    for (let i = -lexeme.length - 2; i <= 2; i++)
      for (const after of ['', ' ', ',1]']) {
        const before = after === ',1]' ? '[' : '';
        expect([i, outline(before + ' '.repeat(PIECE + i) + lexeme + after).exact]).toEqual([i, false]);
      }
  });

  it('keeps nothing of one text for the next', () => {
    for (const text of ['['.repeat(2000), '"open', '-', '"\\', '"\\u1', 'tr', '{"a"', '1.0']) {
      outline(text, 10);
      expect(outline('[1]')).toMatchObject({ exact: true, depth: 1, lines: Int32Array.of(0) });
    }
  });

  it('counts every line of a long text', () => {
    const text = `[${'\n1,\n'.repeat(30_000)}1]`;
    const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    expect(Array.from(outline(text, 1e6).lines)).toEqual(starts);
  });
});

it.each([
  ['is no WebAssembly', undefined],
  [
    'is no room for its memory',
    {
      Module: class {},
      Instance: class {
        constructor() {
          throw new RangeError('Out of memory');
        }
      },
    },
  ],
])('knows nothing where there %s', async (_name, api) => {
  vi.stubGlobal('WebAssembly', api);
  vi.resetModules();
  const { parseJson } = await import('../../src/json/parse.js');
  vi.unstubAllGlobals();
  expect(parseJson('{"a":[1,"\\u0041"]}')).toEqual({ value: { a: [1, 'A'] }, faults: [], repeated: [] });
  expect(() => parseJson('['.repeat(5000))).toThrow('nested');
});

it.each([100, 5_000, 100_000])('has an answer where %i more are closed than were opened', (count) => {
  for (const text of [`${'}'.repeat(count)}[1.0`, `${']}'.repeat(count)}${'[{'.repeat(count)}"`])
    expect(() => outline(text, 10)).not.toThrow();
  expect(outline(`${'}'.repeat(count)}{"a":[1.0]}`).exact).toBe(false);
  expect(outline('[[1]]')).toMatchObject({ exact: true, depth: 2 });
});

it('has an answer for whatever bytes there are', () => {
  const parts = fc.constantFrom('[', '{', ']', '}', '"', '\\', '1', '-', '.', ',', 'é', '\0', ' ');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 30 }), fc.uint8Array({ maxLength: 30 }), (text, bytes) => {
      expect(() => outline(text.join(''))).not.toThrow();
      expect(() => outlineOf(bytes, 3)).not.toThrow();
    }),
    RUN,
  );
});
