import { ESCAPE_LENGTH } from '../json/ascii.js';
import { pointerTokens } from '../json/pointer.js';
import { jsonIndex } from './json-index.js';
import { countBelow, lineAndColumn, lineStarts } from './lines.js';
import type { Location, Range, SourceFile } from './model.js';
import { searchableText } from './searchable.js';
import type { Span, TextIndex, TextNode } from './text-index.js';
import { yamlIndex } from './yaml-index.js';

interface Positions {
  /** The text that was searched. */
  readonly text: string;
  readonly index: TextIndex;
  readonly lines: readonly number[];
  /** Where it has an escape which the original has not. */
  readonly escapes: readonly number[];
  /** The line read last: minified files have one, of megabytes. */
  lineRead: { readonly line: number; readonly text: string | undefined } | undefined;
}

/** Built for a source when a position in it is first asked for. */
const known = new WeakMap<SourceFile, Positions>();

function positionsOf(source: SourceFile): Positions {
  let positions = known.get(source);
  if (!positions) {
    const { format, layout } = source;
    const text = searchableText(source);
    const index = format === 'json' ? jsonIndex(text, layout?.ends) : yamlIndex(text);
    positions = {
      text,
      index,
      lines: layout?.lines ?? lineStarts(text),
      escapes: layout?.escapes ?? [],
      lineRead: undefined,
    };
    known.set(source, positions);
  }
  return positions;
}

/** The node at a pointer, or its nearest ancestor that is written in the text. */
function nearestNode(index: TextIndex, location: Location): TextNode {
  let node = index.root;
  for (const token of pointerTokens(location.pointer)) {
    const child = node.child(token);
    if (!child) break;
    node = child;
  }
  return node;
}

/** Line and column, in the original text, of an offset into the text that was searched. */
function placeOf({ lines, escapes }: Positions, offset: number): ReturnType<typeof lineAndColumn> {
  const { line, column } = lineAndColumn(lines, offset);
  const before = countBelow(escapes, offset) - countBelow(escapes, offset - column + 1);
  return { line, column: column - before * (ESCAPE_LENGTH - 1) };
}

function rangeOf(positions: Positions, span: Span): Range {
  const start = placeOf(positions, span.start);
  const end = placeOf(positions, Math.max(span.start, span.end));
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** The range of the value at a location; where there is none, that of the nearest ancestor. */
export function position(location: Location): Range {
  const positions = positionsOf(location.source);
  return rangeOf(positions, nearestNode(positions.index, location).value);
}

/** The range of the member name that leads to a location; the value's range for array items and the root. */
export function keyPosition(location: Location): Range {
  const positions = positionsOf(location.source);
  const node = nearestNode(positions.index, location);
  return rangeOf(positions, node.key ?? node.value);
}

/** One line (from 1) of a source without its end, as it stands in the original; undefined when there are fewer. */
export function lineText(source: SourceFile, line: number): string | undefined {
  const positions = positionsOf(source);
  if (positions.lineRead?.line !== line) positions.lineRead = { line, text: readLine(positions, line) };
  return positions.lineRead.text;
}

function readLine({ text, lines, escapes }: Positions, line: number): string | undefined {
  const start = lines[line - 1];
  if (start === undefined) return undefined;
  let end = lines[line] ?? text.length;
  if (text[end - 1] === '\n') end -= text[end - 2] === '\r' ? 2 : 1;
  let original = '';
  let from = start;
  for (const at of escapes.slice(countBelow(escapes, start), countBelow(escapes, end))) {
    const digits = text.slice(at + '\\u'.length, at + ESCAPE_LENGTH);
    original += text.slice(from, at) + String.fromCharCode(Number.parseInt(digits, 16));
    from = at + ESCAPE_LENGTH;
  }
  return original + text.slice(from, end);
}

/** The position of an offset, for syntax faults. */
export function offsetPosition(source: SourceFile, offset: number): Range {
  const { line, column } = lineAndColumn(lineStarts(source.text), offset);
  return { line, column, endLine: line, endColumn: column + 1 };
}
