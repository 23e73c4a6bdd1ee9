import { parseJson } from '../../json/parse.js';
import type { JsonValue } from '../../json/value.js';
import { essenceOf, type MediaType } from '../../media-type/media-type.js';
import type { Schema } from '../../schema/model.js';
import type { MediaTypeContent } from '../model.js';
import { isTextOnly, typesOf } from '../parameters/schema-shape.js';
import { arraySchema, bothSchemas } from '../synthetic-schema.js';

/** Media types of one JSON document per line or record (OpenAPI 3.2, Sequential Media Types). */
const SEQUENTIAL = /^application\/(?:x-)?(?:ndjson|jsonl|jsonlines|json-seq|json-lines)$/;

export const isSequential = (type: MediaType): boolean => SEQUENTIAL.test(essenceOf(type));

/** Begins every record of a JSON text sequence, which may have more than one line (RFC 7464). */
const RECORD_SEPARATOR = '\u001e';

/** The documents of a sequential body. */
export const recordsOf = (text: string): JsonValue[] =>
  text
    .split(text.includes(RECORD_SEPARATOR) ? RECORD_SEPARATOR : '\n')
    .filter((record) => record.trim() !== '')
    .map((record) => parseJson(record.trim()).value);

/**
 * The schema of a sequence as a list. Before 3.2 documents had no word for its items: a schema that takes no lists means one
 * line, a schema of texts the body as it stands.
 */
export function sequenceSchema({
  schema,
  itemSchema,
  location,
}: MediaTypeContent): { readonly schema: Schema; readonly asText: boolean } | undefined {
  const items = itemSchema && arraySchema(location, itemSchema);
  if (!schema) return items && { schema: items, asText: false };
  const takesLists = typesOf(schema)?.has('array') ?? true;
  if (items) return { schema: takesLists ? bothSchemas(location, schema, items) : items, asText: false };
  if (isTextOnly(schema)) return { schema, asText: true };
  return { schema: takesLists ? schema : arraySchema(location, schema), asText: false };
}
