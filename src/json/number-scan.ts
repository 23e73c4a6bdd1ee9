const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;

/** Integers of at most this many digits print as they were written. */
const SAFE_DIGITS = 15;

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

/** The offset after the closing quote of the string that opens at `start`; the length of the text when it never closes. */
export function skipString(text: string, start: number): number {
  let end = start;
  for (;;) {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 1) return end + 1;
  }
}

/** Whether the number token of `text` from `start` to `end` is what JavaScript prints for its value. */
function printsAlike(text: string, start: number, end: number, fraction: boolean): boolean {
  if (!fraction && end - start <= SAFE_DIGITS) {
    return text.charCodeAt(start) !== MINUS || text.charCodeAt(start + 1) !== ZERO;
  }
  const lexeme = text.slice(start, end);
  return String(Number(lexeme)) === lexeme;
}

export interface NumberScan {
  /** True when every number outside strings survives JSON.parse with its text. */
  readonly exact: boolean;
  /** Deepest nesting of arrays and objects. */
  readonly depth: number;
}

/**
 * One pass over JSON text: would JSON.parse lose the text of a number (`1.0`, `1e5`, `-0`, more than 17 digits), and how
 * deep is it nested? Stops at the first lossy number or beyond `maxDepth`.
 */
export function scanNumbers(text: string, maxDepth: number): NumberScan {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      i = skipString(text, i);
    } else if (isDigit(code) || code === MINUS) {
      const start = i;
      let fraction = false;
      for (i += 1; i < text.length; i++) {
        const next = text.charCodeAt(i);
        if (isDigit(next)) continue;
        if (next === DOT) fraction = true;
        else if (next === 0x65 || next === 0x45) return { exact: false, depth: deepest };
        else break;
      }
      if (!printsAlike(text, start, i, fraction)) return { exact: false, depth: deepest };
    } else {
      if (code === 0x7b || code === 0x5b) {
        depth += 1;
        if (depth > deepest) deepest = depth;
        if (depth > maxDepth) return { exact: true, depth };
      } else if (code === 0x7d || code === 0x5d) depth -= 1;
      i += 1;
    }
  }
  return { exact: true, depth: deepest };
}
