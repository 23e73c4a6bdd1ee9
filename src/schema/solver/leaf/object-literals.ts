import type { AtomOf } from '../atoms.js';
import type { Literal } from '../leaf-state.js';
import { hasFreshName, hasName, mentioned, patternsOf } from '../names.js';
import type { Term } from '../term.js';
import { type SizeRange, sizeRange } from './size.js';

/** The literals about an object, sorted by what they ask for. */
export interface ObjectLiterals {
  readonly size: SizeRange;
  readonly required: ReadonlySet<string>;
  readonly absent: ReadonlySet<string>;
  readonly members: readonly AtomOf<'members'>[];
  readonly names: readonly AtomOf<'names'>[];
  /** Each asks for one member that violates an atom. */
  readonly violations: readonly (AtomOf<'members'> | AtomOf<'names'>)[];
  /** Every name that is mentioned anywhere; all other names differ only in the patterns they match. */
  readonly known: ReadonlySet<string>;
  readonly patterns: readonly string[];
}

export function sortObjectLiterals(literals: readonly Literal[]): ObjectLiterals {
  const required = new Set<string>();
  const absent = new Set<string>();
  const members: AtomOf<'members'>[] = [];
  const names: AtomOf<'names'>[] = [];
  const violations: (AtomOf<'members'> | AtomOf<'names'>)[] = [];
  for (const { atom, positive } of literals)
    if (atom.kind === 'has') (positive ? required : absent).add(atom.name);
    else if (atom.kind === 'members') (positive ? members : violations).push(atom);
    else if (atom.kind === 'names') (positive ? names : violations).push(atom);
  const sets = [...members, ...violations].flatMap((atom) => (atom.kind === 'members' ? [atom.names] : []));
  return {
    size: sizeRange(literals),
    required,
    absent,
    members,
    names,
    violations,
    known: new Set([...required, ...absent, ...sets.flatMap((set) => [...mentioned(set)])]),
    patterns: [...new Set(sets.flatMap(patternsOf))],
  };
}

/** What a member of that name must be. Undefined when a pattern cannot be run on the name. */
export function demandsOn({ members }: ObjectLiterals, name: string): readonly Term[] | undefined {
  const terms: Term[] = [];
  for (const { names, term } of members) {
    const concerned = hasName(names, name);
    if (concerned === undefined) return undefined;
    if (concerned) terms.push(term);
  }
  return terms;
}

/** What a member must be whose name is mentioned nowhere and matches these patterns. */
export function demandsOnFresh(
  { members }: ObjectLiterals,
  matches: (pattern: string) => boolean,
): readonly Term[] {
  return members.filter(({ names }) => hasFreshName(names, matches)).map(({ term }) => term);
}
