import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Automaton, acceptsText, isEmpty } from '../../../src/regex/automaton/automaton.js';
import { automatonOf } from '../../../src/regex/automaton/compile.js';
import { complement, includes, intersect } from '../../../src/regex/automaton/operations.js';
import { randomWord } from '../../../src/regex/automaton/random-walk.js';
import { shortestWord, words } from '../../../src/regex/automaton/words.js';
import { compileRegex } from '../../../src/regex/compile.js';
import type { RegexDialect } from '../../../src/regex/model.js';

function automaton(pattern: string, dialect: RegexDialect = 'ecma'): Automaton {
  const result = automatonOf(compileRegex(pattern, dialect));
  if (!result.automaton) throw new Error(result.reason);
  return result.automaton;
}

const PATTERNS = [
  'ab',
  '^ab$',
  '^a|b$',
  '^$',
  '$^',
  '^(?:a|b)*$',
  '^[^a]+$',
  '^.$',
  '^\\S+\\s\\S+$',
  '\\bab\\b',
  '\\Bb',
  '^(?=.*a)(?=.*b).{2,4}$',
  '^(?!ab)[ab]+$',
  '^(?:(?!ab).)*$',
  '(?<=a)b',
  '(?<!a)b',
  '^(?:a(?=b)|b)+$',
  '^\\p{L}{2}$',
  '^[\\d.-]{1,3}$',
  'a{2,}|b{0}',
  '^(?:^a|^)b',
  '(?!)',
  '^(a|b|)1\\1$',
  '^(?:(b|ab)\\1)+$',
  '^(?:1(-?)a\\1b)?$',
];

describe('automata of patterns', () => {
  it.each(PATTERNS)('%s accepts what the engine accepts', (pattern) => {
    const language = automaton(pattern);
    const native = new RegExp(pattern, 'u');
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '1', '.', '\n', 'é', '\u{1f600}'),
      maxLength: 5,
    });
    fc.assert(
      fc.property(text, (value) => {
        expect(acceptsText(language, value)).toBe(native.test(value));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it.each(PATTERNS)(
    '%s: listed and random words are in the language, those of the complement are not',
    (pattern) => {
      const native = new RegExp(pattern, 'u');
      const language = automaton(pattern);
      let state = 1;
      const random = () => {
        state = (state * 48271) % 2147483647;
        return state / 2147483647;
      };
      for (const [side, expected] of [
        [language, true],
        [complement(language), false],
      ] as const) {
        let count = 0;
        for (const word of words(side, { min: 0, max: 6 })) {
          expect(native.test(word)).toBe(expected);
          if (++count === 40) break;
        }
        for (let i = 0; i < 20; i++) {
          const word = randomWord(side, random, { min: 0, max: 30 });
          if (word !== undefined) expect(native.test(word)).toBe(expected);
        }
      }
    },
  );

  it('counts characters beyond the BMP as one, with and without the u flag', () => {
    expect(acceptsText(automaton('^.$'), '\u{1f600}')).toBe(true);
    // `\-` outside a class is only valid without the u flag, where a pair is two characters.
    expect(acceptsText(automaton('^\\-?.$'), '\u{1f600}')).toBe(false);
    expect(acceptsText(automaton('^\\-?..$'), '\u{1f600}')).toBe(true);
    expect(acceptsText(automaton('^\\-?[\\ud83d][\\ude00]$'), '\u{1f600}')).toBe(true);
  });

  it('reads pact patterns as the whole value, in Ruby syntax', () => {
    const language = automaton('\\h+|x', 'pact');
    expect(acceptsText(language, 'beef')).toBe(true);
    expect(acceptsText(language, 'x')).toBe(true);
    expect(acceptsText(language, 'xx')).toBe(false);
  });

  it.each(['(a+)x\\1', '(?:(a)|b)\\1', '^(?:.{0,300}(?!b)){0,300}$'])(
    '%s has no automaton and says so',
    (pattern) => {
      expect(automatonOf(compileRegex(pattern, 'ecma')).reason).toContain('cannot be analysed');
    },
  );
});

describe('operations', () => {
  it.each([
    ['^\\d{3}$', '^[0-9]{1,5}$', true],
    ['^[0-9]{1,5}$', '^\\d{3}$', false],
    ['^ab$', 'b', true],
    ['.', '.+', true],
    ['^(?=.*a)(?=.*b)', 'a', true],
  ])('%s is inside %s: %s', (inner, outer, expected) => {
    expect(includes(automaton(outer), automaton(inner))).toBe(expected);
  });

  it('an intersection without common texts is empty', () => {
    expect(isEmpty(intersect(automaton('^a+$'), automaton('^b+$')))).toBe(true);
    expect(shortestWord(intersect(automaton('^a+b*$'), automaton('^a*b+$')))).toBe('ab');
  });
});

describe('words', () => {
  it('come shortest first, readable first, and end', () => {
    expect([...words(automaton('^[1a]-?$'), { min: 0, max: Infinity })]).toEqual(['a', '1', 'a-', '1-']);
  });

  it('tells whether the list is complete', () => {
    const outcome = { complete: false };
    expect([...words(automaton('^a{0,5}$'), { min: 2, max: 3 }, outcome)]).toEqual(['aa', 'aaa']);
    expect(outcome.complete).toBe(true);
    expect([...words(automaton('^a{9}$'), { min: 0, max: 3 }, outcome)]).toEqual([]);
    expect(outcome.complete).toBe(true);
  });

  it('finds long texts without building long automata', () => {
    const word = shortestWord(automaton('^[ab]+c$'), { min: 4000, max: 4001 });
    expect(word).toHaveLength(4000);
  });

  it('random words keep to the window', () => {
    const word = randomWord(automaton('^[ab]*$'), Math.random, { min: 7, max: 9 });
    expect(word?.length).toBeGreaterThanOrEqual(7);
    expect(word?.length).toBeLessThanOrEqual(9);
  });
});
