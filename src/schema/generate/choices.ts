import type { JsonType } from '../../json/value.js';
import type { Engine } from '../solver/engine.js';
import { holds } from '../solver/evaluate.js';
import type { Formula } from '../solver/formula.js';
import { solveLeaf } from '../solver/leaf/leaf.js';
import {
  assume,
  type Choice,
  copyState,
  emptyState,
  type LeafState,
  propagate,
} from '../solver/leaf-state.js';
import type { Draw, Drawn, Generation } from './generation.js';
import { drawLeaf } from './leaf.js';
import { pick, shuffled } from './random.js';

/** Draws from one leaf before one of the choices that its values violate is decided. */
const TRIES = 3;
/** Decisions on the way to one value. */
const DECISION_LIMIT = 100;
/** States kept for later draws; beyond this they are worked out again. */
const CACHE_LIMIT = 5_000;

/** What is assumed about values of one type, and the ways in which its open choices can be decided. */
export interface ChoiceTree {
  readonly start: (engine: Engine) => LeafState | undefined;
  /** Undefined: not worked out yet; null: contradictory. */
  state: LeafState | null | undefined;
  /** By choice: one tree per alternative. */
  readonly branches: Map<Choice, readonly ChoiceTree[]>;
}

const tree = (start: ChoiceTree['start']): ChoiceTree => ({ start, state: undefined, branches: new Map() });

export const choiceTree = (type: JsonType, formulas: readonly Formula[]): ChoiceTree =>
  tree((engine) => {
    const state = emptyState(type);
    return assume(engine, state, formulas) ? state : undefined;
  });

function stateOf({ attempt, engine }: Generation, at: ChoiceTree): LeafState | null {
  at.state ??= attempt(() => {
    const state = at.start(engine);
    if (!state || !propagate(engine, state)) return null;
    const some = solveLeaf(engine, state, 1);
    return some.values.length === 0 && some.complete ? null : state;
  });
  return at.state ?? null;
}

function branchesOf(
  generation: Generation,
  at: ChoiceTree,
  state: LeafState,
  choice: Choice,
): readonly ChoiceTree[] {
  const known = at.branches.get(choice);
  if (known) return known;
  const made = choice.alternatives.map((alternative) =>
    tree((engine) => {
      const branch = copyState(state);
      branch.choices.splice(branch.choices.indexOf(choice), 1);
      return assume(engine, branch, alternative) ? branch : undefined;
    }),
  );
  generation.cached.states += made.length;
  if (generation.cached.states < CACHE_LIMIT) at.branches.set(choice, made);
  return made;
}

/** Negated conjunctions are left to chance: most values fulfil them, and multiplying them out would cost much. */
const mustBeDecided = ({ formula }: Choice): boolean => formula.op !== 'not';

/**
 * A random value: decides open choices at random, draws from what is then certain, and decides those of the remaining
 * choices that the values violate. Undefined: this way led nowhere; another draw may succeed.
 */
export function drawFromTree(generation: Generation, root: ChoiceTree, draw: Draw): Drawn {
  let at = root;
  for (let decisions = 0; decisions < DECISION_LIMIT; decisions++) {
    const state = stateOf(generation, at);
    if (!state) return undefined;
    let choice = pick(draw.random, state.choices.filter(mustBeDecided));
    if (!choice) {
      const drawn = drawFitting(generation, state, draw);
      if (drawn.value !== undefined) return drawn.value;
      choice = drawn.violated;
    }
    if (!choice) return undefined;
    const branches = shuffled(draw.random, branchesOf(generation, at, state, choice));
    const next = branches.find((branch) => stateOf(generation, branch) !== null);
    if (!next) {
      at.state = null;
      return undefined;
    }
    at = next;
  }
  return undefined;
}

/** A value of the leaf that fits its open choices, or the choice that was violated last. */
function drawFitting(
  generation: Generation,
  state: LeafState,
  draw: Draw,
): { value: Drawn; violated: Choice | undefined } {
  const { left } = draw;
  let violated: Choice | undefined;
  for (let i = 0; i < TRIES; i++) {
    draw.left = left;
    const value = drawLeaf(generation, state, draw);
    generation.counts.drawn++;
    if (value === undefined) continue;
    violated = state.choices.find(({ formula }) => holds(formula, value) !== true);
    if (!violated) return { value, violated: undefined };
    generation.counts.rejected++;
  }
  return { value: undefined, violated };
}
