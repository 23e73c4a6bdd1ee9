import type { JsonValue } from '../../json/value.js';
import { generatorOf } from '../../matching/generators/index.js';
import { definitionOf } from '../../matching/matchers/index.js';
import type { Generator } from '../../pact/generators.js';
import type { Matcher, RuleList } from '../../pact/rules.js';
import { type Automaton, isEmpty } from '../../regex/automaton/automaton.js';
import { automatonOf } from '../../regex/automaton/compile.js';
import { intersect } from '../../regex/automaton/operations.js';
import { randomWord } from '../../regex/automaton/random-walk.js';
import { words } from '../../regex/automaton/words.js';
import { compileRegex } from '../../regex/index.js';
import { createRandom } from '../../schema/generate/random.js';

/** Texts of a regular language to try: the shortest, and some random longer ones. */
const SHORTEST = 12;
const RANDOM = 12;
const LONGEST = 200;

/** Members of the set that a rule list describes: ordinary and boundary ones, the same for the same seed. */
export const ruleSamples = (rules: RuleList, example: JsonValue, seed: number): JsonValue[] =>
  rules.matchers.flatMap((matcher) => [
    ...definitionOf(matcher).samples(matcher, example),
    ...definitionOf(matcher).boundaries(matcher, example),
    ...(matcher.match === 'regex' ? regexSamples(matcher, seed) : []),
  ]);

/** The printable ASCII texts of a language, unless it has none: what `\d` and `\w` mean to those who write them. */
function plain(automaton: Automaton): Automaton {
  const ascii = automatonOf(compileRegex('[ -~]*', 'pact')).automaton;
  const texts = ascii && intersect(automaton, ascii);
  return texts && !isEmpty(texts) ? texts : automaton;
}

function regexSamples({ regex }: Extract<Matcher, { match: 'regex' }>, seed: number): string[] {
  const result = automatonOf(compileRegex(regex, 'pact'));
  if (!result.automaton) return [];
  const automaton = plain(result.automaton);
  const found: string[] = [];
  for (const word of words(automaton, { min: 0, max: LONGEST })) {
    found.push(word);
    if (found.length >= SHORTEST) break;
  }
  const random = createRandom(seed);
  for (let i = 0; i < RANDOM; i++) {
    const word = randomWord(automaton, random, { min: 0, max: LONGEST });
    if (word !== undefined) found.push(word);
  }
  return found;
}

/** Members of a generator's set (PACT.md section 10). */
export const generatorSamples = (generator: Generator, example: JsonValue): JsonValue[] =>
  generatorOf(generator).samples(generator, { example, now: REFERENCE_CLOCK });

/** Fixed, so that the same input gives the same report. */
const REFERENCE_CLOCK = new Date('2026-01-02T03:04:05.678Z');
