import { parseJson } from '../../json/parse.js';
import { type JsonObject, type JsonValue, setKey } from '../../json/value.js';
import { splitHeaderList } from '../../media-type/accept.js';
import { isJson, isText } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import { rangeSpecificity } from '../../media-type/range.js';
import type { Schema } from '../../schema/model.js';
import type { PropertyEncoding } from '../model.js';
import { readScalar } from '../parameters/scalar.js';
import { itemSchemas, propertySchemas, shapesOf } from '../parameters/schema-shape.js';

/** One part of a multipart body. */
export interface BodyPart {
  readonly name: string | undefined;
  readonly filename: string | undefined;
  readonly contentType: string | undefined;
  readonly content: Buffer;
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

function dispositionParameter(disposition: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, 'i').exec(disposition);
  const text = match?.[1]?.replaceAll(/\\(.)/g, '$1') ?? match?.[2];
  return text === undefined ? undefined : Buffer.from(text, 'latin1').toString('utf8');
}

function partOf(text: string): BodyPart {
  const gap = /\r?\n\r?\n/.exec(text);
  const head = gap ? text.slice(0, gap.index) : text;
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  const disposition = headers.get('content-disposition') ?? '';
  return {
    name: dispositionParameter(disposition, 'name'),
    filename: dispositionParameter(disposition, 'filename'),
    contentType: headers.get('content-type'),
    content: Buffer.from(gap ? text.slice(gap.index + gap[0].length) : '', 'latin1'),
  };
}

/** The parts of a multipart body (RFC 2046, 5.1). The boundary is taken from the body when the type does not name it. */
export function splitParts(body: Uint8Array, boundary: string | undefined): BodyPart[] | undefined {
  const text = latin1(body);
  const mark = boundary ?? /^\s*--([^\r\n]+)\r?\n/.exec(text)?.[1]?.trim();
  if (mark === undefined || mark === '') return undefined;
  const chunks = `\n${text}`.split(`\n--${mark}`);
  if (chunks.length < 2) return undefined;
  return chunks
    .slice(1)
    .filter((chunk) => !chunk.startsWith('--'))
    .map((chunk) => partOf(chunk.replace(/^[ \t]*\r?\n/, '').replace(/\r$/, '')));
}

function partValue(
  part: BodyPart,
  schemas: readonly Schema[],
  encoding: PropertyEncoding | undefined,
): JsonValue {
  const type = parseMediaType(
    part.contentType ?? (part.filename === undefined ? encoding?.contentType : undefined),
  );
  const containers = schemas.length > 0 && schemas.every((schema) => !shapesOf(schema).includes('scalar'));
  if (type ? isJson(type) : containers && part.filename === undefined) {
    try {
      return parseJson(part.content.toString('utf8')).value;
    } catch {
      return part.content.toString('utf8');
    }
  }
  const binary = type ? !isText(type) : part.filename !== undefined;
  return binary ? latin1(part.content) : readScalar(part.content.toString('utf8'), schemas);
}

/** Why a part's media type is none of those its `encoding` lists. */
function typeProblem(part: BodyPart, encoding: PropertyEncoding | undefined): string | undefined {
  const type = parseMediaType(part.contentType);
  if (!type || encoding?.contentType === undefined) return undefined;
  const ranges = splitHeaderList(encoding.contentType).map((text) => parseMediaType(text));
  if (ranges.some((range) => !range || rangeSpecificity(range, type) !== undefined)) return undefined;
  return `the part "${part.name}" is ${part.contentType}, the document takes ${encoding.contentType}`;
}

/** A multipart form as a JSON object, every part typed by its own media type and its property's schema. */
export function readMultipart(
  parts: readonly BodyPart[],
  schemas: readonly Schema[],
  encodings: ReadonlyMap<string, PropertyEncoding>,
): { readonly value: JsonObject; readonly problem: string | undefined } {
  const value: JsonObject = {};
  let problem: string | undefined;
  for (const name of new Set(parts.map((part) => part.name ?? ''))) {
    const own = parts.filter((part) => (part.name ?? '') === name);
    const property = propertySchemas(schemas, name);
    const encoding = encodings.get(name);
    problem ??= own.map((part) => typeProblem(part, encoding)).find((found) => found !== undefined);
    const shapes = new Set(property.flatMap((schema) => shapesOf(schema)));
    const [first] = own;
    const isList = own.length > 1 || (shapes.has('array') && !shapes.has('scalar') && !isJsonPart(first));
    const read = isList
      ? own.map((part, i) => partValue(part, itemSchemas(property, i), encoding))
      : first && partValue(first, property, encoding);
    if (read !== undefined) setKey(value, name, read);
  }
  return { value, problem };
}

function isJsonPart(part: BodyPart | undefined): boolean {
  const type = parseMediaType(part?.contentType);
  return type !== undefined && isJson(type);
}
