import type { Automaton, Edge } from './automaton/automaton.js';
import { type Random, randomWord } from './automaton/random-walk.js';
import { words } from './automaton/words.js';
import { printableOf } from './printable.js';

const SHORTEST = 12;
const RANDOM = 12;
const LONGEST = 200;

/**
 * Texts of a regular language to try, printable ones where it has any: the shortest, the longest, and random ones. Where texts
 * can be as long as one likes, `reach` says how much longer than the shortest they get.
 */
export function sampleTexts(automaton: Automaton, random: Random, reach = LONGEST): string[] {
  const texts = printableOf(automaton) ?? automaton;
  const found: string[] = [];
  for (const word of words(texts, { min: 0, max: LONGEST })) if (found.push(word) >= SHORTEST) break;
  const last = longest(texts);
  const max = last === undefined ? Math.min(LONGEST, (found[0]?.length ?? 0) + reach) : LONGEST;
  const long = last ?? words(texts, { min: max, max }).next().value;
  if (long !== undefined) found.push(long);
  for (let i = 0; i < RANDOM; i++) {
    const word = randomWord(texts, random, { min: 0, max });
    if (word !== undefined) found.push(word);
  }
  return [...new Set(found)];
}

/** The last of the longest texts, as `999` of `\d{1,3}`; undefined where texts can be as long as one likes. */
function longest(automaton: Automaton): string | undefined {
  const lengths = lengthsToGo(automaton);
  if (!lengths?.[0]) return undefined;
  let text = '';
  for (let state = 0; (lengths[state] as number) > 0; ) {
    const next = lastEdge(automaton.edges[state] as readonly Edge[], lengths, lengths[state] as number);
    if (!next) return undefined;
    text += String.fromCodePoint(next.max);
    state = next.to;
  }
  return text;
}

const lastEdge = (edges: readonly Edge[], lengths: readonly number[], left: number): Edge | undefined =>
  edges.findLast(({ to }) => lengths[to] === left - 1);

/** The length of the longest text from every state; undefined where a state can be reached again. */
function lengthsToGo({ edges }: Automaton): readonly number[] | undefined {
  const order: number[] = [];
  const open = new Set<number>();
  const done = new Set<number>();
  // An explicit stack: an automaton may be longer than the call stack is deep.
  const stack: { readonly state: number; next: number }[] = [{ state: 0, next: 0 }];
  open.add(0);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const edge = edges[top.state]?.[top.next++];
    if (!edge) {
      open.delete(top.state);
      done.add(top.state);
      order.push(top.state);
      stack.pop();
    } else if (open.has(edge.to)) return undefined;
    else if (!done.has(edge.to)) {
      open.add(edge.to);
      stack.push({ state: edge.to, next: 0 });
    }
  }
  const lengths: number[] = edges.map(() => 0);
  for (const state of order)
    for (const { to } of edges[state] as readonly Edge[])
      lengths[state] = Math.max(lengths[state] as number, (lengths[to] as number) + 1);
  return lengths;
}
