import type { Generator } from '../../pact/generators.js';
import { automatonOf } from '../../regex/automaton/compile.js';
import { words } from '../../regex/automaton/words.js';
import { compileRegex } from '../../regex/index.js';
import { textOf } from './attributes.js';
import type { GeneratorDefinition } from './model.js';

/** The longest run an unbounded repeat generates. */
const REPEATS = 20;
const SHORT_SAMPLES = 3;

/** The pattern that is generated from: `^…$` goes as a pair. Undefined when the generator fails on it. */
function patternOf(generator: Generator): string | undefined {
  const regex = textOf(generator, 'regex');
  if (regex === undefined) return undefined;
  const pattern = /^\^[\s\S]*[^\\]\$$/.test(regex) ? regex.slice(1, -1) : regex;
  return pattern.startsWith('^') || /\(\?(?:[=!>]|<[=!])|\\[1-9Zz]|[*+?]\+/.test(pattern)
    ? undefined
    : pattern;
}

/** `Regex`: a text of the pattern; the example where the generator cannot use the pattern. */
export const regex: GeneratorDefinition = {
  accepts(value, generator, { example }) {
    const pattern = patternOf(generator);
    if (pattern === undefined) return value === example;
    return typeof value === 'string' ? compileRegex(pattern, 'pact').test(value) : false;
  },
  samples(generator, { example }) {
    const pattern = patternOf(generator);
    if (pattern === undefined) return [example];
    const { automaton } = automatonOf(compileRegex(pattern, 'pact'));
    if (!automaton) return [];
    const found: string[] = [];
    for (const word of words(automaton, { min: 0, max: 500 })) if (found.push(word) >= SHORT_SAMPLES) break;
    const shortest = found[0]?.length ?? 0;
    for (const word of words(automaton, { min: shortest + 1, max: shortest + REPEATS })) {
      found.push(word);
      break;
    }
    for (const word of words(automaton, { min: shortest + REPEATS, max: shortest + REPEATS })) {
      found.push(word);
      break;
    }
    return [...new Set(found)];
  },
  describe(generator) {
    const pattern = patternOf(generator);
    return pattern === undefined ? 'the example' : `a text matching ${pattern}`;
  },
};
