import { exactDecimal, toNumber } from '../../json/number.js';
import { isNumber, isObject, type JsonObject, type JsonValue, setKey } from '../../json/value.js';
import type { Numeric } from '../model.js';

/** Calls of `stillOk` in one run; a huge value is left as it is then. */
const CALL_LIMIT = 5_000;
const DEPTH_LIMIT = 60;
/** In longer strings and arrays single elements are not dropped one by one. */
const DROP_LIMIT = 60;

/**
 * Makes a value smaller step by step, as long as `stillOk` agrees: members and items go, strings get shorter, numbers come
 * nearer to zero. Types stay as they are. At the end no single step is possible any more (unless the limit of calls is met).
 */
export function shrink(
  value: JsonValue,
  stillOk: (candidate: JsonValue) => boolean,
  calls = CALL_LIMIT,
): JsonValue {
  let best = value;
  let left = calls;
  for (let changed = true; changed; ) {
    changed = false;
    for (const candidate of simplerValues(best)) {
      if (left-- <= 0) return best;
      if (!stillOk(candidate)) continue;
      best = candidate;
      changed = true;
      break;
    }
  }
  return best;
}

/** Every value that is one step simpler, large steps first. Steps never lead in a circle. */
export function* simplerValues(value: JsonValue, depth = 0): Generator<JsonValue, void, void> {
  if (depth > DEPTH_LIMIT) return;
  if (value === true) yield false;
  else if (isNumber(value)) yield* simplerNumbers(value);
  else if (typeof value === 'string') yield* simplerStrings(value);
  else if (Array.isArray(value)) yield* simplerArrays(value, depth);
  else if (isObject(value)) yield* simplerObjects(value, depth);
}

function* simplerNumbers(value: Numeric): Generator<JsonValue, void, void> {
  const exact = exactDecimal(value);
  if (!exact || exact.digits === 0n) return;
  yield 0;
  const number = toNumber(value);
  if (!Number.isFinite(number)) return;
  if (number < 0) yield -number;
  const whole = Math.trunc(number);
  if (whole !== number) {
    yield whole;
    return;
  }
  const half = Math.trunc(number / 2);
  if (half !== 0) yield half;
  const nearer = number > 0 ? number - 1 : number + 1;
  if (nearer !== 0 && nearer !== half && Number.isSafeInteger(number)) yield nearer;
}

function* simplerStrings(value: string): Generator<JsonValue, void, void> {
  const characters = [...value];
  if (!characters.length) return;
  yield '';
  if (characters.length > 2) {
    const half = characters.length >> 1;
    yield characters.slice(0, half).join('');
    yield characters.slice(half).join('');
  }
  if (characters.length > DROP_LIMIT) yield characters.slice(0, -1).join('');
  else if (characters.length > 1)
    for (let i = characters.length - 1; i >= 0; i--) yield characters.filter((_, j) => j !== i).join('');
}

function* simplerArrays(value: readonly JsonValue[], depth: number): Generator<JsonValue, void, void> {
  if (value.length) yield [];
  if (value.length > 3) {
    yield value.slice(0, value.length >> 1);
    yield value.slice(value.length >> 1);
  }
  if (value.length > DROP_LIMIT) yield value.slice(0, -1);
  else if (value.length > 1)
    for (let i = value.length - 1; i >= 0; i--) yield value.filter((_, j) => j !== i);
  for (let i = 0; i < value.length; i++)
    for (const simpler of simplerValues(value[i] as JsonValue, depth + 1))
      yield value.map((item, j) => (j === i ? simpler : item));
}

function* simplerObjects(value: JsonObject, depth: number): Generator<JsonValue, void, void> {
  const names = Object.keys(value);
  if (names.length) yield {};
  if (names.length > 1)
    for (const dropped of names)
      yield rebuilt(value, (name) => (name === dropped ? undefined : (value[name] as JsonValue)));
  for (const changed of names)
    for (const simpler of simplerValues(value[changed] as JsonValue, depth + 1))
      yield rebuilt(value, (name) => (name === changed ? simpler : (value[name] as JsonValue)));
}

function rebuilt(value: JsonObject, member: (name: string) => JsonValue | undefined): JsonObject {
  const copy: JsonObject = {};
  for (const name of Object.keys(value)) {
    const kept = member(name);
    if (kept !== undefined) setKey(copy, name, kept);
  }
  return copy;
}
