import { printJson } from '../../json/print.js';
import { isNumber, type JsonValue } from '../../json/value.js';
import { type MediaClass, mediaClass } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import { decodeBody } from '../../openapi/bodies/index.js';
import { isSequential } from '../../openapi/bodies/sequence.js';
import type { MediaTypeContent } from '../../openapi/model.js';
import { scalarText } from '../../openapi/parameters/text-tree.js';
import { accepts } from '../../schema/judge/index.js';
import type { Reading } from '../../schema/model.js';
import { utf8Bytes } from '../../text/utf8.js';
import { writeForm } from './form.js';
import { writeMultipart } from './multipart.js';
import { writeXml } from './xml.js';

type Write = (value: JsonValue, content: MediaTypeContent) => string | Uint8Array | undefined;

const isScalar = (value: JsonValue): boolean => typeof value !== 'object' || isNumber(value);

const WRITERS: Readonly<Record<MediaClass, Write>> = {
  json: (value) => printJson(value),
  form: writeForm,
  multipart: writeMultipart,
  xml: writeXml,
  text: (value) => (isScalar(value) ? scalarText(value) : printJson(value)),
  binary: (value) => (typeof value === 'string' ? Buffer.from(value, 'utf8') : undefined),
};

const YAML = /(?:^|[.+-])yaml$/;

/** One line per item; what is no list is the whole text or the only line, as the reader takes it. */
function recordsText(value: JsonValue): string {
  if (typeof value === 'string') return value;
  return (Array.isArray(value) ? value : [value]).map((item) => `${printJson(item)}\n`).join('');
}

/** The bytes of a value in a media type; undefined when nobody here can write it so. */
export function writeBody(
  value: JsonValue,
  content: MediaTypeContent,
  mediaType: string,
): Uint8Array | undefined {
  const type = parseMediaType(mediaType);
  if (!type) return undefined;
  if (isSequential(type)) return utf8Bytes(recordsText(value));
  // Every JSON text is YAML.
  const write = YAML.test(type.subtype) || type.subtype === 'json' ? WRITERS.json : WRITERS[mediaClass(type)];
  const written = write(value, content);
  return typeof written === 'string' ? utf8Bytes(written) : written;
}

/** Whether the value, once written, is read again as one that the schema accepts. */
export function survivesWriting(
  value: JsonValue,
  content: MediaTypeContent,
  mediaType: string,
  reading: Reading,
): boolean {
  const body = writeBody(value, content, mediaType);
  if (!body || body.length === 0) return false;
  const decoded = decodeBody(content, body, mediaType);
  return 'value' in decoded && accepts(decoded.schema, decoded.value, reading) === true;
}
