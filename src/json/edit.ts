import { isObject, type JsonObject, type JsonValue, setKey } from './value.js';

/** A copy of an object; own members only, safe for every key. */
function copyObject(object: JsonObject): JsonObject {
  const copy: JsonObject = {};
  for (const key of Object.keys(object)) setKey(copy, key, object[key] as JsonValue);
  return copy;
}

/** The value with another one at the place given by its tokens; what is not on the way is shared, nothing is mutated. */
export function replaceAt(root: JsonValue, tokens: readonly string[], value: JsonValue): JsonValue {
  const [token, ...rest] = tokens;
  if (token === undefined) return value;
  if (Array.isArray(root)) {
    const copy = [...root];
    copy[Number(token)] = replaceAt(root[Number(token)] ?? null, rest, value);
    return copy;
  }
  if (!isObject(root)) return root;
  const copy = copyObject(root);
  const inner = Object.hasOwn(root, token) ? (root[token] as JsonValue) : null;
  setKey(copy, token, replaceAt(inner, rest, value));
  return copy;
}

/** The value without the object member or array item at the place given by its tokens. */
export function removeAt(root: JsonValue, tokens: readonly string[]): JsonValue {
  const [token, ...rest] = tokens;
  if (token === undefined) return root;
  if (Array.isArray(root)) {
    const index = Number(token);
    if (!rest.length) return root.filter((_, i) => i !== index);
    return root.map((item, i) => (i === index ? removeAt(item, rest) : item));
  }
  if (!isObject(root) || !Object.hasOwn(root, token)) return root;
  const copy = copyObject(root);
  if (rest.length) setKey(copy, token, removeAt(root[token] as JsonValue, rest));
  else delete copy[token];
  return copy;
}
