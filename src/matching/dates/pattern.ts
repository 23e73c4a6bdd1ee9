/** One piece of a Java date/time pattern: literal text, or a letter and how often it is repeated. */
export type DateToken =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'field'; readonly letter: string; readonly width: number };

/** Characters that are reserved in a pattern and mean nothing unquoted. */
export const RESERVED = /[0-9{}[\]#]/;

/**
 * Splits a Java pattern (`yyyy-MM-dd'T'HH:mm`) into its tokens (docs/pact.md section 9).
 * Undefined when a quote is open or a reserved character stands unquoted.
 */
export function parseDatePattern(pattern: string): DateToken[] | undefined {
  const tokens: DateToken[] = [];
  const literal = (text: string) => {
    const last = tokens.at(-1);
    if (last?.kind === 'literal') tokens[tokens.length - 1] = { kind: 'literal', text: last.text + text };
    else tokens.push({ kind: 'literal', text });
  };
  for (let i = 0; i < pattern.length; ) {
    const char = pattern[i] as string;
    if (char === "'") {
      const end = pattern.indexOf("'", i + 1);
      if (end < 0) return undefined;
      literal(end === i + 1 ? "'" : pattern.slice(i + 1, end));
      i = end + 1;
    } else if (/[A-Za-z]/.test(char)) {
      let end = i + 1;
      while (pattern[end] === char) end++;
      tokens.push({ kind: 'field', letter: char, width: end - i });
      i = end;
    } else {
      if (RESERVED.test(char)) return undefined;
      literal(char);
      i++;
    }
  }
  return tokens;
}
