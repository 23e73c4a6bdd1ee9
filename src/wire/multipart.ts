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
  // Latin-1 keeps one character per byte, so positions in the text are positions in the body.
  const text = `\r\n${latin1(body)}`;
  const mark = boundary.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const lineEnd = new RegExp(`\\r\\n--${mark}(?:--)?[ \\t]*(?:\\r\\n|$)`).test(text.slice(1))
    ? '\\r\\n'
    : '\\r?\\n';
  const parts: MultipartPart[] = [];
  let start: number | undefined;
  // A line that only begins like the boundary is content.
  for (const found of text.matchAll(new RegExp(`${lineEnd}--${mark}(--)?[ \\t]*(?=\\r?\\n|$)`, 'g'))) {
    if (start !== undefined) {
      const part = readPart(text.slice(start, found.index));
      if (!part) return undefined;
      parts.push(part);
    }
    if (found[1] !== undefined) return parts;
    start = found.index + found[0].length;
  }
  if (start === undefined) return undefined;
  const last = readPart(text.slice(start));
  return last && [...parts, last];
}

/**
 * A section begins with the line end of its boundary. Undefined: no empty line ends its headers. Where a part is empty,
 * that line is often left to the next boundary.
 */
function readPart(section: string): MultipartPart | undefined {
  const rest = section.replace(/^\r?\n/, '');
  const blank = /^\r?\n|\r?\n\r?\n|\r?\n$/.exec(rest);
  if (!blank) return undefined;
  const headers = new Map<string, string>();
  for (const line of rest.slice(0, blank.index).split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), utf8(line.slice(colon + 1).trim()));
  }
  const content = rest.slice(blank.index + blank[0].length);
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
