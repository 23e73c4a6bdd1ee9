import { numberFromLexeme } from '../../../json/number.js';
import type { Automaton } from '../../../regex/automaton/automaton.js';
import { words } from '../../../regex/automaton/words.js';
import { jsonNumbers, usualFractions } from '../../../regex/json-texts.js';
import type { Engine } from '../engine.js';
import type { Literal } from '../leaf-state.js';
import { createCollector, type Solutions } from '../solutions.js';
import { languageOfLiterals } from './language.js';
import { literalsHold } from './leaf.js';

const CANDIDATE_LIMIT = 3_000;

/** The texts that numbers may have; those that say whether a number is whole need not be tried one by one. */
function grammarsOf(engine: Engine, literals: readonly Literal[], integers: () => Automaton): Automaton[] {
  if (!engine.options.canonicalNumbers) return [jsonNumbers()];
  const isWhole = literals.find(({ atom }) => atom.kind === 'multiple' && atom.of === 1)?.positive;
  if (isWhole === undefined) return [integers(), usualFractions()];
  return [isWhole ? integers() : usualFractions()];
}

/**
 * Numbers whose text must (not) match patterns: found among the texts themselves.
 *
 * @param integers The usual texts of the integers that come into question.
 */
export function numbersFromText(
  engine: Engine,
  literals: readonly Literal[],
  wanted: number,
  integers: () => Automaton,
): Solutions {
  const found = createCollector(wanted);
  for (const grammar of grammarsOf(engine, literals, integers)) {
    const language = languageOfLiterals(literals, grammar);
    if (!language.automaton) {
      found.gap(language.reason);
      break;
    }
    const outcome = { complete: false };
    let tried = 0;
    for (const text of words(language.automaton, { min: 0, max: Infinity }, outcome)) {
      engine.budget.tick();
      const number = numberFromLexeme(text);
      const truth = literalsHold(literals, number);
      if (truth) found.add(number);
      else if (truth === undefined) found.gap('a test that cannot be run');
      if (found.full()) return found.finish();
      if (++tried >= CANDIDATE_LIMIT) break;
    }
    if (!outcome.complete) found.gap('no number found whose text fits');
  }
  return found.finish();
}
