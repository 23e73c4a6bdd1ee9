import { createRequire } from 'node:module';
import type { SaxesTagNS } from 'saxes';
import type { XmlElement } from './model.js';

export type XmlDocument =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly reason: string };

const DEEPEST = 200;

/** Loaded with the first XML body: most runs never see one, and it costs more than the rest of the engine. */
let saxes: typeof import('saxes') | undefined;
function newParser() {
  saxes ??= createRequire(import.meta.url)('saxes') as typeof import('saxes');
  return new saxes.SaxesParser({ xmlns: true });
}

interface Open {
  readonly name: string;
  readonly local: string;
  readonly attributes: Map<string, string>;
  readonly children: XmlElement[];
  text: string;
  nodes: number;
  inText: boolean;
}

const qualified = (uri: string, local: string): string => (uri ? `${uri}:${local}` : local);

/** Reads an XML document with namespaces. Malformed or too deeply nested documents say why. */
export function parseXml(text: string): XmlDocument {
  const parser = newParser();
  const stack: Open[] = [];
  let root: XmlElement | undefined;
  let reason: string | undefined;
  const addText = (value: string) => {
    const open = stack.at(-1);
    if (!open) return;
    open.text += value;
    if (!open.inText) open.nodes++;
    open.inText = true;
  };
  // The first fault ends the parse: what follows it would only cost time.
  const stop = (why: string) => {
    reason ??= why;
    throw new Error(why);
  };
  parser.on('error', (error) => stop(error.message.split('\n')[0] ?? 'not well-formed'));
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('opentag', (tag) => {
    if (stack.length >= DEEPEST) stop(`nested more than ${DEEPEST} levels deep`);
    stack.push(opened(tag));
  });
  parser.on('closetag', () => {
    const element = stack.pop();
    if (!element) return;
    const closed: XmlElement = { ...element, text: element.text.trim() };
    const parent = stack.at(-1);
    if (parent) {
      parent.children.push(closed);
      parent.nodes++;
      parent.inText = false;
    } else root ??= closed;
  });
  try {
    parser.write(text).close();
  } catch (error) {
    reason ??= error instanceof Error ? error.message : 'not well-formed';
  }
  if (reason !== undefined || !root) return { ok: false, reason: reason ?? 'no root element' };
  return { ok: true, root };
}

function opened(tag: SaxesTagNS): Open {
  const attributes = new Map<string, string>();
  for (const { name, prefix, uri, local, value } of Object.values(tag.attributes))
    if (prefix !== 'xmlns' && name !== 'xmlns') attributes.set(qualified(uri, local), value);
  return {
    name: qualified(tag.uri, tag.local),
    local: tag.local,
    attributes,
    children: [],
    text: '',
    nodes: 0,
    inText: false,
  };
}
