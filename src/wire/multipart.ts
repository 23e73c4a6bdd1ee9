/** One part of a multipart body. */
export interface MultipartPart {
  /** From Content-Disposition; undefined when it has none. */
  readonly name: string | undefined;
  /** A part with a file name, or without Content-Disposition; the others are form fields. */
  readonly file: boolean;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** Content with a base64 transfer encoding undone. */
  readonly content: Buffer;
}

/** The first line of a body that names no boundary in its media type. */
export const firstBoundary = (body: Uint8Array): string | undefined =>
  /^\s*--([^\r\n]+)\r?\n/.exec(latin1(body))?.[1]?.trimEnd();

/** Splits a body at its boundary (RFC 2046 section 5.1). Undefined when it is not made of such parts. */
export function multipartParts(body: Uint8Array, boundary: string): MultipartPart[] | undefined {
  const text = textOf(body);
  const parts: MultipartPart[] = [];
  const sections = sectionsOf(text, boundary);
  for (const { start, end } of sections ?? []) {
    const part = readPart(text.slice(start, end));
    if (!part) return undefined;
    parts.push(part);
  }
  return sections && parts;
}

/** The body with another content of one part, which is sent as it is. */
export function withPart(body: Uint8Array, boundary: string, index: number, content: Uint8Array): Uint8Array {
  const text = textOf(body);
  const section = sectionsOf(text, boundary)?.[index];
  const layout = section && layoutOf(text.slice(section.start, section.end));
  if (!layout) return body;
  const changed = text.slice(0, section.start + layout.content) + latin1(content) + text.slice(section.end);
  return bytesOf(changed.slice(LINE_END.length));
}

/** The body without one of its parts. */
export function withoutPart(body: Uint8Array, boundary: string, index: number): Uint8Array {
  const text = textOf(body);
  const section = sectionsOf(text, boundary)?.[index];
  if (!section) return body;
  const rest = text.slice(section.end);
  // The line end before the first boundary is not the body's own.
  return section.from === 0
    ? bytesOf(rest.replace(/^\r?\n/, ''))
    : bytesOf(text.slice(LINE_END.length, section.from) + rest);
}

/** What a further part is made of. */
export interface NewPart {
  /** As lines, without the empty one. */
  readonly headers: readonly string[];
  readonly content: string;
}

/** The body with further parts at its end. */
export function withMoreParts(body: Uint8Array, boundary: string, parts: readonly NewPart[]): Uint8Array {
  const text = textOf(body);
  const last = sectionsOf(text, boundary)?.at(-1);
  if (!last) return body;
  const lineEnd = text.startsWith(LINE_END, last.start) ? LINE_END : '\n';
  const more = parts.map(({ headers, content }) =>
    ['', `--${boundary}`, ...headers, '', content].join(lineEnd),
  );
  return bytesOf(
    text.slice(LINE_END.length, last.end) + latin1(Buffer.from(more.join(''))) + text.slice(last.end),
  );
}

const LINE_END = '\r\n';

/** One character per byte, so that positions in the text are positions in the body; the first boundary begins a line, too. */
const textOf = (body: Uint8Array): string => LINE_END + latin1(body);

interface Section {
  /** Where its boundary begins, the line end before it included. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
}

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Where the parts stand, from the end of one boundary to the line end before the next. Undefined: there is no boundary. */
function sectionsOf(text: string, boundary: string): Section[] | undefined {
  const mark = boundary.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const lineEnd = new RegExp(`\\r\\n--${mark}(?:--)?[ \\t]*(?:\\r\\n|$)`).test(text.slice(1))
    ? '\\r\\n'
    : '\\r?\\n';
  const sections: Section[] = [];
  let open: Pick<Section, 'from' | 'start'> | undefined;
  // A line that only begins like the boundary is content.
  for (const found of text.matchAll(new RegExp(`${lineEnd}--${mark}(--)?[ \\t]*(?=\\r?\\n|$)`, 'g'))) {
    if (open) sections.push({ ...open, end: found.index });
    if (found[1] !== undefined) return sections;
    open = { from: found.index, start: found.index + found[0].length };
  }
  return open && [...sections, { ...open, end: text.length }];
}

/**
 * The header lines of a section, which begins with the line end of its boundary, and where its content starts. Undefined: no empty
 * line ends the headers. Where a part is empty, that line is often left to the next boundary.
 */
function layoutOf(section: string): { readonly headers: string; readonly content: number } | undefined {
  const first = /^\r?\n/.exec(section)?.[0].length ?? 0;
  const rest = section.slice(first);
  const blank = /^\r?\n|\r?\n\r?\n|\r?\n$/.exec(rest);
  return blank
    ? { headers: rest.slice(0, blank.index), content: first + blank.index + blank[0].length }
    : undefined;
}

function readPart(section: string): MultipartPart | undefined {
  const layout = layoutOf(section);
  if (!layout) return undefined;
  const headers = new Map<string, string>();
  for (const line of layout.headers.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), utf8(line.slice(colon + 1).trim()));
  }
  const content = section.slice(layout.content);
  const disposition = headers.get('content-disposition');
  const parameters = dispositionParameters(disposition ?? '');
  const base64 = headers.get('content-transfer-encoding')?.toLowerCase() === 'base64';
  return {
    name: parameters.get('name'),
    file: disposition === undefined || parameters.has('filename') || parameters.has('filename*'),
    headers,
    content: Buffer.from(content, base64 ? 'base64' : 'latin1'),
  };
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

const utf8 = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');

const PARAMETER = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g;

/** The parameters of a Content-Disposition by name in lower case (RFC 7578 section 4.2). */
function dispositionParameters(disposition: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of disposition.matchAll(PARAMETER))
    parameters.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? plain);
  return parameters;
}
