import type { JsonObject, JsonValue } from '../../../src/json/value.js';
import type { Choices } from './random.js';

const NAMES = [
  'id',
  'name',
  'kind',
  'email',
  'tags',
  'items',
  'owner',
  'x-y',
  'total',
  'constructor',
] as const;
const WORDS = ['active', 'archived', 'A', 'b', ''] as const;
const FORMATS = ['date', 'date-time', 'uuid', 'email', 'ipv4', 'uri', 'byte', 'time'] as const;
const PATTERNS = ['^[A-Z]{2}\\d+$', '^\\d{1,3}$', 'a|b', '^x', '[0-9a-f]{4}'] as const;

/** Component schemas that every generated document has: an object, a tree, a family told apart by `kind`. */
export const COMPONENTS = ['Thing', 'Tree', 'Pet', 'Cat', 'Dog'] as const;

type Maker = (choose: Choices, depth: number) => JsonObject;

const text: Maker = (choose) =>
  choose.pick<() => JsonObject>([
    () => ({ type: 'string' }),
    () => ({ type: 'string', format: choose.pick(FORMATS) }),
    () => ({ type: 'string', pattern: choose.pick(PATTERNS) }),
    () => ({ type: 'string', enum: [...new Set([choose.pick(WORDS), choose.pick(WORDS)])] }),
    () => ({ type: 'string', minLength: choose.below(3), maxLength: 2 + choose.below(4) }),
    () => ({ type: 'string', const: choose.pick(WORDS) }),
  ])();

const number: Maker = (choose) =>
  choose.pick<() => JsonObject>([
    () => ({ type: 'integer' }),
    () => ({ type: 'number' }),
    () => ({ type: 'integer', format: choose.pick(['int32', 'int64']) }),
    () => ({ type: 'number', minimum: choose.below(3), maximum: 3 + choose.below(9) }),
    () => ({ type: 'integer', multipleOf: 1 + choose.below(4), exclusiveMinimum: -choose.below(5) }),
    () => ({ type: 'number', enum: [1, 2.5] }),
  ])();

const array: Maker = (choose, depth) =>
  choose.pick<() => JsonObject>([
    () => ({ type: 'array', items: schemaOf(choose, depth + 1) }),
    () => ({ type: 'array', items: schemaOf(choose, depth + 1), minItems: choose.below(3), maxItems: 3 }),
    () => ({ type: 'array', items: number(choose, depth), uniqueItems: true }),
    () => ({
      type: 'array',
      prefixItems: [text(choose, depth), number(choose, depth)],
      items: text(choose, depth),
    }),
    () => ({ type: 'array', items: text(choose, depth), contains: { minLength: 1 } }),
  ])();

export const objectSchema: Maker = (choose, depth) => {
  const names = [...new Set(Array.from({ length: 1 + choose.below(4) }, () => choose.pick(NAMES)))];
  const properties = Object.fromEntries(
    names.map((name): [string, JsonValue] => [name, direction(choose, schemaOf(choose, depth + 1))]),
  );
  return {
    type: 'object',
    properties,
    ...(choose.chance(0.8) && { required: choose.some(names, 0.6) }),
    ...choose.pick<JsonObject>([
      {},
      {},
      {},
      { additionalProperties: false },
      { additionalProperties: text(choose, depth) },
      { patternProperties: { '^x-': { type: 'string' } } },
      { minProperties: 1 },
      { dependentRequired: { [names[0] as string]: [names.at(-1) as string] } },
    ]),
  };
};

/** Now and then a property of one direction only. */
const direction = (choose: Choices, schema: JsonObject): JsonObject =>
  choose.chance(0.05) ? { ...schema, [choose.pick(['readOnly', 'writeOnly'])]: true } : schema;

const map: Maker = (choose, depth) => ({ type: 'object', additionalProperties: schemaOf(choose, depth + 1) });

const reference: Maker = (choose) => ({ $ref: `#/components/schemas/${choose.pick(COMPONENTS)}` });

const combined: Maker = (choose, depth) =>
  choose.pick<() => JsonObject>([
    () => ({ oneOf: [text(choose, depth), number(choose, depth)] }),
    () => ({ anyOf: [objectSchema(choose, depth + 1), objectSchema(choose, depth + 1)] }),
    () => ({ allOf: [objectSchema(choose, depth + 1), objectSchema(choose, depth + 1)] }),
    () => ({
      allOf: [reference(choose, depth), { type: 'object', properties: { extra: text(choose, depth) } }],
    }),
    () => ({ ...text(choose, depth), not: { const: 'A' } }),
    () => ({
      ...objectSchema(choose, depth),
      if: { properties: { kind: { const: 'A' } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ['name'] },
    }),
  ])();

const nullable = (choose: Choices, schema: JsonObject): JsonObject =>
  typeof schema.type === 'string' && !schema.enum && !('const' in schema) && choose.chance(0.12)
    ? { ...schema, type: [schema.type, 'null'] }
    : schema;

/** A schema of any kind (OpenAPI 3.1). Deep ones are scalars. */
export function schemaOf(choose: Choices, depth: number): JsonObject {
  const scalar = [text, text, number, number, (): JsonObject => ({ type: 'boolean' })];
  const makers: readonly Maker[] =
    depth >= 3 ? scalar : [...scalar, array, objectSchema, objectSchema, map, reference, combined];
  return nullable(choose, choose.pick(makers)(choose, depth));
}

export function componentsOf(choose: Choices): JsonObject {
  const pet = (name: string): JsonObject => ({
    allOf: [
      { $ref: '#/components/schemas/Pet' },
      {
        type: 'object',
        properties: { [name]: schemaOf(choose, 3) },
        ...(choose.chance(0.6) && { required: [name] }),
      },
    ],
  });
  return {
    Thing: objectSchema(choose, 2),
    Tree: {
      type: 'object',
      required: ['name'],
      properties: {
        name: text(choose, 3),
        children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
      },
    },
    Pet: {
      type: 'object',
      required: ['petType'],
      properties: { petType: { type: 'string' }, age: number(choose, 3) },
      ...(choose.chance(0.7) && { discriminator: { propertyName: 'petType' } }),
    },
    Cat: pet('meow'),
    Dog: pet('bark'),
  };
}
