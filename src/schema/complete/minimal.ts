import { jsonEqual } from '../../json/equal.js';
import type { JsonValue } from '../../json/value.js';
import { inPlace } from '../judge/direction.js';
import type { Schema, SchemaType } from '../model.js';
import { repair } from './repair.js';
import { numberCandidates, stringCandidates, variations } from './scalars.js';
import type { Task } from './task.js';

const LAST_TYPES: readonly SchemaType[] = [
  'string',
  'number',
  'integer',
  'boolean',
  'object',
  'array',
  'null',
];
/** Arrays longer than this are left to the solver. */
const MAX_ITEMS = 50;

/** A small instance of one schema, or undefined when structure alone does not find one. */
export const minimal = (schema: Schema, task: Task): JsonValue | undefined => minimalOfAll([schema], task);

/** A small value that all schemas accept. */
export function minimalOfAll(schemas: readonly Schema[], task: Task): JsonValue | undefined {
  return task.deeper(schemas, () => {
    for (const candidate of candidates(schemas, task)) {
      if (!task.mayTry()) return undefined;
      const value = schemas.reduce<JsonValue | undefined>(
        (made, schema) => (made === undefined ? undefined : repair(schema, made, task)),
        candidate,
      );
      if (value !== undefined && schemas.every((schema) => task.accepts(schema, value))) return value;
    }
    for (const schema of schemas) {
      const filled = task.fill(schema);
      if (filled !== undefined && schemas.every((other) => task.accepts(other, filled))) return filled;
    }
    return undefined;
  });
}

function* candidates(schemas: readonly Schema[], task: Task): Generator<JsonValue> {
  const parts = [...new Set(schemas.flatMap((schema) => inPlace(schema, false)))];
  if (parts.some(({ always }) => always === false)) return;
  for (const { constant } of parts) if (constant) yield constant.value;
  const choice = parts.find((part) => part.enum)?.enum;
  if (choice) {
    yield* choice.filter((value) => value !== null);
    yield* choice.filter((value) => value === null);
    return;
  }
  for (const { examples } of parts) yield* examples;
  const types = typesOf(parts);
  const branches = parts.flatMap(({ oneOf, anyOf }) => [...(oneOf ?? []), ...(anyOf ?? [])]);
  if (types.has('null') && task.prefersNull(schemas)) yield null;
  for (const { discriminator } of parts)
    for (const tag of discriminator?.values() ?? [])
      if (discriminator) yield { [discriminator.propertyName]: tag };
  for (const branch of branches) {
    const value = minimal(branch, task);
    if (value !== undefined) yield value;
  }
  for (const type of LAST_TYPES) if (types.has(type)) yield* ofType(type, parts, task);
}

/** The types that all parts allow; what the keywords are about where nobody names a type. */
function typesOf(parts: readonly Schema[]): ReadonlySet<SchemaType> {
  const named = parts.flatMap(({ types }) => (types ? [types] : []));
  if (named.length > 0) {
    const allowed = LAST_TYPES.filter((type) =>
      named.every((types) => types.has(type) || (type === 'integer' && types.has('number'))),
    );
    return new Set(allowed);
  }
  if (parts.some((part) => part.properties ?? part.required ?? part.additionalProperties))
    return new Set(['object']);
  if (parts.some((part) => part.items ?? part.prefixItems ?? part.minItems)) return new Set(['array']);
  return new Set(LAST_TYPES);
}

function* ofType(type: SchemaType, parts: readonly Schema[], task: Task): Generator<JsonValue> {
  if (type === 'null') yield null;
  else if (type === 'boolean') yield* [true, false];
  else if (type === 'string') yield* stringCandidates(parts);
  else if (type === 'number' || type === 'integer') yield* numberCandidates(parts);
  else if (type === 'object') yield {};
  else {
    const array = minimalArray(parts, task);
    if (array) yield array;
  }
}

function minimalArray(parts: readonly Schema[], task: Task): JsonValue[] | undefined {
  const size = parts.reduce((most, { minItems }) => Math.max(most, minItems ?? 0), 0);
  if (size > MAX_ITEMS) return undefined;
  const array: JsonValue[] = [];
  for (const { contains, minContains = 1 } of parts)
    for (let i = 0; contains && i < Math.min(minContains, MAX_ITEMS); i++) {
      const item = minimal(contains, task);
      if (item === undefined) return undefined;
      array.push(item);
    }
  const distinct = parts.some(({ uniqueItems }) => uniqueItems);
  while (array.length < size) {
    const item = nextItem(parts, array, distinct, task);
    if (item === undefined) return undefined;
    array.push(item);
  }
  return array;
}

function nextItem(
  parts: readonly Schema[],
  before: readonly JsonValue[],
  distinct: boolean,
  task: Task,
): JsonValue | undefined {
  const schemas = parts.flatMap(({ prefixItems, items }) => prefixItems?.[before.length] ?? items ?? []);
  const item = schemas.length > 0 ? minimalOfAll(schemas, task) : '';
  const isNew = (value: JsonValue): boolean => !before.some((other) => jsonEqual(other, value));
  if (item === undefined || !distinct || isNew(item)) return item;
  const choices = schemas.flatMap((schema) => inPlace(schema, false)).flatMap((part) => part.enum ?? []);
  for (const value of [...choices, ...variations(item)])
    if (isNew(value) && schemas.every((schema) => task.accepts(schema, value))) return value;
  return undefined;
}
