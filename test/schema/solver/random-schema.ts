import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../src/json/value.js';

/**
 * Random schemas of 2020-12 over a small world of names, numbers and texts, so that keywords meet and contradict each other
 * often. Every keyword of the schema model occurs.
 */
const NAMES = ['a', 'b', 'c'];
const TEXTS = ['', 'a', 'b', 'ab', 'aab', '1'];
const PATTERNS = ['^a', 'b$', '^[ab]*$', '.', '^.{2}$', '^(?!a)', '1|a', '^\\d+$'];
const NUMBERS = [-1, 0, 0.5, 1, 1.5, 2, 3, 6];
const SIZES = [0, 1, 2, 3];
const TYPES = ['null', 'boolean', 'number', 'integer', 'string', 'array', 'object'];

const name = fc.constantFrom(...NAMES);
const size = fc.constantFrom(...SIZES);
const number = fc.constantFrom(...NUMBERS);

const scalar: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>(null, true, false),
  number,
  fc.constantFrom(...TEXTS),
);

/** Values from the same small world. */
export const smallValue: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 4, arbitrary: scalar },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
    {
      weight: 3,
      arbitrary: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'ab', 'd', '1'), tie('value'), { maxKeys: 4 }),
    },
  ),
})).value;

const discriminator: fc.Arbitrary<JsonValue> = fc.record(
  {
    propertyName: name,
    mapping: fc.dictionary(fc.constantFrom('a', 'b', 'ab'), fc.constantFrom('x', '#/$defs/y', 'y')),
  },
  { requiredKeys: ['propertyName'] },
) as fc.Arbitrary<JsonValue>;

type Keyword = readonly [string, JsonValue];

const keywordOf = (schema: fc.Arbitrary<JsonValue>): fc.Arbitrary<Keyword> => {
  const pair = (key: string, value: fc.Arbitrary<JsonValue>) => value.map((held): Keyword => [key, held]);
  const map = (keys: fc.Arbitrary<string>, held: fc.Arbitrary<JsonValue>) =>
    fc.dictionary(keys, held, { minKeys: 1, maxKeys: 3 }) as fc.Arbitrary<JsonObject>;
  const list = fc.array(schema, { minLength: 1, maxLength: 3 });
  const w = (weight: number, arbitrary: fc.Arbitrary<Keyword>) => ({ weight, arbitrary });
  return fc.oneof(
    w(
      6,
      pair(
        'type',
        fc.oneof(
          fc.constantFrom(...TYPES),
          fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 3 }),
        ),
      ),
    ),
    w(2, pair('enum', fc.array(smallValue, { minLength: 1, maxLength: 4 }))),
    w(1, pair('const', smallValue)),
    w(2, pair('minimum', number)),
    w(2, pair('maximum', number)),
    w(1, pair('exclusiveMinimum', number)),
    w(1, pair('exclusiveMaximum', number)),
    w(2, pair('multipleOf', fc.constantFrom(0.5, 1, 2, 3, 1.5))),
    w(2, pair('minLength', size)),
    w(2, pair('maxLength', size)),
    w(3, pair('pattern', fc.constantFrom(...PATTERNS))),
    w(2, pair('minItems', size)),
    w(2, pair('maxItems', size)),
    w(2, pair('uniqueItems', fc.boolean())),
    w(2, pair('prefixItems', list)),
    w(3, pair('items', schema)),
    w(2, pair('contains', schema)),
    w(1, pair('minContains', size)),
    w(1, pair('maxContains', size)),
    w(5, pair('properties', map(name, schema))),
    w(2, pair('patternProperties', map(fc.constantFrom('^a', 'b', '^[^c]$'), schema))),
    w(3, pair('additionalProperties', schema)),
    w(1, pair('propertyNames', schema)),
    w(4, pair('required', fc.uniqueArray(name, { maxLength: 2 }))),
    w(1, pair('minProperties', size)),
    w(1, pair('maxProperties', size)),
    w(1, pair('dependentRequired', map(name, fc.uniqueArray(name, { maxLength: 2 })))),
    w(1, pair('dependentSchemas', map(name, schema))),
    w(3, pair('allOf', list)),
    w(3, pair('anyOf', list)),
    w(3, pair('oneOf', list)),
    w(2, pair('not', schema)),
    w(2, pair('if', schema)),
    w(2, pair('then', schema)),
    w(2, pair('else', schema)),
    w(2, pair('unevaluatedProperties', schema)),
    w(2, pair('unevaluatedItems', schema)),
    w(2, pair('$ref', fc.constantFrom('#/$defs/x', '#/$defs/y'))),
    w(1, pair('readOnly', fc.constant(true))),
    w(1, pair('writeOnly', fc.constant(true))),
    w(1, pair('discriminator', discriminator)),
  );
};

const nested = fc.letrec<{ schema: JsonValue }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 1, arbitrary: fc.boolean() as fc.Arbitrary<JsonValue> },
    {
      weight: 6,
      arbitrary: fc
        .array(keywordOf(tie('schema')), { minLength: 1, maxLength: 4 })
        .map((entries) => Object.fromEntries(entries)),
    },
  ),
})).schema;

/** A whole schema, with definitions that may contain each other and themselves. */
export const randomSchema: fc.Arbitrary<JsonValue> = fc
  .tuple(nested, nested, nested)
  .map(([schema, x, y]) =>
    typeof schema === 'object' && schema !== null ? { ...schema, $defs: { x, y } } : schema,
  );

/** Another schema that says nearly the same: one keyword dropped, or one added. */
export const variation = (schema: JsonValue): fc.Arbitrary<JsonValue> => {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return randomSchema;
  const keys = Object.keys(schema).filter((key) => key !== '$defs');
  return fc.oneof(
    fc
      .constantFrom(...keys, 'none')
      .map((dropped) => Object.fromEntries(Object.entries(schema).filter(([key]) => key !== dropped))),
    keywordOf(nested).map(([key, value]) => ({ ...schema, [key]: value })),
  ) as fc.Arbitrary<JsonValue>;
};

/** The same schema as part of an OpenAPI 3.1 document, where discriminators and component names mean something. */
export function inOpenApi(schema: JsonValue): JsonValue {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return schema;
  const moved = JSON.parse(
    JSON.stringify(schema).replaceAll('#/$defs/', '#/components/schemas/'),
  ) as JsonObject;
  const { $defs = {}, ...rest } = moved;
  return { openapi: '3.1.0', components: { schemas: $defs }, ...rest };
}
