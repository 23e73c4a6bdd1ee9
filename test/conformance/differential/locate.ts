import { isObject, type JsonValue } from '../../../src/json/value.js';

/** The value at a path expression made by `randomPath`; a wildcard is its first member. */
export function valueAt(root: JsonValue, path: string): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const [step] of path.matchAll(/\.\*|\.\w+|\['[^']*'\]|\[\d+\]|\[\*\]/g)) {
    const name = step.replace(/^\.|^\['?|'?\]$/g, '').replace(/'?\]$/, '');
    if (Array.isArray(value)) value = value[name === '*' ? 0 : Number(name)];
    else if (isObject(value)) value = name === '*' ? Object.values(value)[0] : value[name];
    else return undefined;
  }
  return value;
}
