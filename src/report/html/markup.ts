import { escapeMarkup } from '../markup.js';

/** Finished HTML. Only `html` makes it, so that text from inputs is always escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | string | number | false | undefined | readonly Part[];

/** HTML with escaped interpolations; markup is inserted as it is, lists one after the other, false as nothing. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(
    strings.map((text, index) => text + (index < parts.length ? render(parts[index]) : '')).join(''),
  );

/** Text that is HTML (or CSS or a script) already: constants of this program. */
export const trusted = (text: string): Markup => new Markup(text);

function render(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (part === undefined || part === false) return '';
  return typeof part === 'string' || typeof part === 'number'
    ? escapeMarkup(String(part))
    : part.map(render).join('');
}
