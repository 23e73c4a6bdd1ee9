import { jsonEqual } from '../json/equal.js';
import type { JsonValue } from '../json/value.js';
import { equalityKey } from './judge/equality-key.js';

/** Lists up to this length are looked through; longer ones get an index, or many values under a long `enum` would take the square of its length. */
const SHORT = 16;

const indices = new WeakMap<readonly JsonValue[], ReadonlySet<JsonValue>>();

/** Whether a list holds a value equal to this one as JSON Schema defines it (`1` and `1.0` are). */
export function isAmong(value: JsonValue, values: readonly JsonValue[]): boolean {
  if (values.length <= SHORT) return values.some((candidate) => jsonEqual(candidate, value));
  let index = indices.get(values);
  if (!index) {
    index = new Set(values.map(equalityKey));
    indices.set(values, index);
  }
  return index.has(equalityKey(value));
}
