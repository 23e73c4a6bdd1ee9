import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { isContainer, JsonNumber, type JsonValue } from '../json/value.js';
import { VERIFIER_DEPTH } from './form.js';

/** In the order in which the verifier's parser is told to object; each wins over those behind it. */
const REFUSALS = [
  'a number is out of range',
  'a string holds half of a surrogate pair',
  `nested more than ${VERIFIER_DEPTH} levels deep`,
] as const;

const FINE = REFUSALS.length;

/** The index of the first refusal that some part of the value earns; FINE when there is none. */
function worst(value: JsonValue, depth: number): number {
  if (typeof value === 'string') return value.isWellFormed() ? FINE : 1;
  if (typeof value !== 'object') return typeof value === 'number' && !Number.isFinite(value) ? 0 : FINE;
  if (value === null) return FINE;
  if (value instanceof JsonNumber) return Number.isFinite(value.value) ? FINE : 0;
  let found = depth < VERIFIER_DEPTH ? FINE : 2;
  if (Array.isArray(value)) {
    for (const item of value) found = Math.min(found, worst(item, depth + 1));
    return found;
  }
  for (const key in value) {
    const below = worst(value[key] as JsonValue, depth + 1);
    if (below < found) found = below;
    if (found > 1 && !key.isWellFormed()) found = 1;
  }
  return found;
}

/** Documents that were looked at: the same example is compared again and again. */
const known = new WeakMap<object, string | undefined>();

/**
 * Why the verifier's parser refuses a document that RFC 8259 allows (docs/pact.md section 1): numbers beyond a double,
 * surrogates without their pair, nesting deeper than 127 levels. The depth of the value is limited by its reader.
 */
export function verifierRefuses(value: JsonValue): string | undefined {
  if (typeof value !== 'object' || value === null) return REFUSALS[worst(value, 0)];
  if (!known.has(value)) known.set(value, REFUSALS[worst(value, 0)]);
  return known.get(value);
}

/** Where the first part of a value stands that earns its refusal; the name of a member counts as the member. */
export function refusedPlace(value: JsonValue): JsonPointer {
  const refusal = worst(value, 0);
  let [pointer, part]: [JsonPointer, JsonValue] = ['', value];
  for (let depth = 0; isContainer(part) && depth < VERIFIER_DEPTH; depth++) {
    const found: [string, JsonValue] | undefined = Object.entries(part).find(
      ([name, below]) => worst(below, depth + 1) === refusal || (refusal === 1 && !name.isWellFormed()),
    );
    if (!found) break;
    pointer = joinPointer(pointer, found[0]);
    part = found[1];
  }
  return pointer;
}
