import { printJson } from '../../json/print.js';
import { isNumber, type JsonValue } from '../../json/value.js';
import { type MediaClass, mediaClass } from '../../media-type/classes.js';
import { essenceOf, parseMediaType } from '../../media-type/media-type.js';
import { decodeBody } from '../../openapi/bodies/index.js';
import type { MediaTypeContent } from '../../openapi/model.js';
import { scalarText } from '../../openapi/parameters/text-tree.js';
import { accepts } from '../../schema/judge/index.js';
import type { Reading } from '../../schema/model.js';
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

const SEQUENTIAL = /(?:ndjson|jsonl|jsonlines|json-seq|json-lines)$/;
const YAML = /(?:^|[.+-])yaml$/;

const encoder = new TextEncoder();

/** The bytes of a value in a media type; undefined when nobody here can write it so. */
export function writeBody(
  value: JsonValue,
  content: MediaTypeContent,
  mediaType: string,
): Uint8Array | undefined {
  const type = parseMediaType(mediaType);
  if (!type) return undefined;
  if (SEQUENTIAL.test(essenceOf(type)))
    return Array.isArray(value)
      ? encoder.encode(value.map((item) => `${printJson(item)}\n`).join(''))
      : undefined;
  // Every JSON text is YAML.
  const write = YAML.test(type.subtype) || type.subtype === 'json' ? WRITERS.json : WRITERS[mediaClass(type)];
  const written = write(value, content);
  return typeof written === 'string' ? encoder.encode(written) : written;
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
