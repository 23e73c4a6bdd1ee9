import type { JsonLayout } from '../json/parse.js';
import type { JsonPointer } from '../json/pointer.js';
import type { JsonValue } from '../json/value.js';

/** One input text, parsed once: a file, the answer of a URL, or standard input. */
export interface SourceFile {
  /** Absolute path, URL, or `-` for standard input. Relative references are resolved against it. */
  readonly uri: string;
  /** How the file is named in messages and reports: relative to the working directory where possible, `/` as separator. */
  readonly display: string;
  readonly text: string;
  readonly format: 'json' | 'yaml';
  /** The parsed text. Never mutated. */
  readonly value: JsonValue;
  /** For finding positions in JSON text; absent where it was read in another way. */
  readonly layout?: JsonLayout | undefined;
  /** As of `ParsedJson`. */
  readonly members?: number | undefined;
  readonly repeated?: readonly SyntaxFault[] | undefined;
  /** Things the reader tolerated that a strict parser would reject (trailing comma, byte order mark, …). */
  readonly faults: readonly SyntaxFault[];
}

export interface SyntaxFault {
  /** Offset into the text, in UTF-16 units. */
  readonly offset: number;
  /** The value it is about, where it is about one. */
  readonly pointer?: JsonPointer;
  readonly message: string;
}

/** A place in a source: what every finding, message and model value reports against. Line and column are computed when printed. */
export interface Location {
  readonly source: SourceFile;
  readonly pointer: JsonPointer;
  /** Where exactly in the text, for what stands at no value: a comma too many. */
  readonly offset?: number | undefined;
}

/** A range in a text: 1-based lines and columns (UTF-16 units), the end is exclusive. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * An input that cannot be used at all. Never thrown across the library's public functions without being turned into a
 * report entry or exit code 2; `message` is one paragraph: what was found, what was expected, what to do.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  constructor(
    message: string,
    /** Where: file and, if known, 1-based line and column. */
    readonly place?: { readonly file: string; readonly line?: number; readonly column?: number },
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
