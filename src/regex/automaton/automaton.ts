import type { Ranges } from './ranges.js';

/**
 * A deterministic automaton over Unicode scalar values. State 0 is initial; from every state that has edges an accepting
 * state can be reached; an automaton of the empty language is one state that does not accept.
 */
export interface Automaton {
  readonly edges: readonly (readonly Edge[])[];
  readonly accepting: readonly boolean[];
}

/** From one state, by any of the symbols `min` to `max`, to another. The edges of a state are disjoint and sorted. */
export interface Edge {
  readonly min: number;
  readonly max: number;
  readonly to: number;
}

export const EMPTY: Automaton = { edges: [[]], accepting: [false] };

export const isEmpty = (automaton: Automaton): boolean =>
  !automaton.accepting[0] && (automaton.edges[0] as readonly Edge[]).length === 0;

/** The next state, or undefined when no continuation is accepted. */
export function step(automaton: Automaton, state: number, symbol: number): number | undefined {
  const edges = automaton.edges[state] as readonly Edge[];
  let low = 0;
  let high = edges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const edge = edges[middle] as Edge;
    if (symbol < edge.min) high = middle - 1;
    else if (symbol > edge.max) low = middle + 1;
    else return edge.to;
  }
  return undefined;
}

/** Does the automaton accept the text? A text with a lone surrogate is never accepted. */
export function acceptsText(automaton: Automaton, text: string): boolean {
  let state: number | undefined = 0;
  for (const character of text) {
    state = step(automaton, state, character.codePointAt(0) as number);
    if (state === undefined) return false;
  }
  return automaton.accepting[state] === true;
}

/** The symbols that lead from one state to another, by target. */
export function edgesByTarget(automaton: Automaton, state: number): Map<number, Ranges> {
  const targets = new Map<number, { min: number; max: number }[]>();
  for (const { min, max, to } of automaton.edges[state] as readonly Edge[]) {
    const ranges = targets.get(to);
    if (ranges) ranges.push({ min, max });
    else targets.set(to, [{ min, max }]);
  }
  return targets;
}

/** Removes states that cannot reach an accepting one, and renumbers. */
export function trim(edges: readonly (readonly Edge[])[], accepting: readonly boolean[]): Automaton {
  const live = liveStates(edges, accepting);
  if (!live.has(0)) return EMPTY;
  const order = new Map<number, number>([[0, 0]]);
  const queue = [0];
  const kept: Edge[][] = [];
  for (let i = 0; i < queue.length; i++) {
    const state = queue[i] as number;
    kept.push(
      (edges[state] as readonly Edge[])
        .filter(({ to }) => live.has(to))
        .map(({ min, max, to }) => {
          if (!order.has(to)) {
            order.set(to, queue.length);
            queue.push(to);
          }
          return { min, max, to: order.get(to) as number };
        }),
    );
  }
  return { edges: kept, accepting: queue.map((state) => accepting[state] === true) };
}

function liveStates(edges: readonly (readonly Edge[])[], accepting: readonly boolean[]): ReadonlySet<number> {
  const reverse: number[][] = edges.map(() => []);
  edges.forEach((out, state) => {
    for (const { to } of out) (reverse[to] as number[]).push(state);
  });
  const queue = accepting.flatMap((accepts, state) => (accepts ? [state] : []));
  const live = new Set(queue);
  for (let i = 0; i < queue.length; i++)
    for (const state of reverse[queue[i] as number] as number[])
      if (!live.has(state)) {
        live.add(state);
        queue.push(state);
      }
  return live;
}
