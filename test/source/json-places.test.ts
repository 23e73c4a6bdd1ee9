import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFile } from '../../src/source/load.js';
import type { Range, SourceFile } from '../../src/source/model.js';
import { keyPosition, position } from '../../src/source/position.js';
import { type WrittenText, writtenTexts } from '../json/written.js';

const RUN = { seed: 20_261_203, numRuns: 300 };

/** Of other text JSON is not taken for granted. */
const documents = writtenTexts.filter(({ text }) => /^\s*[[{]/.test(text));

const fileOf = (text: string): SourceFile =>
  parseFile({ uri: '/doc.json', display: 'doc.json', bytes: new TextEncoder().encode(text) });

/** Lines and columns counted from the beginning of the text. */
function naiveRange(text: string, { start, end }: { readonly start: number; readonly end: number }): Range {
  const line = (offset: number) => text.slice(0, offset).split('\n').length;
  const column = (offset: number) => offset - text.lastIndexOf('\n', offset - 1);
  return { line: line(start), column: column(start), endLine: line(end), endColumn: column(end) };
}

function expectPlaces(source: SourceFile, { text, places }: WrittenText): void {
  for (const { pointer, value, key } of places) {
    const location = { source, pointer };
    expect([pointer, position(location)]).toEqual([pointer, naiveRange(text, value)]);
    expect([pointer, keyPosition(location)]).toEqual([pointer, naiveRange(text, key ?? value)]);
  }
}

describe('positions in JSON', () => {
  it('are those that whoever wrote the text knows', () => {
    let skipped = 0;
    fc.assert(
      fc.property(documents, (written) => {
        const source = fileOf(written.text);
        skipped += source.layout?.containers.length ?? 0;
        expectPlaces(source, written);
      }),
      RUN,
    );
    expect(skipped).toBeGreaterThan(100);
  });

  it('do not depend on knowing where large parts end', () => {
    fc.assert(
      fc.property(documents, (written) => {
        const { layout: _, ...source } = fileOf(written.text);
        expectPlaces(source, written);
      }),
      RUN,
    );
  });

  it('are those of the nearest value around what is not there', () => {
    fc.assert(
      fc.property(documents, ({ text, places }) => {
        const source = fileOf(text);
        for (const { pointer, value } of places)
          expect(position({ source, pointer: `${pointer}/nothing/0` })).toEqual(naiveRange(text, value));
      }),
      RUN,
    );
  });

  it('are found below thousands of members without leaving one out', () => {
    const members = Array.from({ length: 3_000 }, (_, i) => `"k${i}": {"é": ["${'x'.repeat(300)}", ${i}]}`);
    const text = `{\n${members.join(',\n')}\n}`;
    const source = fileOf(text);
    for (const i of [0, 1, 1_499, 2_999])
      expect(position({ source, pointer: `/k${i}/é/1` })).toMatchObject({
        line: i + 2,
        column: members[i]!.length - 1 - String(i).length,
      });
  });
});

it.each([
  ['of two members with one name the last', '{"a":{"x":1},\n"a":{"x":2}}', '/a/x', 2, 10],
  ['behind a comment', '{/* "a":0 } */ "a": // {\n [0,\n1]}', '/a/1', 3, 1],
  ['behind a number that keeps its text', '{"n":1.0,\n"a":[1e5,\n"x"]}', '/a/1', 3, 1],
  ['after lines that end as on Windows', '{\r\n"a":\r\n[]}', '/a', 3, 1],
])('finds the value %s', (_name, text, pointer, line, column) => {
  const source = fileOf(text);
  expect(position({ source, pointer })).toMatchObject({ line, column });
});
