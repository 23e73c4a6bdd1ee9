import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../src/json/value.js';
import { json } from '../describe.js';

const NUMBERS = ['0', '-0', '1', '1.0', '1e2', '100', '-1.5', '0.1', '0.10', '2147483648', '-2147483649'];
const LARGE = ['9007199254740993', '9223372036854775808', '12345678901234567890.0', '1e400', '1e-400'];
const TEXTS = ['', 'a', 'ab', '😀', '😀é', '\ud800', '2020-02-30', '2020-02-29', 'true', '1.0', '\u0000'];

const numbers = fc.constantFrom(...NUMBERS, ...LARGE).map(json);
const texts = fc.constantFrom(...TEXTS);

/** Scalars at the edges of what keywords can tell apart; numbers keep their text. */
export const scalars: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 4, arbitrary: numbers },
  { weight: 3, arbitrary: texts },
  { weight: 1, arbitrary: fc.constantFrom<JsonValue>(null, true, false) },
);

const types = fc.constantFrom('null', 'boolean', 'number', 'integer', 'string', 'array', 'object');
const size = fc.constantFrom(0, 1, 2);

/** What a schema of scalars may say, and what of it nobody can follow. */
const KEYWORDS: Readonly<Record<string, fc.Arbitrary<JsonValue>>> = {
  type: fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 }), fc.constant('text')),
  nullable: fc.boolean(),
  enum: fc.array(scalars, { minLength: 1, maxLength: 4 }),
  const: scalars,
  minimum: numbers,
  maximum: numbers,
  exclusiveMinimum: fc.oneof(numbers, fc.boolean()),
  exclusiveMaximum: fc.oneof(numbers, fc.boolean()),
  multipleOf: fc.constantFrom('1', '0.1', '2.0', '1e2', '3', '0').map(json),
  minLength: fc.oneof(size, fc.constant('2')),
  maxLength: size,
  pattern: fc.constantFrom('^a', '.', '^.$', '(', '(?<=x)a'),
  format: fc.constantFrom('date', 'int32', 'int64', 'double', 'uuid', 'uri', 'unknown', 'regex'),
  title: fc.constant('t'),
  default: scalars,
  // What judges other types, and what applies to the value itself: no plain schema, but one that looks like it.
  minItems: size,
  required: fc.constant(['a']),
  not: fc.record({ type: types }),
  anyOf: fc.array(fc.record({ type: types }), { minLength: 1, maxLength: 2 }),
  allOf: fc.array(fc.record({ maxLength: size }), { minLength: 1, maxLength: 2 }),
  $ref: fc.constantFrom('#/nowhere', '#/$defs/short'),
};

const keywords = (most: number): fc.Arbitrary<JsonObject> =>
  fc
    .uniqueArray(fc.constantFrom(...Object.keys(KEYWORDS)), { minLength: 1, maxLength: most })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, KEYWORDS[name]!]))))
    .map((schema) => ({ ...schema }) as JsonObject);

/** Schemas of scalars: mostly of a type and one keyword beside it. */
export const scalarSchemas: fc.Arbitrary<JsonObject> = fc
  .tuple(fc.option(types), fc.oneof({ weight: 3, arbitrary: keywords(1) }, keywords(3)))
  .map(([type, rest]) => (type === null ? rest : { type, ...rest }));
