import type { JsonValue } from '../../../json/value.js';
import type { AtomOf, Opaque } from '../atoms.js';
import type { Literal } from '../leaf-state.js';

const isOpaque = (literal: Literal): literal is Literal & { atom: AtomOf<'opaque'> } =>
  literal.atom.kind === 'opaque';

export const opaqueTests = (literals: readonly Literal[]): readonly Opaque[] =>
  literals.filter(isOpaque).map(({ atom }) => atom.test);

/** Something is demanded to pass one test and to fail another that everything passing the first one passes. */
export function opaqueContradiction(literals: readonly Literal[]): boolean {
  const tests = literals.filter(isOpaque);
  const refused = new Set(tests.filter(({ positive }) => !positive).map(({ atom }) => atom.test.name));
  return tests.some(
    ({ atom, positive }) =>
      positive && [atom.test.name, ...atom.test.implies].some((name) => refused.has(name)),
  );
}

/** Values that the tests and patterns themselves suggest. */
export const samplesOf = (literals: readonly Literal[]): readonly JsonValue[] =>
  literals.flatMap(({ atom }) =>
    atom.kind === 'opaque' ? atom.test.samples : atom.kind === 'pattern' ? (atom.samples ?? []) : [],
  );
