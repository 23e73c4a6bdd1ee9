import { parseJson } from '../json/parse.js';
import type { Span, TextIndex, TextNode } from './text-index.js';

const OPENING: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

const BACKSLASH = 0x5c;

/** The offset after the closing quote of the string that opens at `start`; the length of the text when it never closes. */
function skipString(text: string, start: number): number {
  let end = start;
  for (;;) {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 1) return end + 1;
  }
}

/** The offset of the next character that is neither space nor comment. */
function skipSpace(text: string, start: number): number {
  let i = start;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0xfeff) continue;
    const opening = code === 0x2f ? text.slice(i, i + 2) : '';
    if (opening !== '//' && opening !== '/*') break;
    const end = text.indexOf(opening === '//' ? '\n' : '*/', i + 2);
    i = end < 0 ? text.length : end + opening.length - (opening === '//' ? 2 : 1);
  }
  return i;
}

/** The offset after the value that begins at `start`. */
function skipValue(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; ) {
    const code = text.charCodeAt(i);
    if (code === 0x22) i = skipString(text, i);
    else if (code === 0x2f) i = skipSpace(text, i) + (skipSpace(text, i) === i ? 1 : 0);
    else {
      if (code === 0x7b || code === 0x5b) depth += 1;
      else if (code === 0x7d || code === 0x5d) depth -= 1;
      else if (depth === 0 && (code === 0x2c || code <= 0x20)) return i;
      if (depth < 0) return i;
      i += 1;
      if (depth === 0 && (code === 0x7d || code === 0x5d)) return i;
    }
    if (depth === 0 && code === 0x22) return i;
  }
  return text.length;
}

function nameOf(text: string, start: number, end: number): string {
  const plain = text.slice(start + 1, end - 1);
  if (!plain.includes('\\')) return plain;
  try {
    return String(parseJson(text.slice(start, end), { lenient: true }).value);
  } catch {
    return plain;
  }
}

/**
 * A text and where its large containers end, by where they begin, as far as that is known: spares the search from reading all
 * that stands before what it looks for.
 */
interface Text {
  readonly text: string;
  readonly ends: ReadonlyMap<number, number> | undefined;
}

class JsonNode implements TextNode {
  #children: Map<string, JsonNode> | undefined;

  /** Plain numbers: most nodes are only passed by. `keyStart` is negative where there is no key. */
  constructor(
    private readonly source: Text,
    private readonly start: number,
    private readonly end: number,
    private readonly keyStart: number,
    private readonly keyEnd: number,
  ) {}

  get value(): Span {
    return { start: this.start, end: this.end };
  }

  get key(): Span | undefined {
    return this.keyStart < 0 ? undefined : { start: this.keyStart, end: this.keyEnd };
  }

  /** Scans this container once; the text of nested values is only skipped. */
  child(token: string): JsonNode | undefined {
    this.#children ??= this.scan();
    return this.#children.get(token);
  }

  private scan(): Map<string, JsonNode> {
    const { text, ends } = this.source;
    const children = new Map<string, JsonNode>();
    const open = text[this.start] ?? '';
    const close = Object.hasOwn(OPENING, open) ? OPENING[open] : undefined;
    if (close === undefined) return children;
    for (let i = skipSpace(text, this.start + 1); i < this.end - 1; ) {
      if (text[i] === close) break;
      let keyStart = -1;
      let keyEnd = -1;
      if (open === '{') {
        keyStart = i;
        keyEnd = skipString(text, i);
        i = skipSpace(text, skipSpace(text, keyEnd) + 1);
      }
      const start = i;
      const end = ends?.get(start) ?? skipValue(text, start);
      const name = keyStart < 0 ? String(children.size) : nameOf(text, keyStart, keyEnd);
      children.set(name, new JsonNode(this.source, start, end, keyStart, keyEnd));
      i = skipSpace(text, end);
      i = text[i] === ',' ? skipSpace(text, i + 1) : Math.max(i, end, start + 1);
    }
    return children;
  }
}

/** Finds values in JSON text, tolerant of what the lenient reader tolerates. Containers are scanned when first entered. */
export function jsonIndex(text: string, ends?: ReadonlyMap<number, number>): TextIndex {
  const start = skipSpace(text, 0);
  const end = ends?.get(start) ?? skipValue(text, start);
  return { root: new JsonNode({ text, ends }, start, end, -1, -1) };
}
