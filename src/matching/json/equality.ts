import { isNumber, isObject, type JsonValue } from '../../json/value.js';
import { numbersEqual } from './number.js';

/** Equality of the `equality` matcher: numbers by kind and value, arrays in order, objects with exactly the same keys. */
export function strictlyEqual(a: JsonValue, b: JsonValue): boolean {
  if (isNumber(a)) return isNumber(b) && numbersEqual(a, b);
  if (a === b) return true;
  if (Array.isArray(a))
    return (
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, i) => strictlyEqual(item, b[i] as JsonValue))
    );
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && strictlyEqual(a[key] as JsonValue, b[key] as JsonValue))
  );
}
