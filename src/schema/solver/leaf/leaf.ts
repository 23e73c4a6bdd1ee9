import { isNumber, type JsonValue } from '../../../json/value.js';
import type { AtomOf } from '../atoms.js';
import type { Engine } from '../engine.js';
import { atomHolds, type Truth } from '../evaluate.js';
import type { LeafState, Literal } from '../leaf-state.js';
import { withFraction, withoutFraction } from '../numeric.js';
import { createCollector, type Solutions } from '../solutions.js';
import { solveArray } from './array.js';
import { solveNumber } from './number.js';
import { solveObject } from './object.js';
import { solveString } from './string.js';

/** Values of one type for which a set of literals holds. */
export function solveLeaf(engine: Engine, state: LeafState, wanted: number): Solutions {
  engine.budget.tick();
  const literals = [...state.literals.values()];
  const listed = literals.find(({ atom, positive }) => atom.kind === 'in' && positive);
  if (listed) return fromList(engine, (listed.atom as AtomOf<'in'>).values, literals, wanted);
  switch (state.type) {
    case 'null':
      return fromList(engine, [null], literals, wanted);
    case 'boolean':
      return fromList(engine, [true, false], literals, wanted);
    case 'number':
      return solveNumber(engine, literals, wanted);
    case 'string':
      return solveString(engine, literals, wanted);
    case 'array':
      return solveArray(engine, literals, wanted);
    case 'object':
      return solveObject(engine, literals, wanted);
  }
}

/** Do all literals hold for the value? */
export function literalsHold(literals: readonly Literal[], value: JsonValue): Truth {
  let certain = true;
  for (const { atom, positive } of literals) {
    const truth = atomHolds(atom, value);
    if (truth === undefined) certain = false;
    else if (truth !== positive) return false;
  }
  return certain ? true : undefined;
}

function fromList(
  engine: Engine,
  values: readonly JsonValue[],
  literals: readonly Literal[],
  wanted: number,
): Solutions {
  const found = createCollector(wanted);
  for (const value of values)
    for (const spelling of spellings(value, engine.options.canonicalNumbers)) {
      const truth = literalsHold(literals, spelling);
      if (truth) found.add(spelling);
      if (truth === undefined) found.gap('a listed value cannot be evaluated');
    }
  return found.finish();
}

/** An equal number may be written as an integer or with a fraction; containers keep the spelling they have. */
function spellings(value: JsonValue, canonicalOnly: boolean): JsonValue[] {
  if (!isNumber(value)) return [value];
  const others = canonicalOnly ? [withoutFraction(value)] : [withoutFraction(value), withFraction(value)];
  return [value, ...others.filter((other) => other !== undefined)];
}
