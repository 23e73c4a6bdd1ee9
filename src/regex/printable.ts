import { type Automaton, isEmpty } from './automaton/automaton.js';
import { automatonOf } from './automaton/compile.js';
import { intersect } from './automaton/operations.js';
import { UnsupportedPattern } from './automaton/syntax.js';
import { compileRegex } from './compile.js';
import type { CompiledRegex } from './model.js';

/** Texts of printable ASCII characters: what `\d`, `\w` and `.` mean to most who write them. */
export const printableTexts = (): CompiledRegex => compileRegex('[ -~]*', 'pact');

const known = new WeakMap<Automaton, { readonly texts: Automaton | undefined }>();

/** The printable texts of a language; undefined where it has none. */
export function printableOf(automaton: Automaton): Automaton | undefined {
  let found = known.get(automaton);
  if (!found) {
    found = { texts: intersection(automaton) };
    known.set(automaton, found);
  }
  return found.texts;
}

function intersection(automaton: Automaton): Automaton | undefined {
  const printable = automatonOf(printableTexts()).automaton;
  try {
    const texts = printable && intersect(automaton, printable);
    return texts && !isEmpty(texts) ? texts : undefined;
  } catch (error) {
    if (error instanceof UnsupportedPattern) return undefined;
    throw error;
  }
}

/** Whether a pattern is known to match a printable text. */
export function matchesPrintable(regex: CompiledRegex): boolean {
  const { automaton } = automatonOf(regex);
  return automaton !== undefined && printableOf(automaton) !== undefined;
}
