import type { JsonType } from '../../json/value.js';
import type { Atom } from './atoms.js';
import type { Engine } from './engine.js';
import { type Formula, not } from './formula.js';
import { structureOf } from './structure.js';
import type { Term } from './term.js';

/** An atom with the sign it is assumed with. */
export interface Literal {
  readonly atom: Atom;
  readonly positive: boolean;
}

/** A disjunction that is not decided yet: at least one alternative must hold, completely. */
export interface Choice {
  readonly alternatives: readonly (readonly Formula[])[];
  /** The whole, to be checked against a concrete value. */
  readonly formula: Formula;
}

/**
 * What is assumed about a value of one type: literals, terms taken apart already, and open choices. Conjunctive parts are
 * taken apart at once; disjunctions wait, so that contradictions show before anything is multiplied out.
 */
export interface LeafState {
  readonly type: JsonType;
  readonly literals: Map<string, Literal>;
  readonly terms: Map<Term, boolean>;
  readonly choices: Choice[];
  readonly unknowns: string[];
  /** The same atom demanded and refused, once that has happened. */
  conflict: readonly Literal[] | undefined;
}

export const emptyState = (type: JsonType): LeafState => ({
  type,
  literals: new Map(),
  terms: new Map(),
  choices: [],
  unknowns: [],
  conflict: undefined,
});

export const copyState = (state: LeafState): LeafState => ({
  type: state.type,
  literals: new Map(state.literals),
  terms: new Map(state.terms),
  choices: [...state.choices],
  unknowns: [...state.unknowns],
  conflict: undefined,
});

/** Adds formulas to what is assumed. False: they contradict it. */
export function assume(engine: Engine, state: LeafState, formulas: readonly Formula[]): boolean {
  const stack = [...formulas].reverse();
  for (let formula = stack.pop(); formula; formula = stack.pop()) {
    engine.budget.tick();
    const positive = formula.op !== 'not';
    const body = formula.op === 'not' ? formula.body : formula;
    switch (body.op) {
      case 'true':
      case 'false':
        if ((body.op === 'true') !== positive) return false;
        break;
      case 'unknown':
        if (!(body.lenient && positive)) state.unknowns.push(body.reason);
        break;
      case 'not':
        stack.push(positive ? not(body.body) : body.body);
        break;
      case 'atom':
        if (!assumeAtom(engine, state, body.atom, positive, stack)) return false;
        break;
      case 'term': {
        const known = state.terms.get(body.term);
        if (known !== undefined && known !== positive) return false;
        if (known !== undefined) break;
        state.terms.set(body.term, positive);
        const meaning = body.term.formula(state.type);
        stack.push(positive ? meaning : not(meaning));
        break;
      }
      case 'all':
      case 'any':
        if ((body.op === 'all') === positive)
          for (let i = body.parts.length - 1; i >= 0; i--) {
            const part = body.parts[i] as Formula;
            stack.push(positive ? part : not(part));
          }
        else state.choices.push(choiceOf(formula));
        break;
      case 'one':
      case 'cases':
        state.choices.push(choiceOf(formula));
        break;
    }
  }
  return true;
}

function assumeAtom(
  engine: Engine,
  state: LeafState,
  atom: Atom,
  positive: boolean,
  stack: Formula[],
): boolean {
  const known = state.literals.get(atom.key);
  if (known) {
    if (known.positive !== positive) state.conflict = [known, { atom, positive }];
    return known.positive === positive;
  }
  if (atom.kind === 'in' && !positive && (state.type === 'array' || state.type === 'object')) {
    for (const value of atom.values) stack.push(not(structureOf(engine, value)));
    return true;
  }
  state.literals.set(atom.key, { atom, positive });
  return true;
}

function choiceOf(formula: Formula): Choice {
  const positive = formula.op !== 'not';
  const body = formula.op === 'not' ? formula.body : formula;
  if (body.op === 'any' || body.op === 'all')
    return { formula, alternatives: body.parts.map((part) => [positive ? part : not(part)]) };
  if (body.op === 'cases')
    return {
      formula,
      alternatives: body.cases.map(({ guard, body: then }) => [guard, positive ? then : not(then)]),
    };
  if (body.op === 'one')
    return { formula, alternatives: positive ? exactlyOne(body.parts) : notExactlyOne(body.parts) };
  return { formula, alternatives: [[formula]] };
}

const exactlyOne = (parts: readonly Formula[]): Formula[][] =>
  parts.map((part, i) => [part, ...parts.filter((_, j) => j !== i).map(not)]);

const notExactlyOne = (parts: readonly Formula[]): Formula[][] => [
  parts.map(not),
  ...parts.flatMap((part, i) => parts.slice(i + 1).map((other) => [part, other])),
];

/** What the assumptions say about a formula without taking anything further apart. */
export function status(state: LeafState, formula: Formula, depth = 4): boolean | undefined {
  switch (formula.op) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'atom':
      return state.literals.get(formula.atom.key)?.positive;
    case 'term': {
      const known = state.terms.get(formula.term);
      return known ?? (depth > 0 ? status(state, formula.term.formula(state.type), depth - 1) : undefined);
    }
    case 'not': {
      const body = status(state, formula.body, depth);
      return body === undefined ? undefined : !body;
    }
    case 'all':
    case 'any': {
      if (depth === 0) return undefined;
      const decisive = formula.op === 'any';
      let open = false;
      for (const part of formula.parts) {
        const known = status(state, part, depth - 1);
        if (known === decisive) return decisive;
        if (known === undefined) open = true;
      }
      return open ? undefined : !decisive;
    }
    default:
      return undefined;
  }
}

/**
 * Drops choices that hold already and alternatives that cannot hold; takes the last alternative that is left.
 * False: some choice has none.
 */
export function propagate(engine: Engine, state: LeafState): boolean {
  for (let changed = true; changed; ) {
    changed = false;
    const choices = state.choices.splice(0);
    for (let i = 0; i < choices.length; i++) {
      const choice = choices[i] as Choice;
      engine.budget.tick();
      const possible: (readonly Formula[])[] = [];
      let satisfied = false;
      for (const alternative of choice.alternatives) {
        const known = conjunctionStatus(state, alternative);
        if (known === true) satisfied = true;
        if (known !== false) possible.push(alternative);
      }
      if (satisfied) continue;
      if (possible.length === 0) return false;
      if (possible.length === 1) {
        if (!assume(engine, state, possible[0] as readonly Formula[])) return false;
        changed = true;
      } else
        state.choices.push(
          possible.length < choice.alternatives.length ? { ...choice, alternatives: possible } : choice,
        );
    }
  }
  return true;
}

function conjunctionStatus(state: LeafState, formulas: readonly Formula[]): boolean | undefined {
  let open = false;
  for (const formula of formulas) {
    const known = status(state, formula);
    if (known === false) return false;
    if (known === undefined) open = true;
  }
  return open ? undefined : true;
}
