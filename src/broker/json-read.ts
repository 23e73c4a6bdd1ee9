import { getKey, isObject, type JsonObject, type JsonValue } from '../json/value.js';

/** Members of answers, read defensively: a broker that sends something else has sent nothing. */

export const textAt = (object: JsonObject | undefined, key: string): string | undefined => {
  const value = object && getKey(object, key);
  return typeof value === 'string' ? value : undefined;
};

export const flagAt = (object: JsonObject | undefined, key: string): boolean | undefined => {
  const value = object && getKey(object, key);
  return typeof value === 'boolean' ? value : undefined;
};

export const countAt = (object: JsonObject | undefined, key: string): number => {
  const value = object && getKey(object, key);
  return typeof value === 'number' ? value : 0;
};

/** The object behind a path of keys. */
export function objectAt(object: JsonObject | undefined, ...keys: readonly string[]): JsonObject | undefined {
  let current: JsonValue | undefined = object;
  for (const key of keys) current = isObject(current) ? getKey(current, key) : undefined;
  return isObject(current) ? current : undefined;
}

export const listAt = (object: JsonObject | undefined, key: string): readonly JsonValue[] => {
  const value = object && getKey(object, key);
  return Array.isArray(value) ? value : [];
};

export const objectsAt = (object: JsonObject | undefined, key: string): readonly JsonObject[] =>
  listAt(object, key).filter(isObject);
