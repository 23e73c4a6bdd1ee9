import { automatonOf } from '../../../regex/automaton/compile.js';
import { complement } from '../../../regex/automaton/operations.js';
import { randomWord } from '../../../regex/automaton/random-walk.js';
import { UnsupportedPattern } from '../../../regex/automaton/syntax.js';
import { compileRegex } from '../../../regex/compile.js';
import { between, type Random } from '../random.js';
import type { Breaker } from './model.js';

/** Longer texts are not made only to be too long. */
const LENGTH_LIMIT = 100_000;

export const minLength: Breaker = function* ({ minLength: min, pattern }, value, { random }) {
  if (!min || typeof value !== 'string') return;
  yield [...value].slice(0, min - 1).join('');
  yield '';
  if (pattern !== undefined) yield* wordOf(pattern, random, 0, min - 1);
};

export const maxLength: Breaker = function* ({ maxLength: max, pattern }, value, { random }) {
  if (max === undefined || max > LENGTH_LIMIT || typeof value !== 'string') return;
  const filler = value.at(-1) ?? 'a';
  yield value + filler.repeat(max + 1 - [...value].length);
  if (pattern !== undefined) yield* wordOf(pattern, random, max + 1, Infinity);
  yield 'a'.repeat(max + 1);
};

function* wordOf(pattern: string, random: Random, min: number, max: number): Generator<string> {
  const { automaton } = automatonOf(compileRegex(pattern, 'ecma'));
  const word = automaton && randomWord(automaton, random, { min, max });
  if (word !== undefined) yield word;
}

export const pattern: Breaker = function* (
  { pattern: source, minLength: min = 0, maxLength: max = Infinity },
  value,
  { random },
) {
  if (source === undefined || typeof value !== 'string') return;
  yield* corrupted(value, random);
  const other = complementWord(source, random, min, max);
  if (other !== undefined) yield other;
};

function complementWord(source: string, random: Random, min: number, max: number): string | undefined {
  const { automaton } = automatonOf(compileRegex(source, 'ecma'));
  try {
    return automaton && randomWord(complement(automaton), random, { min, max });
  } catch (error) {
    if (error instanceof UnsupportedPattern) return undefined;
    throw error;
  }
}

export const format: Breaker = function* ({ format: name }, value, { random }) {
  if (name === undefined || typeof value !== 'string') return;
  yield* corrupted(value, random);
  yield 'not a format';
  yield '%';
  yield `${value}\n`;
};

/** The text with one small fault. */
function* corrupted(text: string, random: Random): Generator<string> {
  const characters = [...text];
  const at = between(random, 0, Math.max(0, characters.length - 1));
  const spliced = (start: number, count: number, ...added: string[]): string =>
    characters.toSpliced(start, count, ...added).join('');
  yield spliced(at, 1, '!');
  yield spliced(at, 1);
  yield spliced(characters.length - 1, 1);
  yield spliced(0, 1);
  yield `${text}!`;
  yield ` ${text}`;
  if (text.toUpperCase() !== text) yield text.toUpperCase();
  if (text.toLowerCase() !== text) yield text.toLowerCase();
  yield '';
}
