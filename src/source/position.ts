import { pointerTokens } from '../json/pointer.js';
import { jsonIndex } from './json-index.js';
import { lineAndColumn, lineStarts } from './lines.js';
import type { Location, Range, SourceFile } from './model.js';
import type { Span, TextIndex, TextNode } from './text-index.js';
import { yamlIndex } from './yaml-index.js';

interface Positions {
  readonly index: TextIndex;
  readonly lines: readonly number[];
}

/** Built for a source when a position in it is first asked for. */
const known = new WeakMap<SourceFile, Positions>();

function positionsOf(source: SourceFile): Positions {
  let positions = known.get(source);
  if (!positions) {
    const index = source.format === 'json' ? jsonIndex(source.text, source.ends) : yamlIndex(source.text);
    positions = { index, lines: lineStarts(source.text) };
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

function toRange(lines: readonly number[], span: Span): Range {
  const start = lineAndColumn(lines, span.start);
  const end = lineAndColumn(lines, Math.max(span.start, span.end));
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** The range of the value at a location; where there is none, that of the nearest ancestor. */
export function position(location: Location): Range {
  const { index, lines } = positionsOf(location.source);
  return toRange(lines, nearestNode(index, location).value);
}

/** The range of the member name that leads to a location; the value's range for array items and the root. */
export function keyPosition(location: Location): Range {
  const { index, lines } = positionsOf(location.source);
  const node = nearestNode(index, location);
  return toRange(lines, node.key ?? node.value);
}

/** The position of an offset, for syntax faults. */
export function offsetPosition(source: SourceFile, offset: number): Range {
  const { line, column } = lineAndColumn(lineStarts(source.text), offset);
  return { line, column, endLine: line, endColumn: column + 1 };
}
