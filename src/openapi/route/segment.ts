import { compileRegex } from '../../regex/compile.js';
import { percentEncoded, uriEncoded } from '../../text/percent.js';
import { percentDecoded, type TemplateParameter, type TemplatePiece } from '../template.js';

/** Raw text of each path parameter, still percent-encoded, under its name and as written in the template. */
export type PathTexts = ReadonlyMap<string, string>;

/** Where the last occurrence of a literal ends at or before `end`; raw and percent-encoded spellings are equal. */
function lastOccurrence(
  text: string,
  literal: string,
  end: number,
): { start: number; end: number } | undefined {
  for (const spelling of new Set([literal, percentEncoded(literal), uriEncoded(literal)])) {
    const start = text.lastIndexOf(spelling, end - spelling.length);
    if (start >= 0 && start + spelling.length <= end) return { start, end: start + spelling.length };
  }
  return undefined;
}

function endsWithLiteral(text: string, literal: string, end: number): number | undefined {
  const found = lastOccurrence(text, literal, end);
  return found?.end === end ? found.start : undefined;
}

/** False only when a pattern in the template definitely rejects the text. */
const fitsPattern = ({ pattern }: TemplateParameter, text: string): boolean =>
  pattern === undefined || compileRegex(`^(?:${pattern})$`, 'ecma').test(percentDecoded(text)) !== false;

/** Takes down the texts of parameters. */
export interface TextSink {
  readonly set: (name: string, text: string) => unknown;
}

function store(texts: TextSink, parameter: TemplateParameter, text: string): boolean {
  if (text === '' || !fitsPattern(parameter, text)) return false;
  texts.set(parameter.name, text);
  if (parameter.written !== parameter.name) texts.set(parameter.written, text);
  return true;
}

/**
 * Matches one raw path segment against the pieces of a template segment, from the right, so that earlier parameters take
 * as much as they can (`a.tar.gz` as `{name}.{ext}` is `a.tar` and `gz`). Linear in the length of the segment for each piece.
 */
export function matchSegment(pieces: readonly TemplatePiece[], segment: string, texts: TextSink): boolean {
  const [only] = pieces;
  if (pieces.length === 1 && typeof only === 'object') return store(texts, only, segment);
  let end = segment.length;
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i] as TemplatePiece;
    if (typeof piece === 'string') {
      const start = endsWithLiteral(segment, piece, end);
      if (start === undefined) return false;
      end = start;
      continue;
    }
    const before = pieces[i - 1];
    const start =
      typeof before === 'string' ? literalEnd(segment, before, end - 1, i === 1) : i === 0 ? 0 : end - 1;
    if (start === undefined || !store(texts, piece, segment.slice(start, end))) return false;
    end = start;
  }
  return end === 0;
}

/** Where the literal before a parameter ends: at the very start when nothing precedes it, else as far right as possible. */
function literalEnd(segment: string, literal: string, limit: number, first: boolean): number | undefined {
  if (!first) return lastOccurrence(segment, literal, limit)?.end;
  for (const spelling of [literal, percentEncoded(literal), uriEncoded(literal)]) {
    if (segment.startsWith(spelling) && spelling.length <= limit) return spelling.length;
  }
  return undefined;
}
