import { compileRegex } from '../../regex/compile.js';
import { percentDecoded, percentEncoded, uriEncoded } from '../../text/percent.js';
import type { PathShape, TemplateParameter, TemplatePiece } from '../template.js';

/** Raw text of each path parameter, still percent-encoded, under its name and as written in the template. */
export type PathTexts = ReadonlyMap<string, string>;

/** Whether a parameter takes a raw text. */
export type TakesText = (parameter: TemplateParameter, text: string) => boolean;

/** Takes down the texts of parameters. */
export interface TextSink {
  readonly set: (name: string, text: string) => unknown;
}

/** Raw and percent-encoded spellings of a literal are equal. */
const spellingsOf = (literal: string): readonly string[] => [
  ...new Set([literal, percentEncoded(literal), uriEncoded(literal)]),
];

/** False only when a pattern in the template definitely rejects the text. */
const fitsPattern: TakesText = ({ pattern }, text) =>
  pattern === undefined || compileRegex(`^(?:${pattern})$`, 'ecma').test(percentDecoded(text)) !== false;

const takesAny: TakesText = () => true;

function store(texts: TextSink, parameter: TemplateParameter, text: string): void {
  texts.set(parameter.name, text);
  if (parameter.written !== parameter.name) texts.set(parameter.written, text);
}

/** Texts that are tried for the parameters of one segment. */
const MOST_TRIED = 20_000;

/** Whether an offset lies within `%20`; it is checked only where pieces meet. */
const isInsideEscape = (text: string, at: number): boolean => text[at - 1] === '%' || text[at - 2] === '%';

/**
 * The ways to cut a raw path segment at the pieces of a template segment, tried from the right: the first one lets earlier
 * parameters take as much as they can (`a.tar.gz` as `{name}.{ext}` is `a.tar` and `gz`). No cut is tried twice.
 */
class Cuts {
  readonly texts: string[] = [];
  private readonly spellings: readonly (readonly string[])[];
  private readonly inVain = new Set<number>();
  private tried = 0;

  constructor(
    private readonly pieces: readonly TemplatePiece[],
    private readonly segment: string,
    private readonly takes: TakesText,
  ) {
    this.spellings = pieces.map((piece) => (typeof piece === 'string' ? spellingsOf(piece) : []));
  }

  find(): boolean {
    const canBegin =
      typeof this.pieces[0] !== 'string' || this.spellings[0]?.some((text) => this.segment.startsWith(text));
    return canBegin === true && this.match(this.pieces.length - 1, this.segment.length);
  }

  /** Whether the pieces up to one of them make up the segment up to an offset. */
  private match(index: number, end: number): boolean {
    const piece = this.pieces[index];
    if (piece === undefined) return end === 0;
    const state = end * this.pieces.length + index;
    if (this.inVain.has(state)) return false;
    const found =
      typeof piece === 'string' ? this.matchLiteral(index, end) : this.matchParameter(piece, index, end);
    if (!found) this.inVain.add(state);
    return found;
  }

  private matchLiteral(index: number, end: number): boolean {
    return (this.spellings[index] ?? []).some(
      (text) => this.segment.endsWith(text, end) && this.match(index - 1, end - text.length),
    );
  }

  private matchParameter(parameter: TemplateParameter, index: number, end: number): boolean {
    for (let start = index === 0 ? 0 : end - 1; start >= 0 && start < end; start--) {
      if (!this.canBegin(index, start)) continue;
      if (++this.tried > MOST_TRIED) return false;
      const text = this.segment.slice(start, end);
      if (!fitsPattern(parameter, text) || !this.takes(parameter, text)) continue;
      this.texts[index] = text;
      if (this.match(index - 1, start)) return true;
    }
    return false;
  }

  /** Whether a parameter may begin at an offset, by what stands before it. */
  private canBegin(index: number, start: number): boolean {
    if (index === 0) return start === 0;
    if (isInsideEscape(this.segment, start)) return false;
    if (typeof this.pieces[index - 1] !== 'string') return start > 0;
    return (this.spellings[index - 1] ?? []).some(
      (text) => this.segment.endsWith(text, start) && (index > 1 || start === text.length),
    );
  }
}

/**
 * Matches one raw path segment against the pieces of a template segment. Where it can be cut in several ways, the first is
 * taken whose texts the parameters take.
 */
export function matchSegment(
  pieces: readonly TemplatePiece[],
  segment: string,
  texts: TextSink,
  takes: TakesText = takesAny,
): boolean {
  const [only] = pieces;
  if (pieces.length === 1 && typeof only === 'object') {
    if (segment === '' || !fitsPattern(only, segment) || !takes(only, segment)) return false;
    store(texts, only, segment);
    return true;
  }
  const cuts = new Cuts(pieces, segment, takes);
  if (!cuts.find()) return false;
  pieces.forEach((piece, i) => {
    if (typeof piece !== 'string') store(texts, piece, cuts.texts[i] as string);
  });
  return true;
}

const isParameter = (piece: TemplatePiece): boolean => typeof piece !== 'string';

/** Whether some segment may be cut in several ways. */
export const isAmbiguous = ({ segments }: PathShape): boolean =>
  segments.some((pieces) => pieces.length > 1 && pieces.filter(isParameter).length > 1);

function isLiteral(pieces: readonly TemplatePiece[], segment: string): boolean {
  if (pieces.some(isParameter)) return false;
  const literal = pieces.join('');
  return literal === segment || literal === percentDecoded(segment);
}

/**
 * The texts of the parameters of a whole path, one segment for each of the template and the rest for the last one; undefined
 * where it does not fit.
 */
export function matchPath(
  { segments }: PathShape,
  path: readonly string[],
  takes: TakesText = takesAny,
): PathTexts | undefined {
  const texts = new Map<string, string>();
  const last = segments.length - 1;
  const fits = segments.every((pieces, i) => {
    const segment = i === last ? path.slice(i).join('/') : (path[i] ?? '');
    return isLiteral(pieces, segment) || matchSegment(pieces, segment, texts, takes);
  });
  return fits && path.length >= segments.length ? texts : undefined;
}
