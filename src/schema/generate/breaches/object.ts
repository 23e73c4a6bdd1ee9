import { isObject, type JsonObject, type JsonValue, setKey } from '../../../json/value.js';
import { isHidden } from '../../judge/direction.js';
import { pick, shuffled } from '../random.js';
import type { Breaker } from './model.js';

const SIZE_LIMIT = 300;

function without(object: JsonObject, ...names: readonly string[]): JsonObject {
  const copy: JsonObject = {};
  for (const key of Object.keys(object))
    if (!names.includes(key)) setKey(copy, key, object[key] as JsonValue);
  return copy;
}

function withMember(object: JsonObject, name: string, value: JsonValue): JsonObject {
  const copy = without(object);
  setKey(copy, name, value);
  return copy;
}

export const required: Breaker = function* ({ required: names = [] }, value, { random }) {
  if (isObject(value))
    for (const name of shuffled(random, names)) if (Object.hasOwn(value, name)) yield without(value, name);
};

export const dependentRequired: Breaker = function* ({ dependentRequired: rules }, value, { random }) {
  if (!rules || !isObject(value)) return;
  for (const [name, needed] of shuffled(random, rules)) {
    for (const other of needed) yield without(withMember(value, name, value[name] ?? null), other);
  }
};

/** Members that the schema names nowhere, where it says something about those. */
export const undeclared: Breaker = function* (schema, value, { random }) {
  if (!isObject(value)) return;
  const { additionalProperties, unevaluatedProperties, patternProperties } = schema;
  if (!(additionalProperties ?? unevaluatedProperties ?? patternProperties)) return;
  const name = pick(random, ['unexpected', 'extra', 'x']) as string;
  for (const member of shuffled(random, [true, 'text', 0.5, null, [], {}] as JsonValue[]))
    yield withMember(value, name, member);
};

/** Members that do not travel in this direction, and those whose schema accepts nothing. */
export const hidden: Breaker = function* ({ properties }, value, { reading: { direction }, draw }) {
  if (!properties || !isObject(value)) return;
  for (const [name, schema] of properties)
    if (schema.always === false) yield withMember(value, name, true);
    else if (direction && isHidden(schema, direction)) yield withMember(value, name, draw(schema) ?? null);
};

/** Optional members, added with a value of a wrong type where they are absent. */
export const properties: Breaker = function* (
  { properties: declared, patternProperties },
  value,
  { random },
) {
  if (!isObject(value)) return;
  const names = [...(declared?.keys() ?? [])].filter((name) => !Object.hasOwn(value, name));
  for (const name of shuffled(random, names).slice(0, 3))
    for (const member of [null, 0.5, 'text', {}] as JsonValue[]) yield withMember(value, name, member);
  for (const schema of patternProperties?.keys() ?? [])
    for (const name of schema.match(/[\w-]+/g) ?? [])
      for (const member of [null, 0.5, 'text'] as JsonValue[]) yield withMember(value, name, member);
};

export const propertyNames: Breaker = function* ({ propertyNames: names }, value, { draw }) {
  if (!names || !isObject(value)) return;
  for (const name of ['', '!', 'A', 'a', '0', 'unexpected name', 'x'.repeat(65), 'x'.repeat(300)])
    for (const member of [true, 'text', draw(names) ?? null]) yield withMember(value, name, member);
};

export const minProperties: Breaker = function* ({ minProperties: min }, value, { random }) {
  if (!min || !isObject(value)) return;
  for (let i = 0; i < 3; i++)
    yield without(
      value,
      ...shuffled(random, Object.keys(value)).slice(0, Object.keys(value).length + 1 - min),
    );
};

export const maxProperties: Breaker = function* ({ maxProperties: max }, value) {
  if (max === undefined || max > SIZE_LIMIT || !isObject(value)) return;
  for (const member of ['text', 0, true, Object.values(value)[0] ?? null]) {
    const larger = without(value);
    for (let i = 1; Object.keys(larger).length <= max; i++) setKey(larger, `extra${i}`, member);
    yield larger;
  }
};
