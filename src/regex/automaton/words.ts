import { type Automaton, edgesByTarget, isEmpty } from './automaton.js';
import type { Ranges } from './ranges.js';
import { readableSymbols } from './readable.js';

/** Which texts to list. Lengths count characters (code points), as JSON Schema does. */
export interface LengthWindow {
  readonly min: number;
  readonly max: number;
}

/** Texts beyond this length are not looked for. */
const LENGTH_LIMIT = 20_000;

/**
 * Lists accepted texts, shortest first and readable ones first among equals. Lazy; ends when there are no more.
 * `complete` tells afterwards whether the end was reached because the language has no further text in the window.
 */
export function* words(
  automaton: Automaton,
  { min, max }: LengthWindow,
  outcome: { complete: boolean } = { complete: false },
): Generator<string, void, void> {
  outcome.complete = false;
  if (isEmpty(automaton)) {
    outcome.complete = true;
    return;
  }
  const targets = automaton.edges.map((_, state) => edgesByTarget(automaton, state));
  const layers: Map<number, number[]>[] = [new Map([[0, []]])];
  const limit = Math.min(max, LENGTH_LIMIT);
  for (let length = 0; length <= limit; length++) {
    const layer = layers[length] as Map<number, number[]>;
    if (length >= min)
      for (const state of layer.keys())
        if (automaton.accepting[state]) yield* spell(layers, targets, length, state);
    const next = new Map<number, number[]>();
    for (const state of layer.keys())
      for (const to of (targets[state] as Map<number, Ranges>).keys()) {
        const sources = next.get(to);
        if (sources) sources.push(state);
        else next.set(to, [state]);
      }
    if (next.size === 0) {
      outcome.complete = true;
      return;
    }
    layers.push(next);
  }
  outcome.complete = limit === max;
}

/** Every text of the length that ends in the state, its last characters varying first. */
function* spell(
  layers: readonly Map<number, number[]>[],
  targets: readonly Map<number, Ranges>[],
  length: number,
  end: number,
): Generator<string, void, void> {
  // An explicit stack: a text may be longer than the call stack is deep.
  interface Frame {
    readonly symbols: Iterator<readonly [number, number]>;
  }
  const stack: Frame[] = [];
  const word: number[] = [];
  const enter = (state: number, at: number) => stack.push({ symbols: incoming(layers, targets, state, at) });
  if (length === 0) {
    yield '';
    return;
  }
  enter(end, length);
  while (stack.length) {
    const next = (stack[stack.length - 1] as Frame).symbols.next();
    word.length = stack.length - 1;
    if (next.done) {
      stack.pop();
      continue;
    }
    const [symbol, from] = next.value;
    word.push(symbol);
    if (word.length === length) yield text(word);
    else enter(from, length - word.length);
  }
}

/** The last characters and states before `state` in a text of `length` characters, alternating between the states. */
function* incoming(
  layers: readonly Map<number, number[]>[],
  targets: readonly Map<number, Ranges>[],
  state: number,
  length: number,
): Generator<readonly [number, number], void, void> {
  const sources = (layers[length] as Map<number, number[]>).get(state) as number[];
  const choices = sources.map((source) => ({
    source,
    symbols: readableSymbols((targets[source] as Map<number, Ranges>).get(state) as Ranges),
  }));
  for (let active = choices; active.length; ) {
    const remaining: typeof choices = [];
    for (const candidate of active) {
      const next = candidate.symbols.next();
      if (next.done) continue;
      yield [next.value, candidate.source];
      remaining.push(candidate);
    }
    active = remaining;
  }
}

function text(reversed: readonly number[]): string {
  let result = '';
  for (let i = reversed.length - 1; i >= 0; i--) result += String.fromCodePoint(reversed[i] as number);
  return result;
}

/** The shortest accepted text in the window, if there is one. */
export const shortestWord = (
  automaton: Automaton,
  window: LengthWindow = { min: 0, max: Infinity },
): string | undefined => words(automaton, window).next().value ?? undefined;
