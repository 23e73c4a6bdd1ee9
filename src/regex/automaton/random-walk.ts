import { type Automaton, type Edge, isEmpty } from './automaton.js';

/** A pseudo-random source: uniform in [0, 1). */
export type Random = () => number;

const distances = new WeakMap<Automaton, readonly number[]>();

/**
 * A random accepted text, or undefined when there is none in the window. Walks only where a text of an allowed length can
 * still be completed; prefers printable characters.
 */
export function randomWord(
  automaton: Automaton,
  random: Random,
  { min, max }: { readonly min: number; readonly max: number },
): string | undefined {
  if (isEmpty(automaton)) return undefined;
  const distance = distancesOf(automaton);
  const soft = min + 24;
  for (let attempt = 0; attempt < 8; attempt++) {
    let state = 0;
    let length = 0;
    let text = '';
    for (;;) {
      if (automaton.accepting[state] && length >= min && (length >= Math.min(soft, max) || random() < 0.25))
        return text;
      const room = max - length - 1;
      let edges = (automaton.edges[state] as readonly Edge[]).filter(
        ({ to }) => (distance[to] as number) <= room,
      );
      if (length >= soft) {
        const closer = edges.filter(({ to }) => (distance[to] as number) < (distance[state] as number));
        if (closer.length) edges = closer;
      }
      if (!edges.length || length > soft + 20_000) break;
      const edge = edges[Math.floor(random() * edges.length)] as Edge;
      text += String.fromCodePoint(pick(edge, random));
      state = edge.to;
      length++;
    }
    if (automaton.accepting[state] && length >= min && length <= max) return text;
  }
  return undefined;
}

/** Mostly printable ASCII where the range has it. */
function pick({ min, max }: Edge, random: Random): number {
  const low = Math.max(min, 0x20);
  const high = Math.min(max, 0x7e);
  const [from, to] = low <= high && random() < 0.9 ? [low, high] : [min, max];
  return from + Math.floor(random() * (to - from + 1));
}

/** For every state, how many characters are needed at least to reach acceptance. */
function distancesOf(automaton: Automaton): readonly number[] {
  const known = distances.get(automaton);
  if (known) return known;
  const reverse: number[][] = automaton.edges.map(() => []);
  automaton.edges.forEach((out, state) => {
    for (const { to } of out) (reverse[to] as number[]).push(state);
  });
  const distance = automaton.accepting.map((accepts) => (accepts ? 0 : Infinity));
  const queue = automaton.accepting.flatMap((accepts, state) => (accepts ? [state] : []));
  for (let i = 0; i < queue.length; i++)
    for (const state of reverse[queue[i] as number] as number[])
      if (distance[state] === Infinity) {
        distance[state] = (distance[queue[i] as number] as number) + 1;
        queue.push(state);
      }
  distances.set(automaton, distance);
  return distance;
}
