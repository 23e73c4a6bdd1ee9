import { type Automaton, isEmpty } from './automaton/automaton.js';
import { automatonOf } from './automaton/compile.js';
import { intersectIfSmall } from './automaton/operations.js';
import type { CompiledRegex } from './model.js';

/** Whether a pattern can match any of these texts at all; what cannot be told may well be. */
export function mayMatch(regex: CompiledRegex, texts: Automaton): boolean {
  const { automaton } = automatonOf(regex);
  const both = automaton && intersectIfSmall(automaton, texts);
  return both === undefined || !isEmpty(both);
}
