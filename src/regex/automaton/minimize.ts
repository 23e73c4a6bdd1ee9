import { type Automaton, type Edge, trim } from './automaton.js';

/** Larger automata are left as they are: refinement is quadratic on long chains, and smaller is only faster. */
const STATE_LIMIT = 600;

/** Joins states that accept the same continuations (Moore's partition refinement). */
export function minimize(automaton: Automaton): Automaton {
  const count = automaton.edges.length;
  if (count < 2 || count > STATE_LIMIT) return automaton;
  let classes: number[] = automaton.accepting.map((accepts) => (accepts ? 1 : 0));
  for (let size = new Set(classes).size; ; ) {
    const numbers = new Map<string, number>();
    const refined = classes.map((own, state) => {
      const key = `${own};${signature(automaton.edges[state] as readonly Edge[], classes)}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, numbers.size);
      return numbers.size - 1;
    });
    classes = refined;
    if (numbers.size === size) break;
    size = numbers.size;
  }
  return quotient(automaton, classes);
}

/** What leads where, with neighbouring ranges to one class joined, so that equal states look equal. */
function signature(edges: readonly Edge[], classes: readonly number[]): string {
  let text = '';
  let from = -1;
  let until = -2;
  let target = -1;
  for (const { min, max, to } of edges) {
    const next = classes[to] as number;
    if (next === target && min === until + 1) until = max;
    else {
      if (target >= 0) text += `${from}-${until}>${target},`;
      from = min;
      until = max;
      target = next;
    }
  }
  return target >= 0 ? `${text}${from}-${until}>${target}` : text;
}

function quotient(automaton: Automaton, classes: readonly number[]): Automaton {
  const size = Math.max(...classes) + 1;
  // State 0 must stay initial, so its class is numbered 0.
  const initial = classes[0] as number;
  const rename = (own: number) => (own === initial ? 0 : own === 0 ? initial : own);
  const edges: Edge[][] = Array.from({ length: size }, () => []);
  const accepting: boolean[] = new Array<boolean>(size).fill(false);
  const done = new Set<number>();
  classes.forEach((own, state) => {
    const name = rename(own);
    if (done.has(name)) return;
    done.add(name);
    accepting[name] = automaton.accepting[state] === true;
    for (const { min, max, to } of automaton.edges[state] as readonly Edge[]) {
      const out = edges[name] as Edge[];
      const target = rename(classes[to] as number);
      const last = out.at(-1);
      if (last && last.to === target && last.max + 1 === min)
        out[out.length - 1] = { min: last.min, max, to: target };
      else out.push({ min, max, to: target });
    }
  });
  return trim(edges, accepting);
}
