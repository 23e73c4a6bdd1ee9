import type { MediaType } from './media-type.js';

/** How a body of a media type is read (docs/pact.md section 4). */
export type MediaClass = 'json' | 'xml' | 'form' | 'multipart' | 'text' | 'binary';

const BINARY_TYPES: ReadonlySet<string> = new Set(['audio', 'font', 'image', 'video']);

/** `application/json…`, any `+json`, and `application/graphql`; `text/json` is text. */
export const isJson = (m: MediaType): boolean =>
  m.suffix === 'json' ||
  (m.type === 'application' && (m.subtype.startsWith('json') || m.subtype === 'graphql'));

/** What is one JSON document by the meaning of its media type, whatever the rules for bodies of pacts are. */
export const isJsonDocument = (m: MediaType): boolean =>
  m.suffix === 'json' || (m.subtype === 'json' && (m.type === 'application' || m.type === 'text'));

/** `application/xml`, `text/xml` and any `+xml`. */
export const isXml = (m: MediaType): boolean =>
  m.suffix === 'xml' || (m.subtype === 'xml' && (m.type === 'application' || m.type === 'text'));

export const isForm = (m: MediaType): boolean =>
  m.type === 'application' && m.subtype === 'x-www-form-urlencoded';

export const isMultipart = (m: MediaType): boolean => m.type === 'multipart';

/** Audio, fonts, images, videos and every `application` type that is not text. */
export const isBinary = (m: MediaType): boolean => mediaClass(m) === 'binary';

/** Everything that is not binary: JSON, XML, forms and multipart included. */
export const isText = (m: MediaType): boolean => !isBinary(m);

/** The class that decides how a body is read; structured classes win over plain text. */
export function mediaClass(m: MediaType): MediaClass {
  if (isJson(m)) return 'json';
  if (isXml(m)) return 'xml';
  if (isForm(m)) return 'form';
  if (isMultipart(m)) return 'multipart';
  return BINARY_TYPES.has(m.type) || m.type === 'application' ? 'binary' : 'text';
}
