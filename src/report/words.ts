/** `1 error`, `2 errors`. */
export const count = (number: number, noun: string, plural = `${noun}s`): string =>
  `${number} ${number === 1 ? noun : plural}`;

/**
 * Text from an input, safe to print on one line of a terminal: control characters, which could move the cursor or
 * recolour what follows, are written as escapes.
 */
export const printable = (text: string): string =>
  text.replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g,
    (character) => ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': ' ' };

/** The first items of a list, and how many follow. */
export function listSome(items: readonly string[], limit: number): string {
  const shown = items.slice(0, limit).join(', ');
  return items.length > limit ? `${shown} and ${items.length - limit} more` : shown;
}

/** An interaction as people name it: description and states. */
export const interactionLabel = (description: string, states: readonly string[]): string =>
  printable(`"${description}"${states.length > 0 ? ` (given ${states.join(' and ')})` : ''}`);
