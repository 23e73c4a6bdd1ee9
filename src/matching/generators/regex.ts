import type { Generator } from '../../pact/generators.js';
import { automatonOf } from '../../regex/automaton/compile.js';
import { compileRegex } from '../../regex/index.js';
import { sampleTexts } from '../../regex/samples.js';
import { createRandom } from '../../schema/generate/random.js';
import { textOf } from './attributes.js';
import type { GeneratorDefinition } from './model.js';

/** The longest run an unbounded repeat generates. */
const REPEATS = 20;
/** The same samples in every run. */
const SEED = 1;

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
    return sampleTexts(automaton, createRandom(SEED), REPEATS);
  },
  describe(generator) {
    const pattern = patternOf(generator);
    return pattern === undefined ? 'the example' : `a text matching ${pattern}`;
  },
};
