import { type Automaton, type Edge, trim } from './automaton.js';
import type { Nfa } from './nfa.js';
import { UnsupportedPattern } from './syntax.js';

const STATE_LIMIT = 6_000;
const WORK_LIMIT = 3_000_000;

/**
 * Subset construction.
 * @throws UnsupportedPattern when the automaton would have too many states.
 */
export function determinize(nfa: Nfa): Automaton {
  const numbers = new Map<string, number>();
  const subsets: (readonly number[])[] = [];
  const closures = new Map<number, readonly number[]>();
  let work = 0;
  const numberOf = (subset: readonly number[]): number => {
    const key = subset.join();
    let number = numbers.get(key);
    if (number === undefined) {
      number = subsets.push(subset) - 1;
      if (number >= STATE_LIMIT) throw new UnsupportedPattern('too many states');
      numbers.set(key, number);
    }
    return number;
  };
  const closureOf = (state: number): readonly number[] => {
    let closure = closures.get(state);
    if (!closure) {
      closure = emptyClosure(nfa, state);
      closures.set(state, closure);
    }
    return closure;
  };
  numberOf(closureOf(0));
  const edges: Edge[][] = [];
  for (let i = 0; i < subsets.length; i++) {
    const subset = subsets[i] as readonly number[];
    const pieces = split(subset.flatMap((state) => nfa.moves[state] as Nfa['moves'][number]));
    const out: Edge[] = [];
    for (const { min, max, targets } of pieces) {
      const members = new Set<number>();
      for (const target of targets) for (const state of closureOf(target)) members.add(state);
      work += members.size;
      if (work > WORK_LIMIT) throw new UnsupportedPattern('too many states');
      const to = numberOf([...members].sort((a, b) => a - b));
      const last = out.at(-1);
      if (last && last.to === to && last.max + 1 === min) out[out.length - 1] = { min: last.min, max, to };
      else out.push({ min, max, to });
    }
    edges.push(out);
  }
  return trim(
    edges,
    subsets.map((subset) => subset.some((state) => nfa.accepting.has(state))),
  );
}

/** The states reachable by empty moves that matter: those that accept or move. */
function emptyClosure(nfa: Nfa, start: number): readonly number[] {
  const seen = new Set([start]);
  const queue = [start];
  for (let i = 0; i < queue.length; i++)
    for (const to of nfa.empty[queue[i] as number] as number[])
      if (!seen.has(to)) {
        seen.add(to);
        queue.push(to);
      }
  return queue.filter((state) => nfa.accepting.has(state) || (nfa.moves[state] as unknown[]).length > 0);
}

/** Cuts overlapping moves into disjoint pieces, each with all its targets. */
function split(moves: Nfa['moves'][number]): { min: number; max: number; targets: readonly number[] }[] {
  const starts = new Map<number, number[]>();
  const ends = new Map<number, number[]>();
  const cuts = new Set<number>();
  const note = (events: Map<number, number[]>, at: number, target: number) => {
    cuts.add(at);
    const list = events.get(at);
    if (list) list.push(target);
    else events.set(at, [target]);
  };
  for (const { ranges, to } of moves)
    for (const { min, max } of ranges) {
      note(starts, min, to);
      note(ends, max + 1, to);
    }
  const active = new Map<number, number>();
  const pieces: { min: number; max: number; targets: readonly number[] }[] = [];
  const sorted = [...cuts].sort((a, b) => a - b);
  sorted.forEach((cut, i) => {
    for (const target of ends.get(cut) ?? []) {
      const count = (active.get(target) as number) - 1;
      if (count) active.set(target, count);
      else active.delete(target);
    }
    for (const target of starts.get(cut) ?? []) active.set(target, (active.get(target) ?? 0) + 1);
    const next = sorted[i + 1];
    if (active.size && next !== undefined)
      pieces.push({ min: cut, max: next - 1, targets: [...active.keys()] });
  });
  return pieces;
}
