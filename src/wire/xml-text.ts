const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Text as XML writes it, between tags or in quotes of either kind. */
export const xmlEscaped = (text: string): string => escapedIn(text, /[&<>"']/g);

/** The same for attributes in double quotes. */
export const inDoubleQuotes = (text: string): string => escapedIn(text, /[&<>"]/g);

/** The same where line ends and tabs must come back as they were: a reader makes spaces of them in attributes. */
export const keptInDoubleQuotes = (text: string): string => escapedIn(text, /[&<>"\r\n\t]/g);

const escapedIn = (text: string, characters: RegExp): string =>
  text.replaceAll(characters, (character) => REFERENCES[character] as string);
