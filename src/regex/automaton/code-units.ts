import { type Automaton, type Edge, trim } from './automaton.js';
import { intersectRanges } from './ranges.js';
import { UnsupportedPattern } from './syntax.js';

const EDGE_LIMIT = 20_000;
const HIGH = [{ min: 0xd800, max: 0xdbff }];
const LOW = [{ min: 0xdc00, max: 0xdfff }];
const BELOW_AND_ABOVE = [
  { min: 0, max: 0xd7ff },
  { min: 0xe000, max: 0xffff },
];

/**
 * Turns an automaton over UTF-16 code units (a pattern without `u`) into one over Unicode scalar values: a surrogate pair
 * becomes the one character it stands for. Texts with lone surrogates are lost.
 */
export function overScalars(automaton: Automaton): Automaton {
  let count = 0;
  const edges = automaton.edges.map((out) => {
    const direct = out.flatMap((edge) => clip(edge, BELOW_AND_ABOVE));
    const pairs = out.flatMap((edge) =>
      clip(edge, HIGH).flatMap((high) =>
        (automaton.edges[high.to] as readonly Edge[]).flatMap((next) =>
          clip(next, LOW).flatMap((low) => combine(high, low)),
        ),
      ),
    );
    count += pairs.length;
    if (count > EDGE_LIMIT) throw new UnsupportedPattern('too many surrogate pairs');
    return join([...direct, ...pairs].sort((a, b) => a.min - b.min));
  });
  return trim(edges, automaton.accepting);
}

const clip = (edge: Edge, ranges: { min: number; max: number }[]): Edge[] =>
  intersectRanges([edge], ranges).map(({ min, max }) => ({ min, max, to: edge.to }));

function combine(high: Edge, low: Edge): Edge[] {
  const code = (first: number, second: number) => 0x10000 + (first - 0xd800) * 0x400 + (second - 0xdc00);
  if (low.min === 0xdc00 && low.max === 0xdfff)
    return [{ min: code(high.min, low.min), max: code(high.max, low.max), to: low.to }];
  const edges: Edge[] = [];
  for (let first = high.min; first <= high.max; first++)
    edges.push({ min: code(first, low.min), max: code(first, low.max), to: low.to });
  return edges;
}

function join(edges: Edge[]): Edge[] {
  const joined: Edge[] = [];
  for (const edge of edges) {
    const last = joined.at(-1);
    if (last && last.to === edge.to && last.max + 1 === edge.min)
      joined[joined.length - 1] = { min: last.min, max: edge.max, to: edge.to };
    else joined.push(edge);
  }
  return joined;
}
