import type { SourceFile } from '../../source/model.js';
import { lineAt } from '../../source/position.js';
import type { ReportLocation } from '../model.js';
import { printable } from '../words.js';

/** Longest excerpt of one line; minified files have lines of megabytes. */
const WIDTH = 110;
/** How much of a cut line stays visible before the marked range. */
const LEAD = 40;

/** One line of a source with the marked range under it; empty when the text is not at hand. */
export function frameLines(
  location: ReportLocation,
  source: SourceFile | undefined,
  gutter: number,
): string[] {
  const line = source && lineAt(source, location.line);
  if (line === undefined) return [];
  const start = Math.min(location.column - 1, line.length);
  const end =
    location.endLine === location.line
      ? Math.min(location.endColumn - 1, line.length)
      : line.slice(0, line.length).trimEnd().length;
  const cut = line.length > WIDTH ? Math.max(0, start - LEAD) : 0;
  const excerpt = line.slice(cut, cut + WIDTH);
  const before = printable(excerpt.slice(0, start - cut));
  const marked = printable(excerpt.slice(start - cut, Math.max(end, start) - cut));
  const after = printable(excerpt.slice(Math.max(end, start) - cut));
  const lead = cut > 0 ? '…' : '';
  const tail = cut + WIDTH < line.length ? '…' : '';
  return [
    `${String(location.line).padStart(gutter)} | ${lead}${before}${marked}${after}${tail}`.trimEnd(),
    `${' '.repeat(gutter)} | ${' '.repeat(lead.length + before.length)}${'^'.repeat(Math.max(1, marked.length))}`,
  ];
}
