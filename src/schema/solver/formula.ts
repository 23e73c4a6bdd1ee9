import type { Atom } from './atoms.js';
import type { Term } from './term.js';

/** What a term says about the values of one JSON type: a boolean combination of atoms and other terms. */
export type Formula =
  | { readonly op: 'true' | 'false' }
  | { readonly op: 'atom'; readonly atom: Atom }
  | { readonly op: 'term'; readonly term: Term }
  | { readonly op: 'not'; readonly body: Formula }
  | { readonly op: 'all' | 'any' | 'one'; readonly parts: readonly Formula[] }
  /** The guards exclude each other and one of them always holds. */
  | { readonly op: 'cases'; readonly cases: readonly Case[] }
  /**
   * Cannot be decided: both this and its negation may hold. `lenient`: taken for true where it is demanded, because what it
   * leaves out only makes fewer values fit, and values are judged again before they are given away.
   */
  | { readonly op: 'unknown'; readonly reason: string; readonly lenient: boolean };

export interface Case {
  readonly guard: Formula;
  readonly body: Formula;
}

export const TRUE: Formula = { op: 'true' };
export const FALSE: Formula = { op: 'false' };

export const atomic = (atom: Atom): Formula => ({ op: 'atom', atom });
export const reference = (term: Term): Formula => ({ op: 'term', term });
export const unknown = (reason: string): Formula => ({ op: 'unknown', reason, lenient: false });
export const lenient = (reason: string): Formula => ({ op: 'unknown', reason, lenient: true });

export const not = (body: Formula): Formula =>
  body.op === 'true'
    ? FALSE
    : body.op === 'false'
      ? TRUE
      : body.op === 'not'
        ? body.body
        : { op: 'not', body };

export function all(parts: readonly Formula[]): Formula {
  const kept = parts.filter((part) => part.op !== 'true');
  if (kept.some((part) => part.op === 'false')) return FALSE;
  return kept.length === 0 ? TRUE : kept.length === 1 ? (kept[0] as Formula) : { op: 'all', parts: kept };
}

export function any(parts: readonly Formula[]): Formula {
  const kept = parts.filter((part) => part.op !== 'false');
  if (kept.some((part) => part.op === 'true')) return TRUE;
  return kept.length === 0 ? FALSE : kept.length === 1 ? (kept[0] as Formula) : { op: 'any', parts: kept };
}

export const one = (parts: readonly Formula[]): Formula =>
  parts.length === 1 ? (parts[0] as Formula) : { op: 'one', parts };

export const cases = (list: readonly Case[]): Formula => ({ op: 'cases', cases: list });

export function when(condition: Formula, then: Formula, otherwise: Formula): Formula {
  if (condition.op === 'true') return then;
  if (condition.op === 'false') return otherwise;
  return then === otherwise
    ? then
    : cases([
        { guard: condition, body: then },
        { guard: not(condition), body: otherwise },
      ]);
}
