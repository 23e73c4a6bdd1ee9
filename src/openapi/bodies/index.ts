import { JsonSyntaxError, parseJson } from '../../json/parse.js';
import type { JsonValue } from '../../json/value.js';
import { type MediaClass, mediaClass } from '../../media-type/classes.js';
import { essenceOf, type MediaType, parseMediaType } from '../../media-type/media-type.js';
import type { Schema } from '../../schema/model.js';
import { parseYaml, YamlSyntaxError } from '../../source/yaml.js';
import type { MediaTypeContent } from '../model.js';
import { readScalar } from '../parameters/scalar.js';
import { typesOf } from '../parameters/schema-shape.js';
import { arraySchema } from '../synthetic-schema.js';
import { formFields, readForm } from './form.js';
import { readMultipart, splitParts } from './multipart.js';
import { binaryText, bodyText } from './text.js';
import { elementValue, rootProblem } from './xml.js';
import { parseXml } from './xml-tree.js';

/**
 * A body as a JSON value and the schema that speaks about it. `problem`: the body is not what its media type says.
 * `undecided`: nobody here can read such a body as a value of the schema.
 */
export type DecodedBody =
  | { readonly schema: Schema; readonly value: JsonValue }
  | { readonly problem: string }
  | { readonly undecided: string };

interface BodyInput {
  readonly content: MediaTypeContent;
  readonly schema: Schema;
  readonly body: Uint8Array;
  readonly type: MediaType;
}

type Reader = (input: BodyInput) => DecodedBody;

function guarded(schema: Schema, language: string, read: () => JsonValue): DecodedBody {
  try {
    return { schema, value: read() };
  } catch (error) {
    if (error instanceof JsonSyntaxError || error instanceof YamlSyntaxError)
      return { problem: `not valid ${language}: ${error.message}` };
    throw error;
  }
}

const readJson: Reader = ({ schema, body, type }) =>
  guarded(schema, 'JSON', () => parseJson(bodyText(body, type)).value);

const readYaml: Reader = ({ schema, body, type }) =>
  guarded(schema, 'YAML', () => parseYaml(bodyText(body, type)).value);

const readFormBody: Reader = ({ content, schema, body, type }) => ({
  schema,
  value: readForm(formFields(bodyText(body, type)), [schema], content.encoding),
});

const readMultipartBody: Reader = ({ content, schema, body, type }) => {
  const parts = splitParts(body, type.parameters.get('boundary'));
  if (!parts) return { problem: 'the boundary does not occur in the body' };
  if (parts.some((part) => part.name === undefined))
    return { undecided: `the parts of ${essenceOf(type)} have no names` };
  const { value, problem } = readMultipart(parts, [schema], content.encoding);
  return problem === undefined ? { schema, value } : { problem };
};

const readXml: Reader = ({ schema, body, type }) => {
  const root = parseXml(bodyText(body, type));
  if ('problem' in root) return { problem: `not well-formed XML: ${root.problem}` };
  const problem = rootProblem(root, [schema]);
  return problem === undefined ? { schema, value: elementValue(root, [schema]) } : { problem };
};

const readText: Reader = ({ schema, body, type }) => ({
  schema,
  value: readScalar(bodyText(body, type), [schema]),
});

const readBinary: Reader = ({ schema, body, type }) => {
  const types = typesOf(schema);
  if (types && !types.has('string'))
    return { undecided: `nobody here can read ${essenceOf(type)} as a value of its schema` };
  return { schema, value: binaryText(body) };
};

const READERS: Readonly<Record<MediaClass, Reader>> = {
  json: readJson,
  form: readFormBody,
  multipart: readMultipartBody,
  xml: readXml,
  text: readText,
  binary: readBinary,
};

/** Media types of one JSON document per line or record (OpenAPI 3.2, Sequential Media Types). */
const SEQUENTIAL = /^application\/(?:x-)?(?:ndjson|jsonl|jsonlines|json-seq|json-lines)$/;

function readSequence({ content, body, type }: Omit<BodyInput, 'schema'>): DecodedBody {
  const schema = content.schema ?? (content.itemSchema && arraySchema(content.location, content.itemSchema));
  if (!schema) return { undecided: `${content.mediaType} has no schema` };
  const records = bodyText(body, type)
    .split(/[\n\u001e]/)
    .filter((record) => record.trim() !== '');
  return guarded(schema, 'JSON', () => records.map((record) => parseJson(record.trim()).value));
}

function readerOf(type: MediaType): Reader {
  if (/(?:^|[.+-])yaml$/.test(type.subtype)) return readYaml;
  // `text/json` was never registered, yet what is sent under it is JSON.
  return type.subtype === 'json' ? readJson : READERS[mediaClass(type)];
}

/** Reads a body by its media type into the value its schema speaks about (DESIGN 4.2). Never throws. */
export function decodeBody(content: MediaTypeContent, body: Uint8Array, mediaType: string): DecodedBody {
  const type = parseMediaType(mediaType) ?? parseMediaType(content.mediaType);
  if (!type) return { undecided: `${mediaType || content.mediaType} is no media type` };
  if (SEQUENTIAL.test(essenceOf(type))) return readSequence({ content, body, type });
  const { schema } = content;
  if (!schema) return { undecided: `${content.mediaType} has no schema that describes a whole body` };
  return readerOf(type)({ content, schema, body, type });
}
