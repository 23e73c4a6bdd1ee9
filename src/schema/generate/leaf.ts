import type { AtomOf } from '../solver/atoms.js';
import { literalsHold, solveLeaf } from '../solver/leaf/leaf.js';
import type { LeafState, Literal } from '../solver/leaf-state.js';
import { drawArray } from './array.js';
import type { Draw, Drawn, Generation } from './generation.js';
import { drawNumber } from './number.js';
import { drawObject } from './object.js';
import { chance, pick } from './random.js';
import { drawString } from './string.js';

/** Values the solver lists for a leaf when drawing fails. */
const SEEDS = 6;

const seeds = new WeakMap<LeafState, readonly Drawn[]>();
const listedValues = new WeakMap<LeafState, readonly Drawn[]>();

/** A random value of one type for which all literals hold; open choices are the caller's matter. */
export function drawLeaf(generation: Generation, state: LeafState, draw: Draw): Drawn {
  const literals = [...state.literals.values()];
  const listed = literals.find(({ atom, positive }) => atom.kind === 'in' && positive);
  if (listed) return pick(draw.random, valuesOf(state, listed.atom as AtomOf<'in'>, literals));
  const value = ofType(generation, state, literals, draw);
  return value === undefined ? seedOf(generation, state, draw) : value;
}

function ofType(generation: Generation, state: LeafState, literals: readonly Literal[], draw: Draw): Drawn {
  switch (state.type) {
    case 'null':
      return null;
    case 'boolean': {
      const first = chance(draw.random, 0.5);
      return [first, !first].find((value) => literalsHold(literals, value));
    }
    case 'number':
      return drawNumber(state, literals, draw);
    case 'string':
      return drawString(state, literals, draw);
    case 'array':
      return drawArray(generation, state, literals, draw);
    case 'object':
      return drawObject(generation, state, literals, draw);
  }
}

function valuesOf(
  state: LeafState,
  { values }: AtomOf<'in'>,
  literals: readonly Literal[],
): readonly Drawn[] {
  let fitting = listedValues.get(state);
  if (!fitting) {
    fitting = values.filter((value) => literalsHold(literals, value) === true);
    listedValues.set(state, fitting);
  }
  return fitting;
}

function seedOf({ attempt, engine }: Generation, state: LeafState, { random }: Draw): Drawn {
  let list = seeds.get(state);
  if (!list) {
    list = attempt(() => solveLeaf(engine, state, SEEDS))?.values ?? [];
    seeds.set(state, list);
  }
  return pick(random, list);
}
