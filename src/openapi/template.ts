import { percentDecoded } from '../text/percent.js';

/** A parameter of a path template. */
export interface TemplateParameter {
  /** Without expression operators, modifiers and patterns: `id` of `{id:[0-9]+}`, `path` of `{+path}`, `{path*}` and `{path+}`. */
  readonly name: string;
  /** Everything between the braces. */
  readonly written: string;
  /** Regular expression some frameworks leave in the template. */
  readonly pattern: string | undefined;
  /** May take more than one segment (`{+path}`, `{path*}`, `{path+}`, `{path:.*}`). */
  readonly greedy: boolean;
}

/** Literal text (percent-decoded) or a parameter. */
export type TemplatePiece = string | TemplateParameter;

export interface PathShape {
  /** Pieces of each segment; a trailing slash is an empty last segment. */
  readonly segments: readonly (readonly TemplatePiece[])[];
  /** Names of the parameters, in order. */
  readonly names: readonly string[];
  /** `name=value` pairs that follow `?` or `#` in the key: they tell operations on one path apart. */
  readonly query: ReadonlyMap<string, string>;
}

/** For each brace that is closed the offset after its closing one; braces nest in patterns. One pass, for keys can be long. */
function closingBraces(text: string): ReadonlyMap<number, number> {
  const closed = new Map<number, number>();
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') open.push(i);
    else if (text[i] === '}') {
      const start = open.pop();
      if (start !== undefined) closed.set(start, i + 1);
    }
  }
  return closed;
}

/** What a regular expression has that is more than a word: `int` of `{id:int}` is a type, `id` of `{urn:id}` half of a name. */
const EXPRESSION = /[\\^$.*+?()[\]{}|]/;

/** A name without any of the decorations, which is what most parameters are. */
const PLAIN = /^\w+$/;

function parameterOf(written: string): TemplateParameter {
  if (PLAIN.test(written)) return { name: written, written, pattern: undefined, greedy: false };
  const colon = written.indexOf(':');
  const constraint = colon > 0 ? written.slice(colon + 1) : '';
  const pattern = EXPRESSION.test(constraint) ? constraint : undefined;
  const bare = colon > 0 ? written.slice(0, colon) : written;
  const name = bare
    .trim()
    .replace(/^[+#./;]/, '')
    .replace(/(?:\*|\+|\.\.\.)$/, '');
  const greedy = /^\+|(?:\*|\+|\.\.\.)$/.test(bare.trim()) || /^\.[*+]$/.test(pattern ?? '');
  return { name: name === '' ? written : name, written, pattern, greedy };
}

function queryOf(text: string): ReadonlyMap<string, string> {
  const pairs = text.split('&').filter((pair) => /^[^=/]+=[^={}]+$/.test(pair));
  return new Map(
    pairs.map((pair) => [
      percentDecoded(pair.slice(0, pair.indexOf('='))),
      percentDecoded(pair.slice(pair.indexOf('=') + 1)),
    ]),
  );
}

/** Several questions are asked about each template of a document. */
const MOST_KNOWN = 5000;
const known = new Map<string, PathShape>();

/** Reads a key of `paths`. Nothing is refused: what makes no sense as a parameter is literal text. */
export function parseTemplate(template: string): PathShape {
  let shape = known.get(template);
  if (!shape) {
    shape = readPlain(template) ?? read(template);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(template, shape);
  }
  return shape;
}

const NO_QUERY: ReadonlyMap<string, string> = new Map();

/** A segment that is literal text, or one parameter without decorations. */
const PLAIN_SEGMENT = /^(?:[^{}?#%]*|\{\w+\})$/;

const plainSegments = new Map<string, readonly TemplatePiece[] | undefined>();

/** Undefined: not plain. The templates of a document have most of their segments in common. */
function plainSegment(text: string): readonly TemplatePiece[] | undefined {
  if (plainSegments.has(text)) return plainSegments.get(text);
  let pieces: readonly TemplatePiece[] | undefined;
  if (PLAIN_SEGMENT.test(text))
    pieces = text === '' ? [] : [text.startsWith('{') ? parameterOf(text.slice(1, -1)) : text];
  if (plainSegments.size >= MOST_KNOWN) plainSegments.clear();
  plainSegments.set(text, pieces);
  return pieces;
}

/** Nearly every template consists of plain segments, and looking at each character takes several times as long. */
function readPlain(template: string): PathShape | undefined {
  const segments: (readonly TemplatePiece[])[] = [];
  for (const text of (template.startsWith('/') ? template.slice(1) : template).split('/')) {
    const pieces = plainSegment(text);
    if (!pieces) return undefined;
    segments.push(pieces);
  }
  return new PlainShape(segments);
}

class PlainShape implements PathShape {
  readonly query = NO_QUERY;

  constructor(readonly segments: PathShape['segments']) {}

  get names(): readonly string[] {
    return namesIn(this.segments);
  }
}

function read(template: string): PathShape {
  const segments: TemplatePiece[][] = [[]];
  let literal = '';
  let query = NO_QUERY;
  const closed = closingBraces(template);
  const flush = (): void => {
    if (literal !== '') segments.at(-1)?.push(percentDecoded(literal));
    literal = '';
  };
  for (let i = template.startsWith('/') ? 1 : 0; i < template.length; i++) {
    const char = template[i] as string;
    const end = closed.get(i);
    if (char === '/') {
      flush();
      segments.push([]);
    } else if (char === '?' || char === '#') {
      query = queryOf(template.slice(i + 1));
      break;
    } else if (end !== undefined) {
      const written = template.slice(i + 1, end - 1);
      // `{?page,size}` describes query parameters.
      if (!/^[?&]/.test(written)) {
        flush();
        segments.at(-1)?.push(parameterOf(written));
      }
      i = end - 1;
    } else literal += char;
  }
  flush();
  return { segments, names: namesIn(segments), query };
}

/** A parameter of which all that stands between the braces is the name. */
const asName = ({ written }: TemplateParameter): TemplateParameter => ({
  name: written,
  written,
  pattern: undefined,
  greedy: false,
});

/** The same where names with a colon are declared as they are written: what follows the colon is then no pattern. */
export function templateWith(template: string, names: () => ReadonlySet<string>): PathShape {
  const shape = parseTemplate(template);
  const hasColon = (piece: TemplatePiece): piece is TemplateParameter =>
    typeof piece !== 'string' && piece.written.includes(':');
  if (!template.includes(':') || !shape.segments.some((pieces) => pieces.some(hasColon))) return shape;
  const declared = names();
  const segments = shape.segments.map((pieces) =>
    pieces.map((piece) => (hasColon(piece) && declared.has(piece.written) ? asName(piece) : piece)),
  );
  return { segments, names: namesIn(segments), query: shape.query };
}

function namesIn(segments: PathShape['segments']): readonly string[] {
  const names: string[] = [];
  for (const pieces of segments)
    for (const piece of pieces) if (typeof piece !== 'string') names.push(piece.name);
  return names;
}

/** The name under which a declared path parameter is found in a template. */
export const templateName = (declared: string): string => parameterOf(declared).name;

/** Equal for templates that differ in parameter names only. */
export const templateShape = (template: string): string => template.replaceAll(/\{[^{}]*\}/g, '{}');
