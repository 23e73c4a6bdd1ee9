import { numberFromLexeme } from '../../../json/number.js';
import { automatonOf } from '../../../regex/automaton/compile.js';
import { words } from '../../../regex/automaton/words.js';
import { compileRegex } from '../../../regex/compile.js';
import type { Engine } from '../engine.js';
import type { Literal } from '../leaf-state.js';
import { createCollector, NONE, type Solutions, undecided } from '../solutions.js';
import { languageOfLiterals } from './language.js';
import { literalsHold } from './leaf.js';

/** RFC 8259, section 6. */
const JSON_NUMBER = '^-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?$';
/** What JSON.stringify and its like print, exponents left out. */
const USUAL_FRACTION = '-?(?:0|[1-9]\\d*)\\.\\d*[1-9]';
const CANDIDATE_LIMIT = 3_000;

/** The texts that numbers may have; those that say whether a number is whole need not be tried one by one. */
function grammarOf(engine: Engine, literals: readonly Literal[], integers: string): string {
  if (!engine.options.canonicalNumbers) return JSON_NUMBER;
  const isWhole = literals.find(({ atom }) => atom.kind === 'multiple' && atom.of === 1)?.positive;
  if (isWhole === undefined) return `^(?:${integers}|${USUAL_FRACTION})$`;
  return `^${isWhole ? integers : USUAL_FRACTION}$`;
}

/**
 * Numbers whose text must (not) match patterns: found among the texts themselves.
 *
 * @param integers A pattern of the usual texts of the integers that come into question.
 */
export function numbersFromText(
  engine: Engine,
  literals: readonly Literal[],
  wanted: number,
  integers: string,
): Solutions {
  const grammar = automatonOf(compileRegex(grammarOf(engine, literals, integers), 'ecma'));
  if (!grammar.automaton) return undecided(grammar.reason);
  const language = languageOfLiterals(literals, grammar.automaton);
  if (!language.automaton) return undecided(language.reason);
  const found = createCollector(wanted);
  const outcome = { complete: false };
  let tried = 0;
  for (const text of words(language.automaton, { min: 0, max: Infinity }, outcome)) {
    engine.budget.tick();
    const number = numberFromLexeme(text);
    const truth = literalsHold(literals, number);
    if (truth) found.add(number);
    if (found.full()) return found.finish();
    if (++tried >= CANDIDATE_LIMIT) break;
  }
  if (outcome.complete && tried === 0) return NONE;
  if (!outcome.complete) found.gap('no number found whose text fits');
  return found.finish();
}
