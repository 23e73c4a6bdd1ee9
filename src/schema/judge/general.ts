import { jsonEqual } from '../../json/equal.js';
import { isWhole } from '../../json/number.js';
import { isContainer, isNumber, type JsonValue, jsonType } from '../../json/value.js';
import { isAmong } from '../among.js';
import type { Schema, SchemaType } from '../model.js';
import { type Context, fail } from './context.js';
import { INVALID, type Outcome, VALID } from './outcome.js';

/** `type`. A value of another type is judged by nothing else of the schema: one error says it all. */
export function hasType(context: Context, schema: Schema, value: JsonValue): boolean {
  const { types } = schema;
  if (types === undefined || isOfType(types, value)) return true;
  // What the schema says about things inside is not looked at.
  if (isContainer(value) && speaksOfInside(schema)) context.passesOver = true;
  fail(context, schema, 'type', [...types], jsonType(value));
  return false;
}

/** Whether a value is of one of some types. */
export const isOfType = (types: ReadonlySet<SchemaType>, value: JsonValue): boolean =>
  types.has(jsonType(value)) || (types.has('integer') && isNumber(value) && isWhole(value));

const speaksOfInside = (schema: Schema): boolean =>
  schema.appliesInPlace ||
  (schema.properties ??
    schema.patternProperties ??
    schema.additionalProperties ??
    schema.items ??
    schema.prefixItems ??
    schema.unevaluatedItems) !== undefined;

/** `enum` and `const`. */
export function generalKeywords(context: Context, schema: Schema, value: JsonValue): Outcome {
  const { enum: values, constant } = schema;
  let outcome: Outcome = VALID;
  if (values !== undefined && !isAmong(value, values))
    outcome = fail(context, schema, 'enum', [...values], value);
  if (constant !== undefined && !jsonEqual(constant.value, value)) {
    fail(context, schema, 'const', constant.value, value);
    outcome = INVALID;
  }
  return outcome;
}
