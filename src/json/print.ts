import { lexemeOf } from './number.js';
import { isNumber, isObject, type JsonValue } from './value.js';

/** JSON text of a value with every number as it was written. `indent` is the number of spaces per level (0: one line). */
export function printJson(value: JsonValue, indent = 0, level = 0): string {
  if (isNumber(value)) return lexemeOf(value);
  if (!Array.isArray(value) && !isObject(value)) return JSON.stringify(value);
  const pad = indent ? `\n${' '.repeat(indent * (level + 1))}` : '';
  const end = indent ? `\n${' '.repeat(indent * level)}` : '';
  const colon = indent ? ': ' : ':';
  const parts = Array.isArray(value)
    ? value.map((item) => pad + printJson(item, indent, level + 1))
    : Object.entries(value).map(
        ([key, item]) => pad + JSON.stringify(key) + colon + printJson(item, indent, level + 1),
      );
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return parts.length ? open + parts.join(',') + end + close : `${open}${close}`;
}
