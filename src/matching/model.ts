import type { Payload } from '../json/payload.js';
import type { JsonValue } from '../json/value.js';

/** A concrete HTTP request, as it would arrive on the wire. */
export interface ActualRequest {
  readonly method: string;
  /** Percent-encoded path without the query, as sent. */
  readonly path: string;
  /** Decoded parameters in order; null is a key without `=`. */
  readonly query: readonly {
    readonly name: string;
    readonly values: readonly (string | null)[];
    /** The values as written, percent-encoded, where that is known. */
    readonly raw?: readonly (string | null)[];
  }[];
  readonly headers: readonly ActualHeader[];
  /** Undefined or empty: no body. */
  readonly body: Payload | undefined;
}

/** A concrete HTTP response. */
export interface ActualResponse {
  readonly status: number;
  readonly headers: readonly ActualHeader[];
  readonly body: Payload | undefined;
}

/** A concrete message. */
export interface ActualMessage {
  readonly metadata: Readonly<Record<string, JsonValue>>;
  readonly contentType: string | undefined;
  readonly body: Payload | undefined;
}

export interface ActualHeader {
  readonly name: string;
  /** One entry per header line. */
  readonly values: readonly string[];
}

export type MismatchKind =
  | 'method'
  | 'path'
  | 'query'
  | 'header'
  | 'status'
  | 'body-type'
  | 'body'
  | 'metadata';

/** One reason why an actual part does not satisfy an expectation. */
export interface Mismatch {
  readonly kind: MismatchKind;
  /** Body: path expression of the place in the actual value (`$.a[0].b`); query, header, metadata: the name; else empty. */
  readonly path: string;
  readonly expected: JsonValue | undefined;
  readonly actual: JsonValue | undefined;
  /** One sentence, lower case, no full stop. */
  readonly message: string;
}

/**
 * The outcome of a comparison. `undecided` lists what could not be compared (a regex dialect, a plugin body, an
 * unknown matcher) and why: with no mismatches and a non-empty `undecided` the verdict is "unknown", never "match".
 */
export interface MatchResult {
  readonly mismatches: readonly Mismatch[];
  readonly undecided: readonly { readonly path: string; readonly reason: string }[];
}
