/** A text as far as a line of a message has room, with `…` for the rest. */
export const shortened = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
