import { lexemeOf } from '../json/number.js';
import { isNumber, type JsonValue } from '../json/value.js';
import { isIntegerNumber } from './json/number.js';

const LONGEST_TEXT = 60;

/** `1 item`, `2 items`. */
export const count = (size: number, one: string): string => `${size} ${one}${size === 1 ? '' : 's'}`;

/** A text in quotes, cut when it is long. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);

/** A value in a message, short whatever its size: `"abc"`, `1.0`, `an array of 3 items`. */
export function show(value: JsonValue): string {
  if (typeof value === 'string') return quoted(value);
  if (isNumber(value)) return lexemeOf(value);
  if (value === null || typeof value === 'boolean') return String(value);
  return Array.isArray(value)
    ? `an array of ${count(value.length, 'item')}`
    : `an object with ${count(Object.keys(value).length, 'key')}`;
}

/** The kind of a value: `a string`, `an integer`, `null`. */
export function kindOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (isNumber(value)) return isIntegerNumber(value) ? 'an integer' : 'a decimal';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** `expected an integer but got "abc" (a string)`. */
export const expectedButGot = (expected: string, actual: JsonValue): string => {
  const kind = kindOf(actual);
  const shown = show(actual);
  return `expected ${expected} but got ${shown.startsWith('an ') || shown === kind ? shown : `${shown} (${kind})`}`;
};
