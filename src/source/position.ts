import { ESCAPE_LENGTH } from '../json/ascii.js';
import type { Offsets } from '../json/outline.js';
import type { JsonLayout } from '../json/parse.js';
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
  readonly lines: Offsets;
  /** Where it has an escape which the original has not. */
  readonly escapes: readonly number[];
  /** The line asked for last: minified files have but one. */
  last: { readonly number: number; readonly line: Line | undefined } | undefined;
}

/** What an escape has more than the character it stands for. */
const GROWTH = ESCAPE_LENGTH - 1;

/** Built for a source when a position in it is first asked for. */
const known = new WeakMap<SourceFile, Positions>();

/** Where large containers end, by where they begin. */
function endsOf({ containers }: JsonLayout): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (let i = 0; i < containers.length; i += 2)
    ends.set(containers[i] as number, containers[i + 1] as number);
  return ends;
}

function positionsOf(source: SourceFile): Positions {
  let positions = known.get(source);
  if (!positions) {
    const { format, layout } = source;
    const text = searchableText(source);
    const index = format === 'json' ? jsonIndex(text, layout && endsOf(layout)) : yamlIndex(text);
    positions = {
      text,
      index,
      lines: layout?.lines ?? lineStarts(text),
      escapes: layout?.escapes ?? [],
      last: undefined,
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
  return { line, column: column - before * GROWTH };
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

/**
 * A line as it stands in the original, without its end; positions in it are columns from 0. It is cut where it is shown:
 * minified files have one of megabytes.
 */
export interface Line {
  readonly length: number;
  readonly slice: (from: number, to: number) => string;
}

/** One line (from 1) of a source; undefined when there are fewer. */
export function lineAt(source: SourceFile, number: number): Line | undefined {
  const positions = positionsOf(source);
  if (positions.last?.number !== number) positions.last = { number, line: findLine(positions, number) };
  return positions.last.line;
}

function findLine({ text, lines, escapes }: Positions, number: number): Line | undefined {
  const start = lines[number - 1];
  if (start === undefined) return undefined;
  let end = lines[number] ?? text.length;
  if (end > start && text[end - 1] === '\n') end -= text[end - 2] === '\r' ? 2 : 1;
  const first = countBelow(escapes, start);
  const inside = escapes.slice(first, countBelow(escapes, end));
  /** Where those characters stand in the original for which escapes stand in the text that was searched. */
  const columns = inside.map((at, i) => at - start - i * GROWTH);
  const offsetOf = (column: number): number => start + column + GROWTH * countBelow(columns, column);
  const length = end - start - GROWTH * inside.length;
  return {
    length,
    slice(from, to) {
      const stop = Math.min(to, length);
      let original = '';
      let at = offsetOf(from);
      for (let i = countBelow(columns, from); i < inside.length && (columns[i] as number) < stop; i++) {
        const escaped = inside[i] as number;
        const digits = text.slice(escaped + '\\u'.length, escaped + ESCAPE_LENGTH);
        original += text.slice(at, escaped) + String.fromCharCode(Number.parseInt(digits, 16));
        at = escaped + ESCAPE_LENGTH;
      }
      return original + text.slice(at, Math.max(at, offsetOf(stop)));
    },
  };
}

/** The position of an offset, for syntax faults. */
export function offsetPosition(source: SourceFile, offset: number): Range {
  const { line, column } = lineAndColumn(lineStarts(source.text), offset);
  return { line, column, endLine: line, endColumn: column + 1 };
}
