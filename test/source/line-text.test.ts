import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFile } from '../../src/source/load.js';
import type { SourceFile } from '../../src/source/model.js';
import { lineAt, position } from '../../src/source/position.js';
import { sourceFromText } from '../../src/source/text.js';

/** The whole line, and each half of it the same. */
const lineText = (source: SourceFile, number: number): string | undefined => {
  const line = lineAt(source, number);
  if (!line) return undefined;
  const text = line.slice(0, line.length);
  const middle = line.length >> 1;
  expect([text.length, line.slice(0, middle) + line.slice(middle, line.length + 5)]).toEqual([
    line.length,
    text,
  ]);
  return text;
};

const RUN = { seed: 20_261_219, numRuns: 300 };

const fileOf = (content: string | Uint8Array, name = 'doc.json'): SourceFile =>
  parseFile({ uri: `/${name}`, display: name, bytes: Buffer.from(content as string) });

/** All lines, as whoever splits the text sees them, and two lines that are not there. */
const linesOf = (text: string) => [undefined, ...text.split(/\r?\n/), undefined];

const told = (source: SourceFile) =>
  linesOf(source.text).map((_, line): string | undefined => lineText(source, line));

const contents = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('é', '😀'.repeat(20), '’', '\\', '\\u00e9', 'plain', '\u2028', '\u0085'),
);
/** Also what ends no line. */
const gaps = fc.constantFrom('', '', '\n', '\r\n', '\n\n', '\r\n\r\n', '\r', '\r\r\n', ' \n\t');

/** Lists of texts, some written with escapes, several on a line or one on many. */
const lists = fc
  .tuple(
    gaps,
    fc.array(fc.tuple(contents, fc.boolean(), gaps), { maxLength: 8 }),
    fc.constantFrom('', '\n', '\r\n', '\n\n', '\r'),
  )
  .map(([gap, items, end]) => {
    const written = items.map(
      ([content, isEscaped, after]) =>
        (isEscaped
          ? JSON.stringify(content).replace(
              /[^\0-\x7f]/g,
              (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
            )
          : JSON.stringify(content)) + after,
    );
    return `[${gap}${written.join(',')}]${end}`;
  });

/** Text that is not ASCII in comments, keys and texts of YAML. */
const yamls = fc
  .array(
    fc.tuple(
      fc.constantFrom('a', 'é', '"😀"'),
      contents.map((content) => JSON.stringify(content)),
      fc.constantFrom('\n', '\r\n', '\n\n', ' # naïve 😀\n', ' # Ü\r\n'),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((rows) => [
    '# é\n',
    ...rows.map(([key, value, end], i) => `${key.replace(/(\w|é|😀)/u, `$1${i}`)}: ${value}${end}`),
  ]);

describe('a line of a source', () => {
  it('is that of the text split at its line ends, for JSON read from bytes', () => {
    let [put, lines] = [0, 0];
    fc.assert(
      fc.property(lists, (text) => {
        const source = fileOf(text);
        expect(source.text).toBe(text);
        put += source.layout?.escapes.length ?? 0;
        lines += linesOf(text).length - 2;
        expect(told(source)).toEqual(linesOf(text));
      }),
      RUN,
    );
    expect(put).toBeGreaterThan(1_000);
    expect(lines).toBeGreaterThan(1_000);
  });

  it.each<[string, (text: string) => SourceFile]>([
    ['from text', (text) => sourceFromText('/doc.json', text)],
    [
      'that takes the slow road',
      (text) => fileOf(text.replace(/^\[(?=(\s*\])?)/, (_, empty) => (empty ? '[1.0' : '[1.0,'))),
    ],
    ['in UTF-16', (text) => fileOf(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['after a byte order mark', (text) => fileOf(`\ufeff${text}`)],
  ])('is that also for JSON %s', (_name, read) => {
    fc.assert(
      fc.property(lists, (text) => {
        const source = read(text);
        expect(source.format).toBe('json');
        expect(told(source)).toEqual(linesOf(source.text));
      }),
      RUN,
    );
  });

  it('is that also for YAML, from bytes and from text', () => {
    fc.assert(
      fc.property(yamls, fc.boolean(), (rows, isEnded) => {
        const text = isEnded ? rows.join('') : rows.join('').trimEnd();
        for (const source of [fileOf(text, 'doc.yaml'), sourceFromText('/doc.yaml', text)]) {
          expect(source.format).toBe('yaml');
          expect(told(source)).toEqual(linesOf(text));
        }
      }),
      RUN,
    );
  });

  it('is the same whatever was asked for before, of this source or another', () => {
    const questions = fc.array(fc.tuple(fc.nat(1), fc.nat(12)), { maxLength: 12 });
    fc.assert(
      fc.property(lists, lists, questions, (one, other, asked) => {
        const sources = [fileOf(one), fileOf(other)] as const;
        for (const [which, line] of asked) {
          const source = sources[which] as SourceFile;
          expect(lineText(source, line)).toBe(linesOf(source.text)[line]);
        }
      }),
      RUN,
    );
  });

  it('has at the columns of a place what stands there', () => {
    fc.assert(
      fc.property(fc.array(contents, { minLength: 1, maxLength: 6 }), gaps, (items, gap) => {
        const source = fileOf(`[${items.map((item) => JSON.stringify(item)).join(`,${gap}`)}]`);
        for (const [i, item] of items.entries()) {
          const { line, column, endColumn } = position({ source, pointer: `/${i}` });
          expect(lineText(source, line)?.slice(column - 1, endColumn - 1)).toBe(JSON.stringify(item));
        }
      }),
      RUN,
    );
  });

  it.each<[string, string, readonly string[]]>([
    ['several characters beyond ASCII on one line', '["é’", "😀",\n"ü"]', ['["é’", "😀",', '"ü"]']],
    ['lines that end as on Windows', '["é",\r\n"ü"\r\n]', ['["é",', '"ü"', ']']],
    ['a last line with an end', '["é",\n"ü"]\n', ['["é",', '"ü"]', '']],
    ['a last line with an end as on Windows', '["é",\r\n"ü"]\r\n', ['["é",', '"ü"]', '']],
    ['empty lines at the end', '["é"]\n\n\n', ['["é"]', '', '', '']],
    ['empty lines at the beginning', '\n\r\n["é"]', ['', '', '["é"]']],
    ['escapes that stand in the original', '["\\u00e9é\\u2019"]', ['["\\u00e9é\\u2019"]']],
    ['a backslash before a character', '["\\\\é", "\\"ü"]', ['["\\\\é", "\\"ü"]']],
  ])('of %s', (_name, text, lines) => {
    const source = fileOf(text);
    expect(source.layout?.escapes).not.toEqual([]);
    expect(lines.map((_, i) => lineText(source, i + 1))).toEqual(lines);
    expect([0, -1, lines.length + 1, 1_000].map((line) => lineText(source, line))).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('of a file of one long line is cut where it is asked for', () => {
    const text = `[${Array.from({ length: 20_000 }, (_, i) => `"é${i}"`).join(',')}]`;
    const source = fileOf(text);
    const line = lineAt(source, 1);
    expect(line?.length).toBe(text.length);
    for (let from = 0; from < text.length; from += 997)
      expect(line?.slice(from, from + 110)).toBe(text.slice(from, from + 110));
    expect(lineAt(source, 2)).toBe(undefined);
    expect(lineAt(source, 1)?.slice(3, 9)).toBe(text.slice(3, 9));
  });
});
