import { isWhole, normalText, toNumber } from '../../json/number.js';
import { isNumber, isObject, type JsonValue } from '../../json/value.js';

/** Begins keys made for values that are no strings, so that strings can be their own keys. */
const MARK = '\u0000';

/** A value that two JSON values share exactly when they are equal as JSON Schema defines it (`1` and `1.0` are). */
export function equalityKey(value: JsonValue): JsonValue {
  if (isNumber(value)) return numberKey(value);
  // A string that begins like a made key is marked once more.
  if (typeof value === 'string') return value.startsWith(MARK) ? `${MARK}"${value}` : value;
  if (typeof value !== 'object' || value === null) return value;
  return `${MARK}${structureKey(value)}`;
}

function structureKey(value: JsonValue): string {
  if (isNumber(value)) return String(numberKey(value));
  if (Array.isArray(value)) return `[${value.map(structureKey).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${structureKey(value[name] as JsonValue)}`).join(',')}}`;
}

/** Plain numbers keep their identity where that is cheap; the others become their normal text. */
function numberKey(value: Parameters<typeof normalText>[0]): JsonValue {
  if (Number.isSafeInteger(value)) return Object.is(value, -0) ? 0 : (value as number);
  const double = toNumber(value);
  return Number.isSafeInteger(double) && isWhole(value) ? double : `${MARK}${normalText(value)}`;
}
