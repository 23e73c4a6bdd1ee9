const NEWLINE = 0x0a;
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
/** `[` and `{`, `]` and `}` differ in this bit only. */
const BRACE = 0x20;
const OPENING = 0x7b;
const CLOSING = 0x7d;

/** Integers of at most this many digits print as they were written. */
const SAFE_DIGITS = 15;
/** No double takes more characters without an exponent (`-0.0000012345678901234567`). */
const LONGEST_NUMBER = 25;

/** Containers below this many levels are small in most documents; finding their end is cheap. */
const LEVELS = 5;
/** Shorter containers are not worth an entry. */
const SHORTEST = 200;

/** What one pass over JSON text finds out. */
export interface Outline {
  /** True when every number outside strings survives JSON.parse with its text. */
  readonly exact: boolean;
  /** Deepest nesting of arrays and objects. */
  readonly depth: number;
  /**
   * Where large containers near the root end, by where they begin (offsets in bytes, the end exclusive): spares the
   * search for a position from reading all that stands before it.
   */
  readonly ends: ReadonlyMap<number, number>;
  /** Where lines begin (offsets in bytes). */
  readonly lines: readonly number[];
}

/** The offset after the number token at `start`; -1 when JavaScript prints its value in other characters. */
function numberEnd(bytes: Uint8Array, start: number): number {
  let end = start + 1;
  let fraction = false;
  for (; ; end++) {
    const next = bytes[end] as number;
    if (next === DOT) fraction = true;
    else if (next === 0x65 || next === 0x45) return -1;
    else if (!(next >= ZERO && next <= NINE)) break;
  }
  if (!fraction && end - start <= SAFE_DIGITS)
    return bytes[start] === MINUS && bytes[start + 1] === ZERO ? -1 : end;
  if (end - start > LONGEST_NUMBER) return -1;
  const lexeme = String.fromCharCode(...bytes.subarray(start, end));
  return String(Number(lexeme)) === lexeme ? end : -1;
}

/**
 * One pass over JSON text in UTF-8: would JSON.parse lose the text of a number (`1.0`, `1e5`, `-0`, more than 17 digits), how
 * deep is it nested, where do its large parts end and its lines begin? Stops at the first lossy number or beyond `maxDepth`.
 * Text that is not JSON gives no meaningful answer, but never an error.
 */
export function outlineOf(bytes: Uint8Array, maxDepth: number): Outline {
  const ends = new Map<number, number>();
  const lines = [0];
  const starts = new Int32Array(LEVELS);
  const { length } = bytes;
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < length; i++) {
    const code = bytes[i] as number;
    if (code === SPACE) while (bytes[i + 1] === SPACE) i++;
    else if (code === QUOTE) {
      for (i++; i < length; i++) {
        const char = bytes[i] as number;
        if (char === QUOTE) break;
        if (char === BACKSLASH) i++;
      }
    } else if (code <= NINE) {
      if (code === NEWLINE) lines.push(i + 1);
      if (code < ZERO && code !== MINUS) continue;
      const end = numberEnd(bytes, i);
      if (end < 0) return { exact: false, depth: deepest, ends, lines };
      i = end - 1;
    } else if ((code | BRACE) === OPENING) {
      if (depth < LEVELS) starts[depth] = i;
      depth++;
      if (depth > deepest) deepest = depth;
      if (depth > maxDepth) return { exact: true, depth, ends, lines };
    } else if ((code | BRACE) === CLOSING) {
      depth--;
      if (depth >= 0 && depth < LEVELS && i - (starts[depth] as number) >= SHORTEST)
        ends.set(starts[depth] as number, i + 1);
    }
  }
  return { exact: true, depth: deepest, ends, lines };
}
