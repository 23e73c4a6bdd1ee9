import { SCALARS } from './alphabet.js';
import { type Automaton, type Edge, isEmpty, trim } from './automaton.js';
import { type Ranges, withoutRanges } from './ranges.js';
import { UnsupportedPattern } from './syntax.js';

const STATE_LIMIT = 20_000;

/**
 * The texts both accept.
 * @throws UnsupportedPattern when the product has too many states.
 */
export function intersect(a: Automaton, b: Automaton): Automaton {
  const numbers = new Map<number, number>([[0, 0]]);
  const pairs: [number, number][] = [[0, 0]];
  const width = b.edges.length;
  const edges: Edge[][] = [];
  for (let i = 0; i < pairs.length; i++) {
    const [left, right] = pairs[i] as [number, number];
    const out: Edge[] = [];
    forEachCommon(
      a.edges[left] as readonly Edge[],
      b.edges[right] as readonly Edge[],
      (min, max, toLeft, toRight) => {
        const key = toLeft * width + toRight;
        let to = numbers.get(key);
        if (to === undefined) {
          to = pairs.push([toLeft, toRight]) - 1;
          if (to >= STATE_LIMIT) throw new UnsupportedPattern('too many states');
          numbers.set(key, to);
        }
        out.push({ min, max, to });
      },
    );
    edges.push(out);
  }
  return trim(
    edges,
    pairs.map(([left, right]) => a.accepting[left] === true && b.accepting[right] === true),
  );
}

/** The texts both accept; undefined when the product has too many states. */
export function intersectIfSmall(a: Automaton, b: Automaton): Automaton | undefined {
  try {
    return intersect(a, b);
  } catch (error) {
    if (error instanceof UnsupportedPattern) return undefined;
    throw error;
  }
}

function forEachCommon(
  left: readonly Edge[],
  right: readonly Edge[],
  visit: (min: number, max: number, toLeft: number, toRight: number) => void,
): void {
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const a = left[i] as Edge;
    const b = right[j] as Edge;
    const min = Math.max(a.min, b.min);
    const max = Math.min(a.max, b.max);
    if (min <= max) visit(min, max, a.to, b.to);
    if (a.max < b.max) i++;
    else j++;
  }
}

/** The texts over the alphabet (by default: all well-formed texts) that the automaton does not accept. */
export function complement(automaton: Automaton, alphabet: Ranges = SCALARS): Automaton {
  const sink = automaton.edges.length;
  const edges = automaton.edges.map((out) => {
    const missing = withoutRanges(alphabet, out).map(({ min, max }) => ({ min, max, to: sink }));
    return [...out, ...missing].sort((a, b) => a.min - b.min);
  });
  edges.push(alphabet.map(({ min, max }) => ({ min, max, to: sink })));
  return trim(edges, [...automaton.accepting.map((accepts) => !accepts), true]);
}

/** Is every text that `inner` accepts accepted by `outer`? */
export const includes = (outer: Automaton, inner: Automaton): boolean =>
  isEmpty(intersect(inner, complement(outer)));
