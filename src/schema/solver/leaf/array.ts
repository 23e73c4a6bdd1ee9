import type { JsonValue } from '../../../json/value.js';
import type { AtomOf } from '../atoms.js';
import type { Engine } from '../engine.js';
import type { Literal } from '../leaf-state.js';
import { createCollector, NONE, type Solutions } from '../solutions.js';
import type { Term } from '../term.js';
import { assignments } from './array-assignments.js';
import { distinctChoices } from './distinct.js';
import { sizeRange } from './size.js';

/** What one item must and must not be. */
export interface Item {
  readonly demanded: readonly Term[];
  readonly refused: readonly Term[];
}

/** The literals about an array, sorted by what they ask for. */
export interface ArrayLiterals {
  readonly items: readonly AtomOf<'items'>[];
  /** Each asks for one item in its range that is not of the term. */
  readonly violations: readonly AtomOf<'items'>[];
  readonly contains: readonly AtomOf<'contains'>[];
  /** Each allows fewer items of the term than `min`. */
  readonly limits: readonly AtomOf<'contains'>[];
  readonly unique: boolean;
  readonly repeated: boolean;
}

const LENGTH_LIMIT = 10_000;

/** Arrays, shortest first: every length up to where one more item could not help. */
export function solveArray(engine: Engine, list: readonly Literal[], wanted: number): Solutions {
  const size = sizeRange(list);
  const literals = sortArrayLiterals(list);
  if (size.min > size.max || (literals.unique && literals.repeated)) return NONE;
  const found = createCollector(wanted);
  const { items, violations, contains, limits, repeated } = literals;
  const prefix = Math.max(
    0,
    ...[...items, ...violations].map(({ from, to }) => (to === Infinity ? from : to)),
  );
  const obligations =
    violations.length + [...contains, ...limits].reduce((sum, { min }) => sum + min, 0) + (repeated ? 2 : 0);
  // Longer than this, some item beyond the prefix serves no purpose and could be left out.
  const needed = Math.max(size.min, prefix + obligations);
  const last = Math.min(size.max, needed + (wanted > 1 ? 1 : 0));
  for (let length = size.min; length <= last && !found.full(); length++) {
    engine.budget.tick();
    if (length > LENGTH_LIMIT) {
      found.gap('a very long array');
      break;
    }
    ofLength(engine, literals, length, prefix, found, wanted);
  }
  if (found.values.length && last < size.max) found.gap(undefined);
  return found.finish();
}

export function sortArrayLiterals(list: readonly Literal[]): ArrayLiterals {
  const items: AtomOf<'items'>[] = [];
  const violations: AtomOf<'items'>[] = [];
  const contains: AtomOf<'contains'>[] = [];
  const limits: AtomOf<'contains'>[] = [];
  let unique = false;
  let repeated = false;
  for (const { atom, positive } of list)
    if (atom.kind === 'items') (positive ? items : violations).push(atom);
    else if (atom.kind === 'contains') (positive ? contains : limits).push(atom);
    else if (atom.kind === 'unique')
      if (positive) unique = true;
      else repeated = true;
  return { items, violations, contains, limits, unique, repeated };
}

function ofLength(
  engine: Engine,
  literals: ArrayLiterals,
  length: number,
  prefix: number,
  found: ReturnType<typeof createCollector>,
  wanted: number,
): void {
  const outcome: { gap: string | undefined } = { gap: undefined };
  for (const positions of assignments(engine, literals, length, prefix, outcome)) {
    for (const pair of literals.repeated ? pairs(length) : [undefined]) {
      if (found.full()) return;
      fill(engine, pair ? joinPair(positions, pair) : positions, pair, literals.unique, found, wanted);
    }
    if (found.full()) return;
  }
  if (outcome.gap) found.gap(outcome.gap);
}

function* pairs(length: number): Generator<readonly [number, number], void, void> {
  for (let i = 0; i < length; i++) for (let j = i + 1; j < length; j++) yield [i, j];
}

/** Two equal items: both must be what either must be. */
function joinPair(positions: readonly Item[], [first, second]: readonly [number, number]): readonly Item[] {
  const a = positions[first] as Item;
  const b = positions[second] as Item;
  const joined = { demanded: [...a.demanded, ...b.demanded], refused: [...a.refused, ...b.refused] };
  return positions.map((item, i) => (i === first || i === second ? joined : item));
}

/** Equal numbers may be listed in several spellings, at most this many. */
const SPELLINGS = 3;

/** Values for all positions, and variations of them where more are wanted. */
function fill(
  engine: Engine,
  positions: readonly Item[],
  pair: readonly [number, number] | undefined,
  unique: boolean,
  found: ReturnType<typeof createCollector>,
  wanted: number,
): void {
  if (unique) {
    const each = positions.length + wanted - 1;
    if (!fillUnique(engine, positions, each, found))
      fillUnique(engine, positions, each * SPELLINGS, found, true);
    return;
  }
  const lists = valuesOf(engine, positions, wanted, found, true);
  if (!lists) return;
  const first = lists.map((list) => list[0] as JsonValue);
  found.add(first);
  lists.forEach((list, i) => {
    if (pair && i === pair[1]) return;
    for (const value of list.slice(1)) {
      if (found.full()) return;
      found.add(first.map((item, j) => (j === i || (pair && i === pair[0] && j === pair[1]) ? value : item)));
    }
  });
  if (lists.filter((list) => list.length > 1).length > 1) found.gap(undefined);
}

/** Up to `each` values per position; undefined when some position has none. Gaps are only noted if `last`. */
function valuesOf(
  engine: Engine,
  positions: readonly Item[],
  each: number,
  found: ReturnType<typeof createCollector>,
  last: boolean,
): (readonly JsonValue[])[] | undefined {
  const solutions: Solutions[] = [];
  positions.forEach((item, i) => {
    const before = positions[i - 1];
    const known = before && isAlike(before, item) ? solutions[i - 1] : undefined;
    solutions.push(known ?? engine.satisfy(item.demanded, item.refused, Math.max(1, each)));
  });
  if (solutions.some(({ values, complete }) => complete && !values.length)) return undefined;
  if (last) for (const { complete, reason } of solutions) if (!complete) found.gap(reason);
  return solutions.every(({ values }) => values.length) ? solutions.map(({ values }) => values) : undefined;
}

/** Long arrays mostly ask the same of every item. */
const isAlike = (one: Item, other: Item): boolean =>
  sameTerms(one.demanded, other.demanded) && sameTerms(one.refused, other.refused);

const sameTerms = (one: readonly Term[], other: readonly Term[]): boolean =>
  one.length === other.length && one.every((term, i) => term === other[i]);

/** Items that all differ. False: more values per position might help. */
function fillUnique(
  engine: Engine,
  positions: readonly Item[],
  each: number,
  found: ReturnType<typeof createCollector>,
  last = false,
): boolean {
  const before = found.values.length;
  const lists = valuesOf(engine, positions, each, found, last);
  if (!lists) {
    valuesOf(engine, positions, each, found, true);
    return true;
  }
  const outcome = { exhausted: true };
  for (const choice of distinctChoices(engine, lists, outcome)) {
    found.add([...choice]);
    if (found.full()) break;
  }
  if (!outcome.exhausted) found.gap('items that have to differ');
  if (found.full() || last) return true;
  if (found.values.length === before) return false;
  valuesOf(engine, positions, each, found, true);
  return true;
}
