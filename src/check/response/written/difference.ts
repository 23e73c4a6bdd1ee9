import { jsonEqual } from '../../../json/equal.js';
import { isObject, type JsonValue } from '../../../json/value.js';

/** Keys and indices to the first place where two values differ; undefined where they do not. */
export function differenceOf(
  a: JsonValue,
  b: JsonValue | undefined,
  at: readonly string[] = [],
): readonly string[] | undefined {
  if (b === undefined) return at;
  if (isObject(a) && isObject(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const below = [...at, key];
      const own = Object.hasOwn(a, key) ? a[key] : undefined;
      if (own === undefined) return below;
      const found = differenceOf(own, Object.hasOwn(b, key) ? b[key] : undefined, below);
      if (found) return found;
    }
    return undefined;
  }
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    for (const [i, item] of a.entries()) {
      const found = differenceOf(item, b[i], [...at, String(i)]);
      if (found) return found;
    }
    return undefined;
  }
  return jsonEqual(a, b) ? undefined : at;
}
