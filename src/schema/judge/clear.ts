import { isContainer, type JsonObject, type JsonValue } from '../../json/value.js';
import type { Reading, Schema } from '../model.js';
import { hasDuplicates } from './array.js';
import { Context } from './context.js';
import { inPlace, isHidden } from './direction.js';
import { evaluateBelow } from './evaluate.js';
import { Evaluated } from './evaluated.js';
import { VALID } from './outcome.js';
import { undeclared } from './undeclared.js';

/** Deeper values are left to the judge. */
const DEEPEST = 300;

/**
 * Whether a container conforms for simple reasons, found without a record of what is evaluated where: most places of most
 * documents are described by plain `properties` and `items`, which say at once what is declared. Where alternatives or
 * conditions stand, the judge is asked about that place alone. False says nothing; undefined: the schema itself is not simple.
 */
export function isClearlyValid(schema: Schema, value: JsonValue, reading: Reading): boolean | undefined {
  const parts = isContainer(value) ? simpleParts(schema) : undefined;
  try {
    return parts && conforms(new Context(reading, schema), parts, value);
  } catch (error) {
    // Comparisons of values nested thousands of levels deep.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const simple = new WeakMap<Schema, readonly Schema[] | false>();

/** The schemas that judge the place of a schema, if they are simple: it, its reference, the parts of its `allOf`. */
function simpleParts(schema: Schema): readonly Schema[] | undefined {
  let parts = simple.get(schema);
  if (parts === undefined) {
    const all = inPlace(schema, false);
    parts = all.every(isSimple) && all;
    simple.set(schema, parts);
  }
  return parts || undefined;
}

/** Whether the keywords of a schema for containers are those that are looked at here. */
const isSimple = (schema: Schema): boolean =>
  schema.always === undefined &&
  schema.faults.every(({ harmless }) => harmless) &&
  // Dynamic references ask which resources were entered on the way.
  schema.resource.dynamicAnchors.size === 0 &&
  [
    [schema.anyOf, schema.oneOf, schema.not, schema.if, schema.dependentSchemas, schema.discriminator],
    [schema.dynamicRef, schema.unevaluatedProperties, schema.unevaluatedItems, schema.contains],
    [schema.patternProperties, schema.propertyNames, schema.dependentRequired, schema.prefixItems],
    [schema.enum, schema.constant],
  ].every((group) => group.every((keyword) => keyword === undefined));

/** A container against all the schemas of its place. */
const conforms = (context: Context, parts: readonly Schema[], value: JsonValue): boolean =>
  Array.isArray(value)
    ? arrayConforms(context, parts, value)
    : objectConforms(context, parts, value as JsonObject);

function arrayConforms(context: Context, parts: readonly Schema[], value: readonly JsonValue[]): boolean {
  const items: Schema[] = [];
  for (const part of parts) {
    const { types, minItems = 0, maxItems = Infinity } = part;
    if (types && !types.has('array')) return false;
    if (value.length < minItems || value.length > maxItems) return false;
    if (part.uniqueItems && hasDuplicates(value)) return false;
    if (part.items) items.push(part.items);
  }
  const [first] = items;
  if (!first) return true;
  for (let index = 0; index < value.length; index++)
    if (!conformsBelow(context, first, items, value[index] as JsonValue, index)) return false;
  return true;
}

function objectConforms(context: Context, parts: readonly Schema[], value: JsonObject): boolean {
  const { closed, direction } = context;
  const names = Object.keys(value);
  let declares = false;
  for (const part of parts) {
    const { types, required, minProperties = 0, maxProperties = Infinity } = part;
    if (types && !types.has('object')) return false;
    if (names.length < minProperties || names.length > maxProperties) return false;
    // A name that may be missing because it does not travel in this direction is left to the judge.
    if (required) for (const name of required) if (!Object.hasOwn(value, name)) return false;
    declares ||= part.additionalProperties !== undefined || (part.properties?.size ?? 0) > 0;
  }
  for (const name of names) {
    let first: Schema | undefined;
    let all: Schema[] | undefined;
    for (const part of parts) {
      const own = part.properties?.get(name);
      if (own && direction && isHidden(own, direction)) return false;
      const speaks = own ?? part.additionalProperties;
      if (!speaks) continue;
      if (!first) first = speaks;
      else if (all) all.push(speaks);
      else all = [first, speaks];
    }
    if (!first) {
      if (closed && declares) return false;
    } else if (!conformsBelow(context, first, all, value[name] as JsonValue, name)) return false;
  }
  return true;
}

/** A member or item against the schemas that speak about it: `first`, and with others `all`. */
function conformsBelow(
  context: Context,
  first: Schema,
  all: readonly Schema[] | undefined,
  value: JsonValue,
  key: string | number,
): boolean {
  if (!isContainer(value))
    return all
      ? all.every((schema) => evaluateBelow(context, schema, value, key, undefined) === VALID)
      : evaluateBelow(context, first, value, key, undefined) === VALID;
  if (context.level >= DEEPEST) return false;
  const parts = all && all.length > 1 ? allParts(all) : simpleParts(first);
  if (!parts) return (!all || all.length === 1) && conformsAlone(context, first, value, key);
  context.level++;
  const outcome = conforms(context, parts, value);
  context.level--;
  return outcome;
}

function allParts(schemas: readonly Schema[]): readonly Schema[] | undefined {
  const found = new Set<Schema>();
  for (const schema of schemas) {
    const parts = simpleParts(schema);
    if (!parts) return undefined;
    for (const part of parts) found.add(part);
  }
  return [...found];
}

/** A place that only one schema speaks about, asked of the judge. */
function conformsAlone(context: Context, schema: Schema, value: JsonValue, key: string | number): boolean {
  const seen = context.closed ? new Evaluated(true, schema) : undefined;
  return (
    evaluateBelow(context, schema, value, key, seen) === VALID &&
    (!seen || undeclared(context, value, seen) === VALID)
  );
}
