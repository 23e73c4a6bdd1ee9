import { type JsonPointer, joinPointer } from '../../json/pointer.js';
import type { JsonType } from '../../json/value.js';
import type { Place } from './atoms.js';
import { OutOfBudget } from './budget.js';
import type { Engine } from './engine.js';
import { type Formula, not, reference } from './formula.js';
import { solveLeaf } from './leaf/leaf.js';
import { demandsOn, sortObjectLiterals } from './leaf/object-literals.js';
import { assume, emptyState, type LeafState, type Literal, propagate } from './leaf-state.js';
import { hasName } from './names.js';
import type { Query } from './query.js';
import { constraintTerm, prepare } from './solve.js';
import type { Term } from './term.js';

/** Why there is no value: at this place of the value these statements contradict each other. */
export interface Contradiction {
  /** JSON Pointer into the value; items are written as `0`. */
  readonly path: JsonPointer;
  /** As few as possible, usually two. */
  readonly clash: readonly Statement[];
  /** The type for which the contradiction is shown; undefined when the statements do not even share a type. */
  readonly type: JsonType | undefined;
}

/** A keyword of a schema or a part of an expectation, demanded or refused. */
export interface Statement {
  readonly place: Place;
  readonly refused: boolean;
}

const TYPES: readonly JsonType[] = ['object', 'array', 'string', 'number', 'boolean', 'null'];

interface Site {
  readonly demanded: readonly Term[];
  readonly refused: readonly Term[];
  readonly path: JsonPointer;
  /** What led here: said where the terms themselves have no place to name. */
  readonly because: readonly Statement[];
  /** Demands on the way here, so that endless schemas end the descent. */
  readonly passed: ReadonlySet<string>;
}

/**
 * For a query without instance: the deepest place that cannot be filled, and the smallest set of statements that clash
 * there. Undefined when nothing that simple explains it. Never throws.
 */
export function explainEmpty(query: Query): Contradiction | undefined {
  const { engine, translation } = prepare(query);
  try {
    const demanded = query.demand.map((constraint) => constraintTerm(translation, constraint));
    const refused = query.refuse.map((constraint) => constraintTerm(translation, constraint));
    return explain(engine, { demanded, refused, path: '', because: [], passed: new Set() });
  } catch (error) {
    if (error instanceof OutOfBudget || error instanceof RangeError) return undefined;
    throw error;
  }
}

function explain(engine: Engine, site: Site): Contradiction | undefined {
  const { demanded, refused, path, because } = site;
  const formulas: Formula[] = [...demanded.map(reference), ...refused.map((term) => not(reference(term)))];
  let sharesType = false;
  for (const type of TYPES) {
    if (demanded.some((term) => term.formula(type).op === 'false')) continue;
    sharesType = true;
    const state = emptyState(type);
    const consistent = assume(engine, state, formulas) && propagate(engine, state);
    const below = consistent ? withoutValue(engine, state, site) : undefined;
    if (below) return below;
    const clash = state.conflict ? statements(state.conflict) : smallestClash(engine, state, formulas);
    if (clash.length) return { path, clash, type };
  }
  return sharesType && because.length === 0 ? undefined : { path, clash: because, type: undefined };
}

/** A member or item that must be there and for which there is no value. */
function withoutValue(engine: Engine, state: LeafState, site: Site): Contradiction | undefined {
  const literals = [...state.literals.values()];
  const descend = (
    token: string | number,
    concerns: (literal: Literal) => boolean,
    demanded: readonly Term[],
  ) => {
    const some = engine.satisfy(demanded, [], 1);
    if (!some.complete || some.values.length) return undefined;
    const key = demanded.map(({ id }) => id).join();
    if (site.passed.has(key)) return undefined;
    return explain(engine, {
      demanded,
      refused: [],
      path: joinPointer(site.path, token),
      because: statements(literals.filter(concerns)),
      passed: new Set([...site.passed, key]),
    });
  };
  if (state.type === 'object') {
    const sorted = sortObjectLiterals(literals);
    for (const name of sorted.required) {
      const concerns = ({ atom, positive }: Literal): boolean =>
        positive &&
        (atom.kind === 'has'
          ? atom.name === name
          : atom.kind === 'members' && hasName(atom.names, name) === true);
      const found = descend(name, concerns, demandsOn(sorted, name) ?? []);
      if (found) return found;
    }
  }
  if (state.type === 'array' && literals.some(({ atom, positive }) => atom.kind === 'size' && positive)) {
    const concerns = ({ atom, positive }: Literal): boolean =>
      positive && (atom.kind === 'size' || (atom.kind === 'items' && atom.from === 0));
    const demanded = literals.flatMap(({ atom, positive }) =>
      atom.kind === 'items' && positive && atom.from === 0 ? [atom.term] : [],
    );
    return descend(0, concerns, demanded);
  }
  return undefined;
}

const statements = (literals: readonly Literal[]): Statement[] =>
  literals.flatMap(({ atom, positive }) => (atom.place ? [{ place: atom.place, refused: !positive }] : []));

/** Leaves out literals as long as the rest is still without solution. */
function smallestClash(engine: Engine, state: LeafState, formulas: readonly Formula[]): readonly Statement[] {
  const literals = [...state.literals.values()];
  const empty = (kept: readonly Literal[]): boolean => {
    const some = solveLeaf(
      engine,
      { ...state, literals: new Map(kept.map((literal) => [literal.atom.key, literal])) },
      1,
    );
    return some.complete && !some.values.length;
  };
  let kept: readonly Literal[] = literals;
  if (!empty(kept)) return directClash(engine, state.type, formulas);
  for (const literal of literals) {
    const fewer = kept.filter((other) => other !== literal);
    if (empty(fewer)) kept = fewer;
  }
  return statements(kept);
}

/** Two formulas that contradict each other while they are taken apart: the same statement demanded and refused. */
function directClash(engine: Engine, type: JsonType, formulas: readonly Formula[]): readonly Statement[] {
  for (const [i, formula] of formulas.entries()) {
    const state = emptyState(type);
    if (!assume(engine, state, [formula])) continue;
    for (const other of formulas.slice(i + 1)) {
      const second = emptyState(type);
      if (!assume(engine, second, [other])) continue;
      for (const [key, literal] of second.literals) {
        const first = state.literals.get(key);
        if (first && first.positive !== literal.positive) return statements([first, literal]);
      }
    }
  }
  return [];
}
