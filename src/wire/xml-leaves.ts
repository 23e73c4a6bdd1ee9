import { newParser, qualified } from './xml.js';
import { xmlEscaped } from './xml-text.js';

/** A text of an XML document: the text of an element without children, or the value of an attribute. */
export interface XmlLeaf {
  /** As rules name it, root element first: `order`, `code`, `#text`. */
  readonly tokens: readonly string[];
  readonly text: string;
  /** The document with another text there. */
  readonly replaced: (text: string) => string;
}

/** So many texts are looked at; nobody writes more into a pact by hand. */
const MOST_LEAVES = 500;

interface Open {
  readonly name: string;
  /** Where its content starts. */
  readonly start: number;
  text: string;
  hasChildren: boolean;
}

/** The texts of a well-formed document, in order; of one that is not well-formed those before the fault. */
export function xmlLeaves(document: string): readonly XmlLeaf[] {
  const parser = newParser();
  const open: Open[] = [];
  const leaves: XmlLeaf[] = [];
  const add = (tokens: readonly string[], text: string, start: number, end: number) => {
    const replaced = (other: string) => document.slice(0, start) + xmlEscaped(other) + document.slice(end);
    if (leaves.length < MOST_LEAVES) leaves.push({ tokens, text, replaced });
  };
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('opentag', (tag) => {
    const parent = open.at(-1);
    if (parent) parent.hasChildren = true;
    open.push({ name: qualified(tag.uri, tag.local), start: parser.position, text: '', hasChildren: false });
    const tagStart = document.lastIndexOf('<', parser.position - 1);
    const written = document.slice(tagStart, parser.position);
    for (const { name, prefix, uri, local, value } of Object.values(tag.attributes)) {
      const found = prefix !== 'xmlns' && name !== 'xmlns' && valueRange(written, name);
      if (!found) continue;
      const tokens = [...open.map((element) => element.name), `@${qualified(uri, local)}`];
      add(tokens, value, tagStart + found.start, tagStart + found.end);
    }
  });
  parser.on('closetag', () => {
    const end = document.lastIndexOf('</', parser.position - 1);
    const tokens = [...open.map((element) => element.name), '#text'];
    const element = open.pop();
    if (element && !element.hasChildren && end >= element.start)
      add(tokens, element.text.trim(), element.start, end);
  });
  try {
    parser.write(document).close();
  } catch {
    // Whoever compares the document says what is wrong with it.
  }
  return leaves;
}

/** Where the value of an attribute stands in a tag as it is written, without the quotes. */
function valueRange(tag: string, name: string): { readonly start: number; readonly end: number } | undefined {
  for (const { index, 0: all, 1: key, 2: quoted } of tag.matchAll(/\s([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g))
    if (key === name && quoted !== undefined) {
      const end = index + all.length - 1;
      return { start: end - quoted.length + 2, end };
    }
  return undefined;
}
