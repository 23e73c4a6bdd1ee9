import { utf8Bytes } from '../text/utf8.js';
import { DEEPEST, newParser, qualified } from './xml.js';
import { inDoubleQuotes } from './xml-text.js';

export interface XmlAttribute {
  /** With its prefix, as written. */
  readonly raw: string;
  /** `uri:local`, as rules name it. */
  readonly name: string;
  readonly value: string;
}

/** An XML element that can be written again: prefixes and namespace declarations are kept. */
export interface XmlNode {
  readonly raw: string;
  readonly name: string;
  readonly local: string;
  readonly attributes: readonly XmlAttribute[];
  readonly content: readonly (XmlNode | string)[];
}

/** The root element of a text; undefined where it is no well-formed XML of a bearable depth. */
export function readXml(text: string): XmlNode | undefined {
  const parser = newParser();
  const open: { readonly node: XmlNode; readonly content: (XmlNode | string)[] }[] = [];
  let root: XmlNode | undefined;
  let isBroken = false;
  parser.on('error', () => {
    isBroken = true;
  });
  parser.on('opentag', ({ name, uri, local, attributes }) => {
    if (open.length >= DEEPEST) isBroken = true;
    const content: (XmlNode | string)[] = [];
    const node: XmlNode = {
      raw: name,
      name: qualified(uri, local),
      local,
      attributes: Object.values(attributes).map((one) => ({
        raw: one.name,
        name: qualified(one.uri, one.local),
        value: one.value,
      })),
      content,
    };
    open.at(-1)?.content.push(node);
    root ??= node;
    open.push({ node, content });
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (chunk: string): void => {
    open.at(-1)?.content.push(chunk);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  return isBroken ? undefined : root;
}

export const isElement = (part: XmlNode | string): part is XmlNode => typeof part !== 'string';

export const childrenOf = ({ content }: XmlNode): XmlNode[] => content.filter(isElement);

export const textOf = ({ content }: XmlNode): string =>
  content
    .filter((part) => typeof part === 'string')
    .join('')
    .trim();

export const writeXml = (root: XmlNode): Uint8Array => utf8Bytes(printed(root));

function printed({ raw, attributes, content }: XmlNode): string {
  const start = [raw, ...attributes.map((one) => `${one.raw}="${inDoubleQuotes(one.value)}"`)].join(' ');
  return content.length
    ? `<${start}>${content.map((part) => (isElement(part) ? printed(part) : inDoubleQuotes(part))).join('')}</${raw}>`
    : `<${start}/>`;
}

/** The tree with an element made anew. */
export function replaced(root: XmlNode, old: XmlNode, made: XmlNode): XmlNode {
  if (root === old) return made;
  let isChanged = false;
  const content = root.content.map((part) => {
    if (!isElement(part)) return part;
    const other = replaced(part, old, made);
    isChanged ||= other !== part;
    return other;
  });
  return isChanged ? { ...root, content } : root;
}

/** An element that stands for null. */
export const nilOf = (node: XmlNode): XmlNode => ({
  ...node,
  attributes: [
    ...node.attributes.filter(({ raw }) => raw !== 'xmlns:xsi' && raw !== 'xsi:nil'),
    { raw: 'xmlns:xsi', name: 'xmlns:xsi', value: 'http://www.w3.org/2001/XMLSchema-instance' },
    { raw: 'xsi:nil', name: 'http://www.w3.org/2001/XMLSchema-instance:nil', value: 'true' },
  ],
  content: [],
});
