import { parseMediaType } from '../../media-type/media-type.js';

/** One part of a multipart body. */
export interface Part {
  /** From Content-Disposition; undefined when it has none. */
  readonly name: string | undefined;
  /** A part with a file name, or without Content-Disposition; the others are form fields. */
  readonly file: boolean;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** Content with a base64 transfer encoding undone. */
  readonly content: Uint8Array;
}

const MOST_PARTS = 1000;

/** Splits a body at the boundary its content type names (RFC 2046 section 5.1). Undefined when there is none. */
export function multipartParts(body: Uint8Array, contentType: string | undefined): Part[] | undefined {
  const boundary = parseMediaType(contentType)?.parameters.get('boundary');
  if (!boundary) return undefined;
  // Latin-1 keeps one character per byte, so positions in the text are positions in the body.
  const text = `\r\n${Buffer.from(body).toString('latin1')}`;
  const lineEnd = text.includes(`\r\n--${boundary}`, 1) ? '\r\n' : '\n';
  const sections = text.split(`${lineEnd}--${boundary}`);
  if (sections.length < 2) return undefined;
  const parts: Part[] = [];
  for (const section of sections.slice(1, MOST_PARTS + 1)) {
    if (section.startsWith('--')) return parts;
    const part = readPart(section);
    if (!part) return undefined;
    parts.push(part);
  }
  return parts;
}

function readPart(section: string): Part | undefined {
  const start = /^[ \t]*\r?\n/.exec(section);
  if (!start) return undefined;
  const rest = section.slice(start[0].length);
  const blank = /^\r?\n/.exec(rest) ?? /\r?\n\r?\n/.exec(rest);
  if (!blank) return undefined;
  const headers = new Map<string, string>();
  for (const line of rest.slice(0, blank.index).split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), utf8(line.slice(colon + 1).trim()));
  }
  const content = Buffer.from(rest.slice(blank.index + blank[0].length), 'latin1');
  const disposition = headers.get('content-disposition');
  const base64 = headers.get('content-transfer-encoding')?.toLowerCase() === 'base64';
  return {
    name: dispositionParameter(disposition, 'name'),
    file: disposition === undefined || /;\s*filename\*?=/i.test(disposition),
    headers,
    content: base64 ? Buffer.from(content.toString('latin1'), 'base64') : content,
  };
}

const utf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');

function dispositionParameter(disposition: string | undefined, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, 'i').exec(
    disposition ?? '',
  );
  return match ? (match[1]?.replaceAll(/\\(.)/g, '$1') ?? match[2]) : undefined;
}
