/** A range of offsets; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value in a text. */
export interface TextNode {
  readonly value: Span;
  /** The member name before the value; undefined for array items and the root. */
  readonly key: Span | undefined;
  /** A member by its name or an item by its index. */
  child(token: string): TextNode | undefined;
}

/** Where the values of one text stand. */
export interface TextIndex {
  readonly root: TextNode;
}
