import { createRequire } from 'node:module';
import type { SaxesTagNS } from 'saxes';

/** An element of an XML document: comments, instructions and CDATA boundaries are gone. */
export interface XmlElement {
  /** `uri:local`, or the local name alone; the prefix does not matter. */
  readonly name: string;
  readonly local: string;
  /** By qualified name; namespace declarations are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All direct text joined and trimmed. */
  readonly text: string;
  /** Number of child nodes: elements and runs of text. */
  readonly nodes: number;
}

type XmlDocument =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly reason: string };

/** Elements inside each other; deeper documents are not read. */
export const DEEPEST = 200;

/** Loaded with the first XML body: most runs never see one, and it costs more than the rest of the engine. */
let saxes: typeof import('saxes') | undefined;

/** A parser that knows namespaces. */
export function newParser() {
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

/** The name by which elements and attributes are known here. */
export const qualified = (uri: string, local: string): string => (uri ? `${uri}:${local}` : local);

/** The namespace and the local name of a qualified name; a local name has no colon. */
export function splitQualified(name: string): { readonly uri: string; readonly local: string } {
  const colon = name.lastIndexOf(':');
  return { uri: name.slice(0, Math.max(0, colon)), local: name.slice(colon + 1) };
}

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
