import { isObject, type JsonValue, jsonType } from '../../json/value.js';
import { makeAtom } from './atoms.js';
import { canonicalText } from './canonical.js';
import type { Engine } from './engine.js';
import { all, atomic, FALSE, type Formula, not, TRUE } from './formula.js';
import { oneName, otherNames } from './names.js';
import type { Term } from './term.js';

/** The term of exactly one JSON value. */
export const constantTerm = (engine: Engine, value: JsonValue): Term =>
  engine.terms.intern(`constant ${canonicalText(value)}`, (type) =>
    type === jsonType(value) ? atomic(makeAtom({ kind: 'in', values: [value] })) : FALSE,
  );

/** The term without values. */
export const nothing = (engine: Engine): Term => engine.terms.intern('nothing', () => FALSE);

/** The term of one atom, for values of one type; other types do not belong. */
export const atomTerm = (engine: Engine, type: string, formula: Formula, key: string): Term =>
  engine.terms.intern(`only ${type} ${key}`, (other) => (other === type ? formula : FALSE));

/**
 * Equality with an array or object, spelled out part by part, so that its negation is something to search for: another
 * length, a missing or further member, or a part that differs.
 */
export function structureOf(engine: Engine, value: JsonValue): Formula {
  if (Array.isArray(value))
    return all([
      value.length ? atomic(makeAtom({ kind: 'size', min: value.length })) : TRUE,
      not(atomic(makeAtom({ kind: 'size', min: value.length + 1 }))),
      ...value.map((item, i) =>
        atomic(makeAtom({ kind: 'items', from: i, to: i + 1, term: constantTerm(engine, item) })),
      ),
    ]);
  if (!isObject(value)) return atomic(makeAtom({ kind: 'in', values: [value] }));
  const names = Object.keys(value);
  return all([
    ...names.flatMap((name) => [
      atomic(makeAtom({ kind: 'has', name })),
      atomic(
        makeAtom({
          kind: 'members',
          names: oneName(name),
          term: constantTerm(engine, value[name] as JsonValue),
        }),
      ),
    ]),
    atomic(makeAtom({ kind: 'members', names: otherNames(names, []), term: nothing(engine) })),
  ]);
}
