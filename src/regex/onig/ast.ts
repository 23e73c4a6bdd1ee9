/** A pattern in Ruby syntax, as Oniguruma reads it. `icase` is the state of the `i` option at that place. */
export type OnigNode =
  | { readonly kind: 'alternatives'; readonly options: readonly OnigNode[] }
  | { readonly kind: 'sequence'; readonly items: readonly OnigNode[] }
  | { readonly kind: 'char'; readonly code: number; readonly icase: boolean }
  | { readonly kind: 'set'; readonly set: OnigSet; readonly icase: boolean }
  | { readonly kind: 'anchor'; readonly anchor: Anchor }
  | {
      readonly kind: 'capture';
      readonly index: number;
      readonly name: string | undefined;
      readonly body: OnigNode;
    }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negate: boolean; readonly body: OnigNode }
  | { readonly kind: 'atomic'; readonly body: OnigNode }
  | {
      readonly kind: 'repeat';
      readonly body: OnigNode;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    }
  | { readonly kind: 'backreference'; readonly target: number | string; readonly icase: boolean };

export type Anchor =
  | 'lineStart'
  | 'lineEnd'
  | 'textStart'
  | 'textEnd'
  | 'textEndOrNewline'
  | 'word'
  | 'notWord';

/** A character class: the intersection of unions, perhaps complemented. */
export interface OnigSet {
  readonly negate: boolean;
  readonly operands: readonly (readonly SetItem[])[];
}

export type SetItem =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  /** Class text of ECMAScript's `v` syntax. `cased`: case-insensitivity may change its members. */
  | { readonly kind: 'named'; readonly text: string; readonly cased: boolean }
  | { readonly kind: 'set'; readonly set: OnigSet };

/** The pattern uses something without an equivalent that is certain. */
export class Unsupported extends Error {}

/** Oniguruma refuses the pattern. */
export class Invalid extends Error {}

/** Reading position. */
export interface Cursor {
  readonly chars: readonly string[];
  position: number;
}

export const peek = (cursor: Cursor, offset = 0): string | undefined =>
  cursor.chars[cursor.position + offset];

export const startsWith = (cursor: Cursor, text: string): boolean =>
  cursor.chars.slice(cursor.position, cursor.position + text.length).join('') === text;

/** Reads the characters up to `end` and steps over it. */
export function readUntil(cursor: Cursor, end: string, what: string): string {
  const close = cursor.chars.indexOf(end, cursor.position);
  if (close < 0) throw new Unsupported(`unclosed ${what}`);
  const text = cursor.chars.slice(cursor.position, close).join('');
  cursor.position = close + 1;
  return text;
}
