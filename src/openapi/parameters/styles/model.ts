import type { Shape } from '../schema-shape.js';
import type { TextTree } from '../text-tree.js';

/** One name with one text: a query pair, a cookie, a header line, the text of a path parameter. */
export interface Entry {
  readonly name: string;
  readonly text: string;
}

export interface StyleInput {
  readonly name: string;
  readonly shape: Shape;
  readonly explode: boolean;
  /** Everything sent at the parameter's place, in order. */
  readonly entries: readonly Entry[];
  /** Whether a name belongs to an object parameter whose properties are sent side by side. */
  readonly owns: (name: string) => boolean;
  /** Undoes the encoding of one piece of text after it was cut out. */
  readonly decode: (text: string) => string;
}

export interface StyleResult {
  readonly tree: TextTree;
  /** Names of the entries that were used. */
  readonly used: readonly string[];
  /** Why the texts do not follow the style; the tree is then the best guess. */
  readonly problem?: string;
}

export interface StyleOutput {
  readonly name: string;
  readonly explode: boolean;
  /** Encodes one piece of text before it is put in. */
  readonly encode: (text: string) => string;
}

/** One way to write values as text (OpenAPI, "Style Values"), in both directions. */
export interface Style {
  /** Undefined when the parameter was not sent. */
  readonly decode: (input: StyleInput) => StyleResult | undefined;
  readonly encode: (tree: TextTree, output: StyleOutput) => Entry[];
}
