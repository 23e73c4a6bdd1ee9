import { lexemeOf } from './number.js';
import { isNumber, isObject, JsonNumber, type JsonObject, type JsonValue, setKey } from './value.js';

/**
 * Whether JSON.stringify prints every number of plain data as printJson does: no text to keep, no negative zero, nothing infinite.
 * The depth is that of the inputs, which their readers limit.
 */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  if (value instanceof JsonNumber) return false;
  for (const key in value) if (!isPlain((value as Record<string, unknown>)[key])) return false;
  return true;
}

/** JSON text of a value with every number as it was written. `indent` is the number of spaces per level (0: one line). */
export function printJson(value: JsonValue, indent = 0): string {
  if (typeof value === 'string') return quote(value);
  return isPlain(value) ? JSON.stringify(value, null, indent) : printExactly(value, indent, 0);
}

/** Nothing that a JSON string would escape. */
const UNESCAPED = /^[ !#-[\]-~]*$/;

/** JSON.stringify takes longer to begin than most strings to look through. */
const quote = (text: string): string => (UNESCAPED.test(text) ? `"${text}"` : JSON.stringify(text));

function printExactly(value: JsonValue, indent: number, level: number): string {
  if (isNumber(value)) return lexemeOf(value);
  if (!Array.isArray(value) && !isObject(value)) return JSON.stringify(value);
  const pad = indent ? `\n${' '.repeat(indent * (level + 1))}` : '';
  const end = indent ? `\n${' '.repeat(indent * level)}` : '';
  const colon = indent ? ': ' : ':';
  const parts = Array.isArray(value)
    ? value.map((item) => pad + printExactly(item, indent, level + 1))
    : Object.entries(value).map(
        ([key, item]) => pad + JSON.stringify(key) + colon + printExactly(item, indent, level + 1),
      );
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return parts.length ? open + parts.join(',') + end + close : `${open}${close}`;
}

/** The same for plain data of any type: members that are undefined are left out, as JSON.stringify does. */
export const jsonText = (data: unknown, indent = 0): string =>
  isPlain(data) ? JSON.stringify(data, null, indent) : printExactly(toJson(data), indent, 0);

/** The depth is that of the values in the data, which the readers of the inputs limit. */
function toJson(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object' || value === null || isNumber(value as JsonValue)) return value as JsonValue;
  const object: JsonObject = {};
  for (const [key, member] of Object.entries(value))
    if (member !== undefined) setKey(object, key, toJson(member));
  return object;
}

/**
 * The same text in pieces: containers down to a depth are written member by member, so that a long text need not exist as a
 * whole.
 */
export function* jsonPieces(data: unknown, indent: number, depth: number, level = 0): Generator<string> {
  if (depth === 0 || typeof data !== 'object' || data === null || isNumber(data as JsonValue)) {
    yield nestedText(data, indent, level);
    return;
  }
  const isArray = Array.isArray(data);
  const pad = ' '.repeat(indent * (level + 1));
  let before = isArray ? '[' : '{';
  for (const [key, member] of Object.entries(data)) {
    if (member === undefined) continue;
    yield `${before}\n${pad}${isArray ? '' : `${JSON.stringify(key)}: `}`;
    yield* jsonPieces(member, indent, depth - 1, level + 1);
    before = ',';
  }
  if (before === ',') yield `\n${' '.repeat(indent * level)}${isArray ? ']' : '}'}`;
  else yield isArray ? '[]' : '{}';
}

/** Text as it stands inside so many containers: written in as many lists, whose own text is cut off. */
function nestedText(data: unknown, indent: number, level: number): string {
  let wrapped = data;
  for (let i = 0; i < level; i++) wrapped = [wrapped];
  const brackets = level * 2 + indent * ((level * (level + 1)) / 2);
  const text = jsonText(wrapped, indent);
  return text.slice(brackets, text.length - brackets + indent * level);
}
