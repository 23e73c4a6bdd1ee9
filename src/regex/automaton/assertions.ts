import { FIRST_MARKER } from './alphabet.js';
import type { Automaton, Edge } from './automaton.js';
import { determinize } from './determinize.js';
import { minimize } from './minimize.js';
import { addState, buildNfa, type Nfa } from './nfa.js';
import { complement, intersect } from './operations.js';
import { type Ranges, singleton } from './ranges.js';
import { anyNumberOf, type Look, type RegexNode, sequence, symbols } from './syntax.js';

/**
 * The language of a regular expression with look-arounds (anchors and word boundaries among them), exactly.
 *
 * Every look-around is first read as a marker symbol that takes part in the text. Then texts are kept in which each marker
 * stands where its assertion holds, and at last the markers are erased. Looks may stand under loops and inside each other.
 *
 * `outer` are markers of enclosing assertions; they are ordinary symbols here and invisible to the assertions of `root`.
 * @throws UnsupportedPattern when an intermediate automaton has too many states.
 */
export function languageOf(root: RegexNode, alphabet: Ranges, outer: readonly number[] = []): Automaton {
  const looks: Look[] = [];
  const marked = replaceLooks(root, looks, FIRST_MARKER + outer.length);
  let language = determinize(buildNfa(marked));
  if (!looks.length) return minimize(language);
  const own = looks.map((_, i) => FIRST_MARKER + outer.length + i);
  const visible = [...alphabet, { min: FIRST_MARKER, max: FIRST_MARKER + outer.length + looks.length - 1 }];
  looks.forEach((look, i) => {
    const marker = own[i] as number;
    const others = [...outer, ...own].filter((other) => other !== marker);
    language = intersect(language, whereTrue(look, marker, alphabet, others, visible));
  });
  return minimize(determinize(eraseMarkers(language, own)));
}

/** Replaces looks by markers; equal looks share one. */
function replaceLooks(node: RegexNode, looks: Look[], first: number): RegexNode {
  switch (node.kind) {
    case 'symbols':
      return node;
    case 'sequence':
      return { kind: 'sequence', items: node.items.map((item) => replaceLooks(item, looks, first)) };
    case 'choice':
      return { kind: 'choice', options: node.options.map((option) => replaceLooks(option, looks, first)) };
    case 'repeat':
      return { ...node, body: replaceLooks(node.body, looks, first) };
    case 'look': {
      const key = JSON.stringify(node);
      const known = looks.findIndex((look) => JSON.stringify(look) === key);
      return symbols(singleton(first + (known >= 0 ? known : looks.push(node) - 1)));
    }
  }
}

/** All texts with markers in which this marker stands only where its assertion holds. */
function whereTrue(
  look: Look,
  marker: number,
  alphabet: Ranges,
  others: readonly number[],
  visible: Ranges,
): Automaton {
  const any = anyNumberOf(alphabet);
  const here = symbols(singleton(marker));
  const body = look.behind ? sequence(any, look.body, here, any) : sequence(any, here, look.body, any);
  // Inside, only this one marker is visible, under the number of a single outer marker.
  const holds = rename(
    languageOf(renameMarker(body, marker), alphabet, [FIRST_MARKER]),
    FIRST_MARKER,
    marker,
  );
  const somewhere = determinize(buildNfa(sequence(any, here, any)));
  const wrong = look.negate
    ? holds
    : intersect(somewhere, complement(holds, [...alphabet, ...singleton(marker)]));
  return minimize(complement(determinize(withOtherMarkers(wrong, marker, others)), visible));
}

const renameMarker = (node: RegexNode, marker: number): RegexNode =>
  node.kind === 'sequence'
    ? sequence(
        ...node.items.map((item) =>
          item.kind === 'symbols' && item.ranges[0]?.min === marker ? symbols(singleton(FIRST_MARKER)) : item,
        ),
      )
    : node;

const rename = (automaton: Automaton, from: number, to: number): Automaton => ({
  ...automaton,
  edges: automaton.edges.map((out) =>
    out
      .map((edge) => (edge.min <= from && from <= edge.max ? { min: to, max: to, to: edge.to } : edge))
      .sort((a, b) => a.min - b.min),
  ),
});

/** Lets every other marker occur anywhere, and this one any number of times: one occurrence that is wrong suffices. */
function withOtherMarkers(automaton: Automaton, marker: number, others: readonly number[]): Nfa {
  const nfa = toNfa(automaton);
  automaton.edges.forEach((_, state) => {
    for (const symbol of [marker, ...others])
      (nfa.moves[state] as Nfa['moves'][number]).push({ ranges: singleton(symbol), to: state });
  });
  return nfa;
}

function eraseMarkers(automaton: Automaton, markers: readonly number[]): Nfa {
  const nfa = toNfa(automaton);
  const first = Math.min(...markers);
  const last = Math.max(...markers);
  automaton.edges.forEach((out, state) => {
    nfa.moves[state] = [];
    for (const edge of out) {
      if (edge.max < first || edge.min > last) addMove(nfa, state, edge);
      else {
        (nfa.empty[state] as number[]).push(edge.to);
        if (edge.min < first) addMove(nfa, state, { ...edge, max: first - 1 });
      }
    }
  });
  return nfa;
}

function toNfa(automaton: Automaton): Nfa {
  const nfa: Nfa = { empty: [[]], moves: [[]], accepting: new Set() };
  for (let i = 1; i < automaton.edges.length; i++) addState(nfa);
  automaton.edges.forEach((out, state) => {
    for (const edge of out) addMove(nfa, state, edge);
    if (automaton.accepting[state]) nfa.accepting.add(state);
  });
  return nfa;
}

const addMove = (nfa: Nfa, state: number, { min, max, to }: Edge): void => {
  (nfa.moves[state] as Nfa['moves'][number]).push({ ranges: [{ min, max }], to });
};
