import type { Ranges } from './ranges.js';

/** A regular expression reduced to what automata need: greediness, names and captures do not change what matches. */
export type RegexNode =
  | { readonly kind: 'symbols'; readonly ranges: Ranges }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly options: readonly RegexNode[] }
  | { readonly kind: 'repeat'; readonly body: RegexNode; readonly min: number; readonly max: number }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negate: boolean; readonly body: RegexNode };

export type Look = Extract<RegexNode, { kind: 'look' }>;

export const symbols = (ranges: Ranges): RegexNode => ({ kind: 'symbols', ranges });
export const sequence = (...items: RegexNode[]): RegexNode => ({ kind: 'sequence', items });
export const choice = (...options: RegexNode[]): RegexNode => ({ kind: 'choice', options });
export const look = (body: RegexNode, behind: boolean, negate: boolean): RegexNode => ({
  kind: 'look',
  behind,
  negate,
  body,
});
export const anyNumberOf = (ranges: Ranges): RegexNode => ({
  kind: 'repeat',
  body: symbols(ranges),
  min: 0,
  max: Infinity,
});

/** The pattern cannot be turned into an automaton; the message says why. */
export class UnsupportedPattern extends Error {}
