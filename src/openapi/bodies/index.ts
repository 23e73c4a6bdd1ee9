import { JsonSyntaxError, parseJson } from '../../json/parse.js';
import type { JsonPointer } from '../../json/pointer.js';
import type { JsonValue } from '../../json/value.js';
import { type MediaClass, mediaClass } from '../../media-type/classes.js';
import { essenceOf, type MediaType, parseMediaType } from '../../media-type/media-type.js';
import type { Schema } from '../../schema/model.js';
import { parseYaml, YamlSyntaxError } from '../../source/yaml.js';
import { firstBoundary, multipartParts } from '../../wire/multipart.js';
import { parseXml } from '../../wire/xml.js';
import type { MediaTypeContent } from '../model.js';
import { readScalar } from '../parameters/scalar.js';
import { shapesOf, typesOf } from '../parameters/schema-shape.js';
import type { Reading } from './branches.js';
import { formFields, readForm } from './form.js';
import { readMultipart } from './multipart.js';
import { isSequential, recordsOf, sequenceSchema } from './sequence.js';
import { binaryText, bodyText } from './text.js';
import { readXml } from './xml/index.js';
import { schemaOfRoot } from './xml/rule.js';

/**
 * A body as a JSON value and the schema that speaks about it. `problem`: the body is not what its media type says.
 * `undecided`: nobody here can read such a body as a value of the schema.
 */
export type DecodedBody =
  | {
      readonly schema: Schema;
      readonly value: JsonValue;
      /** Places of what the body holds, the value has no room for and no schema speaks about. */
      readonly undeclared?: readonly JsonPointer[];
    }
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

const decoded = (schema: Schema, { value, problem }: Reading): DecodedBody =>
  problem === undefined ? { schema, value } : { problem };

const unreadable = (type: MediaType): DecodedBody => ({
  undecided: `nobody here can read ${essenceOf(type)} as a value of its schema`,
});

const readJson: Reader = ({ schema, body, type }) =>
  guarded(schema, 'JSON', () => parseJson(bodyText(body, type)).value);

const readYaml: Reader = ({ schema, body, type }) =>
  guarded(schema, 'YAML', () => parseYaml(bodyText(body, type)).value);

const readFormBody: Reader = ({ content, schema, body, type }) =>
  decoded(schema, readForm(formFields(bodyText(body, type)), schema, content.encoding));

const readMultipartBody: Reader = ({ content, schema, body, type }) => {
  const boundary = type.parameters.get('boundary') ?? firstBoundary(body);
  const parts = boundary ? multipartParts(body, boundary) : undefined;
  if (!parts) return { problem: 'it is not made of parts with headers between lines of the boundary' };
  if (parts.some((part) => part.name === undefined))
    return { undecided: `the parts of ${essenceOf(type)} have no names` };
  return decoded(schema, readMultipart(parts, schema, content.encoding));
};

const readXmlBody: Reader = ({ schema, body, type }) => {
  const text = bodyText(body, type);
  const document = parseXml(text);
  if (!document.ok) return { problem: `not well-formed XML: ${document.reason}` };
  const spoken = schemaOfRoot(schema, document.root);
  const reading = readXml(document.root, [spoken], text);
  return reading.problem === undefined
    ? { schema: spoken, value: reading.value, undeclared: reading.undeclared }
    : { problem: reading.problem };
};

/** Texts have a value of their own; how they write lists and objects (CSV, events, HTML) no document says. */
const readText: Reader = ({ schema, body, type }) =>
  typesOf(schema) && !shapesOf(schema).includes('scalar')
    ? unreadable(type)
    : { schema, value: readScalar(bodyText(body, type), [schema]) };

const readBinary: Reader = ({ schema, body, type }) => {
  const types = typesOf(schema);
  if (types && !types.has('string')) return unreadable(type);
  return { schema, value: binaryText(body) };
};

const READERS: Readonly<Record<MediaClass, Reader>> = {
  json: readJson,
  form: readFormBody,
  multipart: readMultipartBody,
  xml: readXmlBody,
  text: readText,
  binary: readBinary,
};

function readSequence({ content, body, type }: Omit<BodyInput, 'schema'>): DecodedBody {
  const sequence = sequenceSchema(content);
  if (!sequence) return { undecided: `${content.mediaType} has no schema` };
  const { schema, asText } = sequence;
  const text = bodyText(body, type);
  return asText ? { schema, value: text } : guarded(schema, 'JSON', () => recordsOf(text));
}

function readerOf(type: MediaType): Reader {
  if (/(?:^|[.+-])yaml$/.test(type.subtype)) return readYaml;
  // `text/json` was never registered, yet what is sent under it is JSON.
  return type.subtype === 'json' ? readJson : READERS[mediaClass(type)];
}

/** Reads a body by its media type into the value its schema speaks about (docs/design.md 4.2). Never throws. */
export function decodeBody(content: MediaTypeContent, body: Uint8Array, mediaType: string): DecodedBody {
  const type = parseMediaType(mediaType) ?? parseMediaType(content.mediaType);
  if (!type) return { undecided: `${mediaType || content.mediaType} is no media type` };
  if (isSequential(type)) return readSequence({ content, body, type });
  const { schema } = content;
  if (!schema) return { undecided: `${content.mediaType} has no schema that describes a whole body` };
  return readerOf(type)({ content, schema, body, type });
}
