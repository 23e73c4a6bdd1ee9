import { printable } from '../words.js';

/**
 * Text from an input on one line of Markdown: nothing in it is markup, a link, a mention or a reference. Character
 * references work where backslashes do not, inside of HTML tags and tables.
 */
export const escapeMarkdown = (text: string): string =>
  printable(text).replace(/[&<>|`*_[\]\\@#~$]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A code block that its content cannot end. */
export function fence(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}text\n${text.split('\n').map(printable).join('\n')}\n${mark}`;
}

/** A section that is folded away until somebody asks for it. The empty lines make the content Markdown again. */
export const details = (title: string, content: string, open: boolean): string =>
  `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n${content}\n\n</details>\n`;
