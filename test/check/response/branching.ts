import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../src/json/value.js';

const NAMES = ['a', 'b', 'c'];
const names = fc.constantFrom(...NAMES);

const leaf = fc.constantFrom<JsonObject>(
  {},
  { type: 'string' },
  { type: 'integer' },
  { type: 'object' },
  { enum: ['x'] },
  { type: 'string', writeOnly: true },
);

/** Schemas of objects inside of choices and parts: what decides about names that somebody else may declare. */
export const branchingSchemas: fc.Arbitrary<JsonObject> = fc.letrec<{ schema: JsonObject }>((tie) => {
  const schema = tie('schema');
  const list = fc.array(schema, { minLength: 1, maxLength: 3 });
  const object = fc
    .record(
      {
        properties: fc.dictionary(names, schema, { maxKeys: 3 }),
        required: fc.uniqueArray(names, { minLength: 1, maxLength: 2 }),
        additionalProperties: fc.oneof(fc.boolean(), leaf),
      },
      { requiredKeys: ['properties'] },
    )
    .map((keywords): JsonObject => ({ type: 'object', ...keywords }));
  const choice = fc.record(
    { allOf: list, anyOf: list, oneOf: list, properties: fc.dictionary(names, schema, { maxKeys: 2 }) },
    { requiredKeys: [] },
  ) as fc.Arbitrary<JsonObject>;
  return {
    schema: fc.oneof(
      { depthSize: 'small', maxDepth: 4, withCrossShrink: true },
      leaf,
      { weight: 2, arbitrary: object },
      { weight: 2, arbitrary: choice },
      schema.map((items): JsonObject => ({ type: 'array', items })),
    ),
  };
}).schema;

/** Examples over the same few names. */
export const branchingValues: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<JsonValue>('x', 'y', 1, null),
    { weight: 3, arbitrary: fc.dictionary(names, tie('value'), { maxKeys: 3 }) },
    fc.array(tie('value'), { maxLength: 2 }),
  ),
})).value;
