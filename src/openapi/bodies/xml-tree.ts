import { SaxesParser } from 'saxes';

export interface XmlElement {
  /** Without namespace prefix. */
  readonly name: string;
  /** By local name; namespace declarations are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

const MAX_DEPTH = 200;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * The root element of an XML text, or why there is none. Entities a document type declares are not expanded.
 */
export function parseXml(text: string): XmlElement | { readonly problem: string } {
  const parser = new SaxesParser({ xmlns: false });
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let problem: string | undefined;
  parser.on('error', (error) => {
    problem ??= error.message;
  });
  parser.on('opentag', (tag) => {
    if (open.length >= MAX_DEPTH) problem ??= `elements are nested deeper than ${MAX_DEPTH} levels`;
    const attributes = Object.entries(tag.attributes as Record<string, string>)
      .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
      .map(([name, value]) => [localName(name), value] as const);
    const element: OpenElement = {
      name: localName(tag.name),
      attributes: new Map(attributes),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (chunk: string): void => {
    const element = open.at(-1);
    if (element) element.text += chunk;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  return problem !== undefined || !root ? { problem: problem ?? 'there is no element' } : root;
}
