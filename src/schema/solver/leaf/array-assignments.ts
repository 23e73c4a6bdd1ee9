import type { AtomOf } from '../atoms.js';
import type { Engine } from '../engine.js';
import type { Term } from '../term.js';
import type { ArrayLiterals, Item } from './array.js';

/** Ways of assigning obligations to positions that are tried for one length. */
const ASSIGNMENT_LIMIT = 4_000;

interface Position {
  readonly demanded: Term[];
  readonly refused: Term[];
}

type Obligation =
  | { readonly atom: AtomOf<'items'> }
  | { readonly atom: AtomOf<'contains'>; readonly nth: number };

/**
 * Every way to let the obligations of an array pick positions: a violation one position in its range, `contains` as many as
 * it needs, a limit leaves fewer than it says and refuses its term everywhere else. Positions beyond the prefix that nothing
 * has picked yet are alike, so only the first of them is tried.
 */
export function* assignments(
  engine: Engine,
  { items, violations, contains, limits }: ArrayLiterals,
  length: number,
  prefix: number,
  outcome: { gap: string | undefined },
): Generator<readonly Item[], void, void> {
  const positions: Position[] = Array.from({ length }, (_, i) => ({
    demanded: items.filter(({ from, to }) => from <= i && i < to).map(({ term }) => term),
    refused: [],
  }));
  const touched = new Array<number>(length).fill(0);
  const obligations: Obligation[] = [
    ...violations.map((atom) => ({ atom })),
    ...contains.flatMap((atom) =>
      Array.from({ length: Math.min(atom.min, length + 1) }, (_, nth) => ({ atom, nth })),
    ),
  ];
  let tried = 0;
  const exceeded = (): boolean => {
    engine.budget.tick();
    if (++tried > ASSIGNMENT_LIMIT) outcome.gap = 'too many ways to fill an array';
    return tried > ASSIGNMENT_LIMIT;
  };

  function* pick(index: number, previous: number): Generator<readonly Item[], void, void> {
    if (exceeded()) return;
    const obligation = obligations[index];
    if (!obligation) {
      yield* limit(0);
      return;
    }
    const { atom } = obligation;
    const [from, to] =
      atom.kind === 'items'
        ? [atom.from, Math.min(atom.to, length)]
        : ['nth' in obligation && obligation.nth > 0 ? previous + 1 : 0, length];
    let freshTried = false;
    for (let i = from; i < to; i++) {
      if (i >= prefix && touched[i] === 0) {
        if (freshTried) continue;
        freshTried = true;
      }
      const position = positions[i] as Position;
      const list = atom.kind === 'items' ? position.refused : position.demanded;
      list.push(atom.term);
      touched[i] = (touched[i] as number) + 1;
      yield* pick(index + 1, i);
      touched[i] = (touched[i] as number) - 1;
      list.pop();
    }
  }

  function* limit(index: number): Generator<readonly Item[], void, void> {
    const atom = limits[index];
    if (!atom) {
      yield positions.map(({ demanded, refused }) => ({ demanded: [...demanded], refused: [...refused] }));
      return;
    }
    yield* choose(atom, index, 0, atom.min - 1);
  }

  /** Refuses the term from position `at` on, except at up to `left` positions. */
  function* choose(
    atom: AtomOf<'contains'>,
    index: number,
    at: number,
    left: number,
  ): Generator<readonly Item[], void, void> {
    if (exceeded()) return;
    const position = positions[at];
    if (!position) {
      yield* limit(index + 1);
      return;
    }
    if (!position.demanded.includes(atom.term)) {
      position.refused.push(atom.term);
      yield* choose(atom, index, at + 1, left);
      position.refused.pop();
    }
    if (left > 0) yield* choose(atom, index, at + 1, left - 1);
  }

  yield* pick(0, -1);
}
