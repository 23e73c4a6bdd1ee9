import { isNumber, isObject, type JsonValue } from '../../json/value.js';
import { numberText } from './number.js';

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Keys in the order of the verifier, whose maps are sorted by name. */
export const sortedKeys = (object: object): string[] => Object.keys(object).sort(byName);

/** Compact JSON text with sorted keys and canonical numbers. */
export function compactText(value: JsonValue): string {
  if (isNumber(value)) return numberText(value);
  if (Array.isArray(value)) return `[${value.map(compactText).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = sortedKeys(value).map(
    (key) => `${JSON.stringify(key)}:${compactText(value[key] as JsonValue)}`,
  );
  return `{${members.join(',')}}`;
}

/** What regex and include see of a value: a string as it is, anything else as compact JSON text. */
export const textOf = (value: JsonValue): string => (typeof value === 'string' ? value : compactText(value));
