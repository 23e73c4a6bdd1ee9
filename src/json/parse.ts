import { outlineOf } from './outline.js';
import { type JsonFault, JsonScanner, JsonSyntaxError } from './scanner.js';
import type { JsonValue } from './value.js';

export { type JsonFault, JsonSyntaxError } from './scanner.js';

/** Deeper nesting is refused: nothing behind the parser has to fear for its stack. */
export const MAX_DEPTH = 500;

export interface ParsedJson {
  readonly value: JsonValue;
  /** What a strict parser would have rejected; empty unless `lenient`. */
  readonly faults: readonly JsonFault[];
  /** Where large containers end (see outline.ts); absent when the text was not read by JSON.parse. */
  readonly ends?: ReadonlyMap<number, number>;
}

export interface JsonOptions {
  /** Tolerate comments, trailing commas, unknown escapes, a byte order mark and text after the end, as faults. */
  readonly lenient?: boolean;
  /** The text in UTF-8, when the caller has it at hand. */
  readonly bytes?: Uint8Array | undefined;
}

const encoder = new TextEncoder();

function parseFast(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/**
 * Reads JSON text (RFC 8259) without losing the text of any number. Text whose numbers all survive JSON.parse is read by
 * it; only the rest takes the slower road.
 * @throws JsonSyntaxError with the offset of the first character that does not fit.
 */
export function parseJson(text: string, options: JsonOptions = {}): ParsedJson {
  const { exact, depth, ends } = outlineOf(options.bytes ?? encoder.encode(text), MAX_DEPTH);
  if (exact && depth <= MAX_DEPTH) {
    const value = parseFast(text);
    if (value !== undefined) return { value, faults: [], ends };
  }
  const scanner = new JsonScanner(text, MAX_DEPTH);
  const value = scanner.document();
  const first = scanner.faults[0];
  if (first && !options.lenient) throw new JsonSyntaxError(first.message, first.offset);
  return { value, faults: scanner.faults };
}
