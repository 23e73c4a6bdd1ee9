import { lexemeOf } from '../json/number.js';
import { printJson } from '../json/print.js';
import { isNumber, type JsonValue } from '../json/value.js';

/** A value where text belongs: strings as they are, numbers as written, anything else as JSON text. */
export const textOf = (value: JsonValue): string =>
  typeof value === 'string' ? value : isNumber(value) ? lexemeOf(value) : printJson(value);

const EXCERPT_LENGTH = 80;

/** A value as it is quoted in messages: shortened when it is long. */
export function excerptOf(value: JsonValue): string {
  const text = textOf(value);
  return text.length > EXCERPT_LENGTH ? `${text.slice(0, EXCERPT_LENGTH)}…` : text;
}
