import type { Ranges } from './ranges.js';
import { type RegexNode, UnsupportedPattern } from './syntax.js';

/** A nondeterministic automaton with empty moves; state 0 is initial. */
export interface Nfa {
  readonly empty: number[][];
  readonly moves: { readonly ranges: Ranges; readonly to: number }[][];
  readonly accepting: Set<number>;
}

const STATE_LIMIT = 20_000;

/**
 * Thompson's construction. Looks must have been replaced by marker symbols.
 * @throws UnsupportedPattern when repetitions expand to too many states.
 */
export function buildNfa(root: RegexNode): Nfa {
  const nfa: Nfa = { empty: [[]], moves: [[]], accepting: new Set() };
  nfa.accepting.add(append(nfa, root, 0));
  return nfa;
}

export function addState(nfa: Nfa): number {
  if (nfa.empty.length >= STATE_LIMIT) throw new UnsupportedPattern('too many states');
  nfa.moves.push([]);
  return nfa.empty.push([]) - 1;
}

const link = (nfa: Nfa, from: number, to: number): void => {
  (nfa.empty[from] as number[]).push(to);
};

/** Adds the states of a node behind `from`; returns the state behind the node. */
function append(nfa: Nfa, node: RegexNode, from: number): number {
  switch (node.kind) {
    case 'symbols': {
      const to = addState(nfa);
      if (node.ranges.length) (nfa.moves[from] as Nfa['moves'][number]).push({ ranges: node.ranges, to });
      return to;
    }
    case 'sequence':
      return node.items.reduce((state, item) => append(nfa, item, state), from);
    case 'choice': {
      const end = addState(nfa);
      for (const option of node.options) {
        const start = addState(nfa);
        link(nfa, from, start);
        link(nfa, append(nfa, option, start), end);
      }
      return end;
    }
    case 'repeat':
      return appendRepeat(nfa, node, from);
    case 'look':
      throw new UnsupportedPattern('a look-around in an unexpected place');
  }
}

function appendRepeat(
  nfa: Nfa,
  { body, min, max }: Extract<RegexNode, { kind: 'repeat' }>,
  from: number,
): number {
  let state = from;
  for (let i = 0; i < min; i++) state = append(nfa, body, state);
  if (max === Infinity) {
    const loop = addState(nfa);
    link(nfa, state, loop);
    link(nfa, append(nfa, body, loop), loop);
    const end = addState(nfa);
    link(nfa, loop, end);
    return end;
  }
  const end = addState(nfa);
  for (let i = min; i < max; i++) {
    link(nfa, state, end);
    state = append(nfa, body, state);
  }
  link(nfa, state, end);
  return end;
}
