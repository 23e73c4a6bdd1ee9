import { compareNumbers, isIntegerLexeme, lexemeOf } from '../../json/number.js';
import { isNumber, isObject, type JsonObject, type JsonValue, jsonType } from '../../json/value.js';
import { isAmong } from '../among.js';
import type { Atom, AtomOf } from './atoms.js';
import { canonicalText } from './canonical.js';
import type { Formula } from './formula.js';
import { hasName } from './names.js';
import { isMultiple } from './numeric.js';
import type { Term } from './term.js';

/** True, false, or undefined when it cannot be told. */
export type Truth = boolean | undefined;

/** What one evaluation may still do: it ends as undefined instead of growing without limit. */
export interface Effort {
  level: number;
  left: number;
}

const LEVELS = 200;
const STEPS = 50_000;

const fullEffort = (): Effort => ({ level: 0, left: STEPS });

/** Is the value of the term? */
export const belongs = (term: Term, value: JsonValue, effort = fullEffort()): Truth =>
  holds(term.formula(jsonType(value)), value, effort);

/** Does the formula hold for the value? */
export function holds(formula: Formula, value: JsonValue, effort = fullEffort()): Truth {
  if (effort.level >= LEVELS || effort.left-- <= 0) return undefined;
  effort.level++;
  const truth = evaluate(formula, value, effort);
  effort.level--;
  return truth;
}

function evaluate(formula: Formula, value: JsonValue, effort: Effort): Truth {
  switch (formula.op) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'unknown':
      return undefined;
    case 'atom':
      return atomHolds(formula.atom, value, effort);
    case 'term':
      return belongs(formula.term, value, effort);
    case 'not':
      return negate(holds(formula.body, value, effort));
    case 'all':
      return every(formula.parts, (part) => holds(part, value, effort));
    case 'any':
      return some(formula.parts, (part) => holds(part, value, effort));
    case 'one':
      return exactlyOne(formula.parts, value, effort);
    case 'cases':
      return some(formula.cases, ({ guard, body }) => {
        const applies = holds(guard, value, effort);
        if (applies === false) return false;
        const fits = holds(body, value, effort);
        return applies || fits === false ? fits : undefined;
      });
  }
}

const negate = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

export function every<T>(items: Iterable<T>, test: (item: T) => Truth): Truth {
  let certain = true;
  for (const item of items) {
    const truth = test(item);
    if (truth === false) return false;
    if (truth === undefined) certain = false;
  }
  return certain ? true : undefined;
}

const some = <T>(items: Iterable<T>, test: (item: T) => Truth): Truth =>
  negate(every(items, (item) => negate(test(item))));

function exactlyOne(parts: readonly Formula[], value: JsonValue, effort: Effort): Truth {
  let yes = 0;
  let open = 0;
  for (const part of parts) {
    const truth = holds(part, value, effort);
    if (truth === undefined) open++;
    else if (truth && ++yes > 1) return false;
  }
  return open ? undefined : yes === 1;
}

/** Does an atom hold? An atom about another type than the value's does not occur in that type's formula. */
export function atomHolds(atom: Atom, value: JsonValue, effort = fullEffort()): Truth {
  switch (atom.kind) {
    case 'in':
      return isAmong(value, atom.values);
    case 'opaque':
      return atom.test.accepts(value);
    case 'atLeast': {
      if (!isNumber(value)) return undefined;
      const order = compareNumbers(value, atom.value);
      return atom.exclusive ? order > 0 : order >= 0;
    }
    case 'multiple':
      return isNumber(value) ? isMultiple(value, atom.of) : undefined;
    case 'integerForm':
      return isNumber(value) ? isIntegerLexeme(value) : undefined;
    case 'pattern':
      return atom.regex.test(
        typeof value === 'string' ? value : isNumber(value) ? lexemeOf(value) : String(value),
      );
    case 'size':
      return sizeOf(value) >= atom.min;
    case 'items':
      return Array.isArray(value)
        ? every(value.slice(atom.from, atom.to), (item) => belongs(atom.term, item, effort))
        : undefined;
    case 'contains':
      return Array.isArray(value) ? containsAtLeast(atom, value, effort) : undefined;
    case 'unique':
      return Array.isArray(value) ? new Set(value.map(canonicalText)).size === value.length : undefined;
    case 'has':
      return isObject(value) ? Object.hasOwn(value, atom.name) : undefined;
    case 'members':
      return isObject(value) ? membersHold(atom, value, effort) : undefined;
    case 'names':
      return isObject(value)
        ? every(Object.keys(value), (name) => belongs(atom.term, name, effort))
        : undefined;
  }
}

export const sizeOf = (value: JsonValue): number =>
  typeof value === 'string'
    ? [...value].length
    : Array.isArray(value)
      ? value.length
      : isObject(value)
        ? Object.keys(value).length
        : 0;

function containsAtLeast(
  { min, term }: AtomOf<'contains'>,
  items: readonly JsonValue[],
  effort: Effort,
): Truth {
  let yes = 0;
  let open = 0;
  for (const item of items) {
    const truth = belongs(term, item, effort);
    if (truth === undefined) open++;
    else if (truth) yes++;
  }
  return yes >= min ? true : yes + open < min ? false : undefined;
}

const membersHold = ({ names, term }: AtomOf<'members'>, object: JsonObject, effort: Effort): Truth =>
  every(Object.keys(object), (name) => {
    const concerned = hasName(names, name);
    if (concerned === false) return true;
    const fits = belongs(term, object[name] as JsonValue, effort);
    return concerned || fits ? fits : undefined;
  });
