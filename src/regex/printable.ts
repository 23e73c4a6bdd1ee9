import { type Automaton, isEmpty } from './automaton/automaton.js';
import { automatonOf } from './automaton/compile.js';
import { drawn } from './automaton/drawn.js';
import { intersectIfSmall } from './automaton/operations.js';
import type { CompiledRegex } from './model.js';

const PRINTABLE = drawn([{ accepts: true, on: { ' ~': 0 } }]);

/** Texts of printable ASCII characters: what `\d`, `\w` and `.` mean to most who write them. */
export const PRINTABLE_TEXTS: CompiledRegex = {
  pattern: '[ -~]*',
  dialect: 'pact',
  extent: 'whole',
  source: '[ -\\x7e]*',
  flags: 'v',
  reason: undefined,
  invalid: false,
  automaton: PRINTABLE,
  test: (text) => /^[ -~]*$/.test(text),
};

const known = new WeakMap<Automaton, { readonly texts: Automaton | undefined }>();

/** The printable texts of a language; undefined where it has none. */
export function printableOf(automaton: Automaton): Automaton | undefined {
  let found = known.get(automaton);
  if (!found) {
    const texts = isPrintable(automaton) ? automaton : intersectIfSmall(automaton, PRINTABLE);
    found = { texts: texts && isEmpty(texts) ? undefined : texts };
    known.set(automaton, found);
  }
  return found.texts;
}

const isPrintable = ({ edges }: Automaton): boolean =>
  edges.every((out) => out.every(({ min, max }) => min >= 0x20 && max <= 0x7e));

/** Whether a pattern is known to match a printable text. */
export function matchesPrintable(regex: CompiledRegex): boolean {
  const { automaton } = automatonOf(regex);
  return automaton !== undefined && printableOf(automaton) !== undefined;
}
