import type { JsonValue } from '../../../json/value.js';
import { compileRegex } from '../../../regex/compile.js';
import { type AtomOf, makeAtom } from '../atoms.js';
import type { Engine } from '../engine.js';
import { atomic, TRUE } from '../formula.js';
import type { Solutions } from '../solutions.js';
import { atomTerm } from '../structure.js';
import type { Term } from '../term.js';
import { demandsOnFresh, type ObjectLiterals } from './object-literals.js';

/** Names that are mentioned nowhere and that no pattern and no refused `propertyNames` tells apart. */
export interface NameRegion {
  readonly names: readonly string[];
  /** There are no further names in it. */
  readonly complete: boolean;
  /** What a member with such a name must be. */
  readonly demands: readonly Term[];
  readonly matches: (pattern: string) => boolean;
  /** The refused name terms that names in it satisfy: they cannot serve as violation of those. */
  readonly satisfies: ReadonlySet<AtomOf<'names'>>;
}

export interface NameRegions {
  readonly regions: readonly NameRegion[];
  /** Why some regions may be missing. */
  readonly gap: string | undefined;
}

const REGION_LIMIT = 64;

interface Part {
  readonly demanded: readonly Term[];
  readonly refused: readonly Term[];
  readonly matching: ReadonlySet<string>;
  readonly satisfies: ReadonlySet<AtomOf<'names'>>;
}

/** Splits all other names into regions, with up to `count` names of each. */
export function nameRegions(engine: Engine, literals: ObjectLiterals, count: number): NameRegions {
  const anyString = atomTerm(engine, 'string', TRUE, 'any');
  const listed = listTerm(engine, [...literals.known]);
  let gap: string | undefined;
  let parts: Part[] = [
    {
      demanded: [anyString, ...literals.names.map(({ term }) => term)],
      refused: listed ? [listed] : [],
      matching: new Set(),
      satisfies: new Set(),
    },
  ];
  const split = (term: Term, inside: (part: Part) => Part) => {
    const next: Part[] = [];
    for (const part of parts)
      for (const half of [
        inside({ ...part, demanded: [...part.demanded, term] }),
        { ...part, refused: [...part.refused, term] },
      ]) {
        const some = engine.satisfy(half.demanded, half.refused, 1);
        if (some.values.length) next.push(half);
        else if (!some.complete) gap ??= some.reason ?? 'names that cannot be enumerated';
      }
    if (next.length > REGION_LIMIT) {
      gap ??= 'too many patterns on names';
      next.length = REGION_LIMIT;
    }
    parts = next;
  };
  for (const pattern of literals.patterns)
    split(patternTerm(engine, pattern), (part) => ({
      ...part,
      matching: new Set([...part.matching, pattern]),
    }));
  for (const atom of literals.violations)
    if (atom.kind === 'names')
      split(atom.term, (part) => ({ ...part, satisfies: new Set([...part.satisfies, atom]) }));
  const regions = parts.flatMap((part) => {
    const some = engine.satisfy(part.demanded, part.refused, count);
    if (!some.values.length && !some.complete) gap ??= some.reason ?? 'names that cannot be enumerated';
    return some.values.length ? [regionOf(literals, part, some)] : [];
  });
  return { regions, gap };
}

function regionOf(literals: ObjectLiterals, part: Part, some: Solutions): NameRegion {
  const matches = (pattern: string) => part.matching.has(pattern);
  return {
    names: readable(some.values.filter((value): value is string => typeof value === 'string')),
    complete: some.complete,
    demands: demandsOnFresh(literals, matches),
    matches,
    satisfies: part.satisfies,
  };
}

/** An empty name is the last one to use. */
const readable = (names: readonly string[]): readonly string[] =>
  names[0] === '' && names.length > 1 ? [...names.slice(1), ''] : names;

const patternTerm = (engine: Engine, pattern: string): Term =>
  atomTerm(
    engine,
    'string',
    atomic(makeAtom({ kind: 'pattern', regex: compileRegex(pattern, 'ecma') })),
    `matches ${pattern}`,
  );

function listTerm(engine: Engine, values: readonly JsonValue[]): Term | undefined {
  if (!values.length) return undefined;
  const sorted = [...values].sort();
  return atomTerm(
    engine,
    'string',
    atomic(makeAtom({ kind: 'in', values: sorted })),
    `list ${JSON.stringify(sorted)}`,
  );
}
