import type { JsonType, JsonValue } from '../../json/value.js';
import type { Engine } from './engine.js';
import { holds } from './evaluate.js';
import type { Formula } from './formula.js';
import { solveLeaf } from './leaf/leaf.js';
import { assume, type Choice, copyState, emptyState, type LeafState, propagate } from './leaf-state.js';
import { type Collector, createCollector, type Solutions } from './solutions.js';

/** Values of one type for which all formulas hold. */
export function searchType(
  engine: Engine,
  type: JsonType,
  formulas: readonly Formula[],
  wanted: number,
): Solutions {
  const found = createCollector(wanted);
  const state = emptyState(type);
  if (assume(engine, state, formulas)) explore(engine, state, found);
  return found.finish();
}

/**
 * Solves what is certain first. Without solution, no choice can help. If a solution happens to fit all open choices it is
 * one; else the first choice that it violates is decided, one alternative after the other.
 */
function explore(engine: Engine, state: LeafState, found: Collector): void {
  if (!propagate(engine, state)) return;
  const wanted = found.values.length + found.missing();
  const certain = solveLeaf(engine, state, wanted);
  if (certain.values.length === 0 && certain.complete) return;
  const fitting = state.unknowns.length
    ? []
    : certain.values.filter((value) => fitsAll(state.choices, value));
  for (const value of fitting) found.add(value);
  if (found.full()) return;
  const choice = nextChoice(state, certain.values);
  if (!choice) {
    if (state.unknowns.length) found.gap(state.unknowns[0]);
    else if (!certain.complete) found.gap(certain.reason);
    return;
  }
  if (certain.complete && state.unknowns.length === 0) {
    // Every value is known; only those can be left out of which some choice cannot be told.
    if (certain.values.some((value) => cannotTell(state.choices, value)))
      found.gap('a part that cannot be evaluated');
    return;
  }
  for (const alternative of choice.alternatives) {
    const branch = copyState(state);
    branch.choices.splice(branch.choices.indexOf(choice), 1);
    if (assume(engine, branch, alternative)) explore(engine, branch, found);
    if (found.full()) return;
  }
}

const fitsAll = (choices: readonly Choice[], value: JsonValue): boolean =>
  choices.every(({ formula }) => holds(formula, value) === true);

const cannotTell = (choices: readonly Choice[], value: JsonValue): boolean => {
  const truths = choices.map(({ formula }) => holds(formula, value));
  return !truths.includes(false) && truths.includes(undefined);
};

/** The choice to decide next: one that the values at hand violate, with few alternatives. */
function nextChoice(state: LeafState, values: readonly JsonValue[]): Choice | undefined {
  const first = values[0];
  let best: Choice | undefined;
  let bestScore = Infinity;
  for (const choice of state.choices) {
    const violated = first === undefined || holds(choice.formula, first) !== true;
    const score = choice.alternatives.length + (violated ? 0 : 1000);
    if (score < bestScore) [best, bestScore] = [choice, score];
  }
  return best;
}
