import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fieldEnd, isField, isIdentifier, isWord } from '../../src/text/names.js';

/** Letters, digits and marks of several scripts, what may stand in names, what may not, halves of pairs. */
const units = fc.constantFrom(
  ...[
    'a',
    'Z',
    '7',
    '_',
    '-',
    ':',
    '#',
    '@',
    '.',
    ' ',
    "'",
    '[',
    'é',
    'ß',
    '名',
    '٣',
    '’',
    '😀',
    '𝒳',
    '\ud835',
  ],
);
const texts = fc.array(units, { maxLength: 6 }).map((parts) => parts.join(''));
const RUN = { seed: 20_261_240, numRuns: 20_000 };

it('names are those that one expression for all scripts would find', () => {
  const seen = { fields: 0, identifiers: 0, longer: 0 };
  fc.assert(
    fc.property(texts, fc.nat({ max: 2 }), (text, skipped) => {
      expect([text, isField(text)]).toEqual([text, /^[\p{L}\p{N}_\-:#@]+$/u.test(text)]);
      expect([text, isIdentifier(text)]).toEqual([text, /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(text)]);
      expect([text, isWord(text)]).toEqual([text, /^[\p{L}_-]+$/u.test(text)]);
      // A path is read from its beginning, so that no character is cut in two.
      const start = [...text].slice(0, skipped).join('').length;
      const [name = ''] = /^[\p{L}\p{N}_\-:#@]*/u.exec(text.slice(start)) ?? [];
      expect([text, fieldEnd(text, start)]).toEqual([text, start + name.length]);
      if (isField(text)) seen.fields++;
      if (isIdentifier(text)) seen.identifiers++;
      if (name.length > 2 && start > 0) seen.longer++;
    }),
    RUN,
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(500);
});
