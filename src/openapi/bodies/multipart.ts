import { type JsonObject, type JsonValue, setKey } from '../../json/value.js';
import { splitHeaderList } from '../../media-type/accept.js';
import { isJson, isText, isXml } from '../../media-type/classes.js';
import { type MediaType, parseMediaType } from '../../media-type/media-type.js';
import { rangeSpecificity } from '../../media-type/range.js';
import { accepts } from '../../schema/judge/index.js';
import type { Schema } from '../../schema/model.js';
import type { MultipartPart } from '../../wire/multipart.js';
import { parseXml } from '../../wire/xml.js';
import type { PropertyEncoding } from '../model.js';
import { decodeHeader } from '../parameters/decode.js';
import { PARAMETER_READING, readScalar } from '../parameters/scalar.js';
import {
  isTextOnly,
  itemSchemas,
  propertyNames,
  propertySchemas,
  shapesOf,
} from '../parameters/schema-shape.js';
import { type Reading, readByBranch } from './branches.js';
import { type Fields, fieldsOf, isStyled, readProperty } from './form.js';
import { isJsonType, jsonList, readJsonText } from './json-text.js';
import { binaryText, bodyText } from './text.js';
import { readXml } from './xml/index.js';

const contentTypeOf = ({ headers }: MultipartPart): string | undefined => headers.get('content-type');

/** What a part is read as: its own media type, else the one its `encoding` names. */
const readAs = (part: MultipartPart, encoding: PropertyEncoding | undefined): string | undefined =>
  contentTypeOf(part) ?? (part.file ? undefined : encoding?.contentType);

const value = (found: JsonValue): Reading => ({ value: found, problem: undefined });

function readXmlPart(part: MultipartPart, schemas: readonly Schema[], type: MediaType): Reading {
  const text = bodyText(part.content, type);
  const document = parseXml(text);
  return document.ok
    ? readXml(document.root, schemas, text)
    : { value: text, problem: `not well-formed XML: ${document.reason}` };
}

function readPart(
  part: MultipartPart,
  schemas: readonly Schema[],
  encoding: PropertyEncoding | undefined,
): Reading {
  const type = parseMediaType(readAs(part, encoding));
  const containers = schemas.length > 0 && schemas.every((schema) => !shapesOf(schema).includes('scalar'));
  if (type ? isJson(type) : containers && !part.file)
    return value(readJsonText(bodyText(part.content, type)));
  if (type && isXml(type) && !schemas.every(isTextOnly)) return readXmlPart(part, schemas, type);
  const binary = type ? !isText(type) : part.file;
  return value(binary ? binaryText(part.content) : readScalar(bodyText(part.content, type), schemas));
}

/** Why a part's media type is none of those its `encoding` lists. */
function typeProblem(part: MultipartPart, encoding: PropertyEncoding): string | undefined {
  const type = parseMediaType(contentTypeOf(part));
  if (!type || encoding.contentType === undefined || isStyled(encoding)) return undefined;
  const ranges = splitHeaderList(encoding.contentType).map((text) => parseMediaType(text));
  if (ranges.some((range) => !range || rangeSpecificity(range, type) !== undefined)) return undefined;
  return `is ${contentTypeOf(part)}, the document takes ${encoding.contentType}`;
}

/** What its `encoding` demands of the headers of a part. */
function headerProblem(part: MultipartPart, { headers }: PropertyEncoding): string | undefined {
  if (headers.length === 0) return undefined;
  const sent = [...part.headers].map(([name, text]) => ({ name, values: [text] }));
  for (const header of headers) {
    const decoded = decodeHeader(header, sent);
    const { schema } = header.encoding;
    if (decoded.state === 'absent' && header.required) return `lacks the header ${header.name}`;
    if (decoded.state === 'unreadable') return `has the header ${header.name} ${decoded.problem}`;
    if (decoded.state === 'present' && schema && accepts(schema, decoded.value, PARAMETER_READING) === false)
      return `has a header ${header.name} that does not conform to its schema`;
  }
  return undefined;
}

function encodingProblem(
  own: readonly MultipartPart[],
  encoding: PropertyEncoding | undefined,
): string | undefined {
  if (!encoding) return undefined;
  return own
    .map((part) => typeProblem(part, encoding) ?? headerProblem(part, encoding))
    .find((found) => found !== undefined);
}

/** The parts of one name: a list of them, or what the only one holds. */
function readParts(
  own: readonly MultipartPart[],
  schemas: readonly Schema[],
  encoding: PropertyEncoding | undefined,
): Reading {
  const [only] = own;
  const shapes = new Set(schemas.flatMap((schema) => shapesOf(schema)));
  const isList = shapes.has('array') && !shapes.has('scalar');
  if (only && own.length === 1) {
    if (!isList) return readPart(only, schemas, encoding);
    if (isJsonType(readAs(only, encoding)))
      return value(jsonList(readJsonText(bodyText(only.content, undefined)), schemas));
  }
  const items = own.map((part, i) => readPart(part, itemSchemas(schemas, i), encoding));
  return {
    value: items.map((item) => item.value),
    problem: items.map(({ problem }) => problem).find((found) => found !== undefined),
  };
}

/** Whether a part is text and nothing more; one that says what it is needs no style. */
const isPlain = (part: MultipartPart): boolean =>
  !part.file && (parseMediaType(contentTypeOf(part))?.type ?? 'text') === 'text';

interface Parts {
  readonly byName: ReadonlyMap<string, readonly MultipartPart[]>;
  /** Those that are no files, for properties that are written in a style. */
  readonly fields: () => Fields;
}

function partsOf(parts: readonly MultipartPart[]): Parts {
  const byName = new Map<string, MultipartPart[]>();
  for (const part of parts) {
    const name = part.name ?? '';
    const group = byName.get(name);
    if (group) group.push(part);
    else byName.set(name, [part]);
  }
  let fields: Fields | undefined;
  const texts = () =>
    parts
      .filter(({ file }) => !file)
      .map((part) => ({ name: part.name ?? '', text: bodyText(part.content, undefined) }));
  return { byName, fields: () => (fields ??= fieldsOf(texts())) };
}

function readAll(
  parts: Parts,
  schemas: readonly Schema[],
  encodings: ReadonlyMap<string, PropertyEncoding>,
): Reading {
  const object: JsonObject = {};
  let problem: string | undefined;
  const used = new Set<string>();
  const declared = new Set(propertyNames(schemas));
  const take = (name: string, reading: Reading): void => {
    setKey(object, name, reading.value);
    if (reading.problem !== undefined) problem ??= `the part "${name}": ${reading.problem}`;
  };
  for (const [name, encoding] of encodings) {
    if (!isStyled(encoding) || !(parts.byName.get(name) ?? []).every(isPlain)) continue;
    const own = propertySchemas(schemas, name);
    const isDeclared = (other: string): boolean => declared.has(other);
    const property = readProperty({ name, fields: parts.fields(), schemas: own, encoding, isDeclared });
    if (!property) continue;
    take(name, property);
    for (const field of property.used) used.add(field);
  }
  for (const [name, own] of parts.byName) {
    const encoding = encodings.get(name);
    const demanded = encodingProblem(own, encoding);
    if (demanded !== undefined) problem ??= `the part "${name}" ${demanded}`;
    if (!used.has(name)) take(name, readParts(own, propertySchemas(schemas, name), encoding));
  }
  return { value: object, problem };
}

/** A multipart form as a JSON object, every part typed by its own media type and its property's schema. */
export function readMultipart(
  parts: readonly MultipartPart[],
  schema: Schema,
  encodings: ReadonlyMap<string, PropertyEncoding>,
): Reading {
  const named = partsOf(parts);
  return readByBranch(schema, (schemas) => readAll(named, schemas, encodings));
}
