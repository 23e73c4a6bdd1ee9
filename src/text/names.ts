/**
 * Names and words, mostly those that paths show without quotes. Nearly all are ASCII, for which no tables of Unicode are needed: building those for an
 * expression with `\p{L}` takes milliseconds.
 */
const PLAIN_IDENTIFIER = /^[A-Za-z_][\w-]*$/;
const PLAIN_WORD = /^[A-Za-z_-]+$/;
const PLAIN_FIELD = /[\w\-:#@]*/y;
const BEYOND_ASCII = /[^\0-\x7f]/;

const whenNeeded = (make: () => RegExp): (() => RegExp) => {
  let made: RegExp | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

const identifier = whenNeeded(() => /^[\p{L}_][\p{L}\p{N}_-]*$/u);
const word = whenNeeded(() => /^[\p{L}_-]+$/u);
const field = whenNeeded(() => /[\p{L}\p{N}_\-:#@]+/uy);

/** Whether a name reads like one of a program: a letter of any script or `_`, then also digits and `-`. */
export const isIdentifier = (name: string): boolean =>
  PLAIN_IDENTIFIER.test(name) || (BEYOND_ASCII.test(name) && identifier().test(name));

/** The step to a member in the notation of pact files: `.name`, or `['a name']`. */
export const memberStep = (name: string): string => (isIdentifier(name) ? `.${name}` : `['${name}']`);

/** Whether a text is made of letters of any script, `_` and `-`. */
export const isWord = (text: string): boolean =>
  PLAIN_WORD.test(text) || (BEYOND_ASCII.test(text) && word().test(text));

/** Where the bare field name of a path expression ends that begins at an offset: letters and digits of any script, `_ - : # @`. */
export function fieldEnd(text: string, start: number): number {
  const end = endOf(PLAIN_FIELD, text, start);
  return end < text.length && text.charCodeAt(end) > 0x7f ? endOf(field(), text, start) : end;
}

/** Whether a name needs no quotes in a path expression. */
export const isField = (name: string): boolean => name !== '' && fieldEnd(name, 0) === name.length;

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return start + (pattern.exec(text)?.[0].length ?? 0);
}
