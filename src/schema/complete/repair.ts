import { replaceAt } from '../../json/edit.js';
import { jsonEqual } from '../../json/equal.js';
import { pointerTokens, valueAt } from '../../json/pointer.js';
import { isObject, type JsonObject, type JsonValue, setKey } from '../../json/value.js';
import { causeOf } from '../judge/context.js';
import { inPlace, isHidden } from '../judge/direction.js';
import { judge } from '../judge/judge.js';
import { matchesPattern } from '../judge/string.js';
import type { Judgement, Schema, SchemaError } from '../model.js';
import { minimal, minimalOfAll } from './minimal.js';
import type { Task } from './task.js';

/** Additions in a row; each round may add several members. */
const MAX_ROUNDS = 30;

/**
 * Adds the members a value lacks, as the judge's errors name them, until it conforms. What is there stays as it is.
 * Where the nearest alternative cannot be completed, the others are tried. `known`: what the judge says of the value.
 */
export function repair(
  schema: Schema,
  partial: JsonValue,
  task: Task,
  known?: Judgement,
): JsonValue | undefined {
  // Members can be added to objects only, or to objects in arrays.
  if (!isObject(partial) && !Array.isArray(partial))
    return task.accepts(schema, partial) ? partial : undefined;
  return repairDirectly(schema, partial, task, known) ?? repairByBranch(schema, partial, task);
}

function repairDirectly(
  schema: Schema,
  partial: JsonValue,
  task: Task,
  known?: Judgement,
): JsonValue | undefined {
  let value = partial;
  let judgement = known;
  for (let round = 0; round < MAX_ROUNDS && task.mayTry(); round++) {
    const { verdict, errors } = judgement ?? judge(schema, value, task.reading);
    judgement = undefined;
    if (verdict !== 'invalid') return value;
    const current = value;
    if (!errors.every((error) => isLack(error) || wholeOf(error, current))) return undefined;
    for (const error of errors) {
      const next = supply(error, value, task);
      if (next === undefined) return undefined;
      value = next;
    }
  }
  return undefined;
}

const LACKS = new Set(['required', 'dependentRequired', 'minProperties']);
const isLack = ({ keyword }: SchemaError): boolean => LACKS.has(keyword);

/** The value of a `const` or `enum` of which an object is a part. */
function wholeOf({ keyword, expected, instance }: SchemaError, value: JsonValue): JsonObject | undefined {
  if (keyword !== 'const' && keyword !== 'enum') return undefined;
  const part = valueAt(value, instance);
  if (!isObject(part)) return undefined;
  const choices = keyword === 'enum' && Array.isArray(expected) ? expected : [expected];
  return choices.find((choice): choice is JsonObject => isObject(choice) && isPart(part, choice));
}

const isPart = (part: JsonValue, whole: JsonValue): boolean =>
  isObject(part) && isObject(whole)
    ? Object.keys(part).every(
        (name) => Object.hasOwn(whole, name) && isPart(part[name] as JsonValue, whole[name] as JsonValue),
      )
    : jsonEqual(part, whole);

function repairByBranch(schema: Schema, partial: JsonValue, task: Task): JsonValue | undefined {
  const branches = inPlace(schema, false).flatMap(({ oneOf, anyOf }) => [...(oneOf ?? []), ...(anyOf ?? [])]);
  for (const branch of branches) {
    const value = task.deeper([], () => task.openly(() => repair(branch, partial, task)));
    const whole = value === undefined ? undefined : repairDirectly(schema, value, task);
    if (whole !== undefined) return whole;
  }
  return undefined;
}

/** The value with the member that an error asks for. */
function supply(error: SchemaError, value: JsonValue, task: Task): JsonValue | undefined {
  const place = pointerTokens(error.instance);
  const whole = wholeOf(error, value);
  if (whole) return replaceAt(value, place, whole);
  const object = valueAt(value, error.instance);
  const cause = causeOf(error);
  if (!isObject(object) || !cause) return undefined;
  if (error.keyword === 'minProperties') {
    const added = optionalMember(cause.site, object, task);
    return added && setAt(value, place, added.name, added.value);
  }
  const name = String(error.expected);
  // An earlier error of the same round may have brought it.
  if (Object.hasOwn(object, name)) return value;
  const parts = [...new Set([...inPlace(cause.schema, false), ...inPlace(cause.site, false)])];
  const member = memberFor(name, parts, cause.site, value, place, task);
  return member === undefined ? undefined : setAt(value, place, name, member);
}

function memberFor(
  name: string,
  parts: readonly Schema[],
  site: Schema,
  value: JsonValue,
  place: readonly string[],
  task: Task,
): JsonValue | undefined {
  for (const tag of tagsFor(name, parts)) {
    const object = placeIn(value, place);
    if (isObject(object) && task.accepts(site, { ...object, [name]: tag })) return tag;
  }
  let schemas = parts.flatMap((part) => schemasForName(part, name));
  if (schemas.length === 0)
    schemas = inPlace(site, true)
      .flatMap((part) => part.properties?.get(name) ?? [])
      .slice(0, 1);
  const [tag] = tagsFor(name, parts).filter((candidate) =>
    schemas.every((schema) => task.accepts(schema, candidate)),
  );
  if (tag !== undefined) return tag;
  return schemas.length === 0 ? 'string' : minimalOfAll(schemas, task);
}

const placeIn = (value: JsonValue, place: readonly string[]): JsonValue | undefined =>
  place.reduce<JsonValue | undefined>((at, token) => {
    if (Array.isArray(at)) return at[Number(token)];
    return isObject(at) && Object.hasOwn(at, token) ? at[token] : undefined;
  }, value);

/** Values that select a schema, if the name is that of a discriminator. */
const tagsFor = (name: string, parts: readonly Schema[]): readonly string[] =>
  parts.flatMap(({ discriminator }) => (discriminator?.propertyName === name ? discriminator.values() : []));

/** What one schema demands of a member. */
function schemasForName(
  { properties, patternProperties, additionalProperties }: Schema,
  name: string,
): readonly Schema[] {
  const own = properties?.get(name);
  const matching = [...(patternProperties ?? [])].flatMap(([pattern, part]) =>
    matchesPattern(pattern, name) ? [part] : [],
  );
  const found = own ? [own, ...matching] : matching;
  return found.length > 0 || !additionalProperties ? found : [additionalProperties];
}

/** A member that may be added to reach a number of members. */
function optionalMember(
  site: Schema,
  object: JsonObject,
  task: Task,
): { readonly name: string; readonly value: JsonValue } | undefined {
  const parts = inPlace(site, false);
  const { direction } = task.reading;
  for (const part of parts)
    for (const [name, schema] of part.properties ?? []) {
      if (Object.hasOwn(object, name) || (direction && isHidden(schema, direction))) continue;
      const value = minimal(schema, task);
      if (value !== undefined) return { name, value };
    }
  for (let i = 0; i < 100; i++) {
    const name = `property${i}`;
    if (Object.hasOwn(object, name)) continue;
    const schemas = parts.flatMap((part) => schemasForName(part, name));
    const value = schemas.length === 0 ? '' : minimalOfAll(schemas, task);
    return value === undefined ? undefined : { name, value };
  }
  return undefined;
}

/** A copy with one more member at a place; the rest is shared. */
function setAt(value: JsonValue, place: readonly string[], name: string, member: JsonValue): JsonValue {
  const [token, ...rest] = place;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === token ? setAt(item, rest, name, member) : item));
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [key, item] of Object.entries(value))
    setKey(copy, key, key === token ? setAt(item, rest, name, member) : item);
  if (token === undefined) setKey(copy, name, member);
  return copy;
}
