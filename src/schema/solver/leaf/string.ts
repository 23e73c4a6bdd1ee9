import type { JsonValue } from '../../../json/value.js';
import { words } from '../../../regex/automaton/words.js';
import type { Engine } from '../engine.js';
import { sizeOf } from '../evaluate.js';
import type { Literal } from '../leaf-state.js';
import { createCollector, NONE, type Solutions } from '../solutions.js';
import { languageOfLiterals } from './language.js';
import { literalsHold } from './leaf.js';
import { opaqueContradiction, opaqueTests, samplesOf } from './opaque.js';
import { type SizeRange, sizeRange } from './size.js';

/** Texts tried for one leaf when tests have to be passed that only running them can decide. */
const CANDIDATE_LIMIT = 2_000;

/** Longer texts are not spelled character by character. */
const LONG = 10_000;
const LONGEST = 1_000_000;

/** Strings: an automaton for all patterns together, a window of lengths, excluded words, and tests to be run. */
export function solveString(engine: Engine, literals: readonly Literal[], wanted: number): Solutions {
  const size = sizeRange(literals);
  if (size.min > size.max || opaqueContradiction(literals)) return NONE;
  const found = createCollector(wanted);
  const tests = opaqueTests(literals);
  const offer = (text: JsonValue): void => {
    if (found.full() || typeof text !== 'string' || !inside(size, text)) return;
    engine.budget.tick();
    const truth = literalsHold(literals, text);
    if (truth) found.add(text);
    else if (truth === undefined) found.gap('a test or pattern that cannot be run');
  };
  for (const sample of samplesOf(literals)) offer(sample);
  if (size.min > LONG && size.min <= LONGEST) offer('a'.repeat(size.min));
  if (found.full()) return found.finish();
  const language = languageOfLiterals(literals);
  if (!language.automaton) {
    for (const text of SIMPLE_TEXTS) offer(text);
    found.gap(language.reason);
    return found.finish();
  }
  const excluded = literals.reduce((sum, { atom }) => sum + (atom.kind === 'in' ? atom.values.length : 0), 0);
  const limit = tests.length ? CANDIDATE_LIMIT : wanted + excluded + found.values.length + 1;
  const outcome = { complete: false };
  let tried = 0;
  for (const text of words(language.automaton, size, outcome)) {
    offer(text);
    if (found.full() || ++tried >= limit) break;
  }
  if (!outcome.complete) found.gap(found.values.length ? undefined : 'no string found among the candidates');
  return found.finish();
}

const inside = ({ min, max }: SizeRange, text: string): boolean => {
  const size = sizeOf(text);
  return size >= min && size <= max;
};

const SIMPLE_TEXTS = [
  '',
  'a',
  '0',
  'A',
  'string',
  '2020-01-01',
  'a-b',
  'user@example.com',
  'https://example.com/',
];
