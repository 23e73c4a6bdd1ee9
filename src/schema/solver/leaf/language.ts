import type { Automaton } from '../../../regex/automaton/automaton.js';
import { type AutomatonResult, automatonOf } from '../../../regex/automaton/compile.js';
import { complement, intersect } from '../../../regex/automaton/operations.js';
import { UnsupportedPattern } from '../../../regex/automaton/syntax.js';
import type { CompiledRegex } from '../../../regex/model.js';
import type { Atom } from '../atoms.js';
import type { Literal } from '../leaf-state.js';

const complements = new WeakMap<Automaton, Automaton>();

/**
 * The texts that match all demanded and no refused patterns (and, if given, are accepted by `start`). Tests with a pattern
 * that surrounds them take part with it; the caller still has to run the test itself.
 */
export function languageOfLiterals(literals: readonly Literal[], start?: Automaton): AutomatonResult {
  let language: Automaton | undefined = start;
  try {
    for (const { atom, positive } of literals) {
      const regex = regexOf(atom, positive);
      if (!regex) continue;
      const result = automatonOf(regex);
      if (!result.automaton) {
        if (atom.kind === 'opaque') continue;
        return result;
      }
      const wanted = positive ? result.automaton : complementOf(result.automaton);
      language = language ? intersect(language, wanted) : wanted;
    }
  } catch (error) {
    if (error instanceof UnsupportedPattern) return { reason: `patterns together: ${error.message}` };
    throw error;
  }
  return { automaton: language ?? ANY_TEXT };
}

/** What a literal says about texts; of a refused test at least the texts that surely pass it are out. */
const regexOf = (atom: Atom, positive: boolean): CompiledRegex | undefined =>
  atom.kind === 'pattern'
    ? atom.regex
    : atom.kind === 'opaque'
      ? positive
        ? atom.test.within
        : atom.test.surely
      : undefined;

function complementOf(automaton: Automaton): Automaton {
  let other = complements.get(automaton);
  if (!other) {
    other = complement(automaton);
    complements.set(automaton, other);
  }
  return other;
}

const ANY_TEXT: Automaton = {
  edges: [
    [
      { min: 0, max: 0xd7ff, to: 0 },
      { min: 0xe000, max: 0x10ffff, to: 0 },
    ],
  ],
  accepting: [true],
};
