// biome-ignore-all lint/suspicious/noThenProperty: the keyword is called so
import fc from 'fast-check';
import type { JsonValue } from '../../../src/json/value.js';
import type { DialectName } from '../../../src/schema/compile.js';

type Rows = Record<string, fc.Arbitrary<JsonValue>>;

const names = fc.constantFrom('a', 'b', 'c', 'ab', 'abc');
const small = fc.integer({ min: 0, max: 3 });
const bound = fc.constantFrom<JsonValue>(-1, 0, 1, 1.5, 2, 3);
const types = fc.constantFrom('null', 'boolean', 'number', 'integer', 'string', 'array', 'object');
const patterns = fc.constantFrom('^a', 'b$', '^[ab]+$', 'a|c', '.');

const scalars = fc.constantFrom<JsonValue>(
  null,
  true,
  false,
  0,
  1,
  1.5,
  2,
  3,
  -1,
  '',
  'a',
  'ab',
  'abc',
  '😀',
  '😀😀',
);

/** Values over the same small vocabulary as the schemas, so that both answers occur. */
export const values: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 4 }),
  ),
})).value;

function rows(dialect: DialectName, schema: fc.Arbitrary<JsonValue>): Rows {
  const list = fc.array(schema, { minLength: 1, maxLength: 3 });
  const map = fc.dictionary(names, schema, { maxKeys: 3 });
  const nameLists = fc.uniqueArray(names, { minLength: 1, maxLength: 2 });
  const isDraft4 = dialect === 'draft-04';
  const common: Rows = {
    type: fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 })),
    enum: fc.uniqueArray(scalars, { minLength: 1, maxLength: 4 }),
    minimum: bound,
    maximum: bound,
    multipleOf: fc.constantFrom<JsonValue>(1, 2, 0.5, 1.5),
    minLength: small,
    maxLength: small,
    pattern: patterns,
    minItems: small,
    maxItems: small,
    uniqueItems: fc.boolean(),
    properties: map,
    patternProperties: fc.dictionary(patterns, schema, { maxKeys: 2 }),
    additionalProperties: schema,
    required: nameLists,
    minProperties: small,
    maxProperties: small,
    allOf: list,
    anyOf: list,
    oneOf: list,
    not: schema,
  };
  const tuples: Rows = { items: fc.oneof(schema, list), additionalItems: schema };
  const from6: Rows = {
    exclusiveMinimum: bound,
    exclusiveMaximum: bound,
    const: scalars,
    contains: schema,
    propertyNames: schema,
  };
  const condition: Rows = { if: schema, then: schema, else: schema };
  const dependencies: Rows = {
    dependencies: fc.dictionary(names, fc.oneof(schema, nameLists), { maxKeys: 2 }),
  };
  const from2019: Rows = {
    dependentRequired: fc.dictionary(names, nameLists, { maxKeys: 2 }),
    dependentSchemas: map,
    unevaluatedProperties: schema,
    unevaluatedItems: schema,
  };
  switch (dialect) {
    case 'draft-06':
      return { ...common, ...tuples, ...from6, ...dependencies };
    case 'draft-07':
      return { ...common, ...tuples, ...from6, ...condition, ...dependencies };
    case '2019-09':
      return { ...common, ...tuples, ...from6, ...condition, ...from2019 };
    case '2020-12':
      return { ...common, ...from6, ...condition, ...from2019, prefixItems: list, items: schema };
    default:
      return { ...common, ...tuples, ...(isDraft4 ? dependencies : {}) };
  }
}

/** Random schemas of a dialect, with references into `definitions`. */
export function schemas(dialect: DialectName): fc.Arbitrary<JsonValue> {
  const takesBooleans = dialect !== 'draft-04';
  const reference = fc.constantFrom('x', 'y').map((name): JsonValue => ({ $ref: `#/definitions/${name}` }));
  const object = (schema: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonValue> => {
    const table = rows(dialect, schema);
    return fc
      .uniqueArray(fc.constantFrom(...Object.keys(table)), { minLength: 1, maxLength: 4 })
      .chain((keywords) =>
        fc.record(Object.fromEntries(keywords.map((keyword) => [keyword, table[keyword]!]))),
      )
      .map((record): JsonValue => ({ ...record }) as JsonValue);
  };
  const { schema } = fc.letrec<{ schema: JsonValue }>((tie) => ({
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      takesBooleans ? fc.boolean() : fc.constant<JsonValue>({}),
      types.map((type): JsonValue => ({ type })),
      reference,
      object(tie('schema')),
      object(tie('schema')),
      object(tie('schema')),
    ),
  }));
  // Definitions do not refer to each other, so that no reference loops without consuming anything.
  const leaf = fc.oneof(
    types.map((type): JsonValue => ({ type })),
    object(fc.constant<JsonValue>({ type: 'string' })),
  );
  return fc
    .tuple(object(schema), leaf, leaf)
    .map(([root, x, y]): JsonValue => ({ ...(root as Record<string, JsonValue>), definitions: { x, y } }));
}
