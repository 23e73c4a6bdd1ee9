import { getKey, isObject, type JsonValue, setKey } from '../json/value.js';

/**
 * What validation looks at: the document without the path items that stand elsewhere. The published schema of 3.1 does not
 * know their references.
 */
export function validatedValue(root: JsonValue): JsonValue {
  const paths = isObject(root) ? getKey(root, 'paths') : undefined;
  if (!isObject(root) || !isObject(paths)) return root;
  const here: Record<string, JsonValue> = {};
  for (const [template, item] of Object.entries(paths))
    if (!isObject(item) || !Object.hasOwn(item, '$ref')) setKey(here, template, item);
  const copy: Record<string, JsonValue> = {};
  for (const [key, value] of Object.entries(root)) setKey(copy, key, key === 'paths' ? here : value);
  return copy;
}
