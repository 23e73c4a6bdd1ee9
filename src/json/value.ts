/**
 * The JSON value model shared by every layer.
 *
 * A number is a plain JavaScript `number` when its text is exactly what JavaScript prints for it ("1", "1.5"),
 * and a {@link JsonNumber} when the text says more than the double can ("1.0", "1e2", "9007199254740993").
 * Pact matching decides by the text of a number, so it must never be lost.
 */
export type JsonValue = null | boolean | number | JsonNumber | string | JsonValue[] | JsonObject;

/** A JSON object. Keys come from input: read them with `Object.hasOwn` or {@link getKey}, write them with {@link setKey}. */
export interface JsonObject {
  [key: string]: JsonValue;
}

/** A JSON number whose text is not the one JavaScript would print for its value. */
export class JsonNumber {
  constructor(
    /** The number exactly as written, e.g. `1.0`. */
    readonly lexeme: string,
  ) {}

  /** The nearest double. */
  get value(): number {
    return Number(this.lexeme);
  }

  /** JSON.stringify prints the nearest double; use {@link printJson} to keep the text. */
  toJSON(): number {
    return this.value;
  }
}

export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber);

export const isContainer = (value: JsonValue | undefined): value is JsonValue[] | JsonObject =>
  Array.isArray(value) || isObject(value);

/** What stands at a key or an index of a value that was found to have it. */
export const valueBelow = (value: JsonValue | undefined, token: string): JsonValue | undefined =>
  Array.isArray(value) ? value[Number(token)] : isObject(value) ? value[token] : undefined;

export const isNumber = (value: JsonValue | undefined): value is number | JsonNumber =>
  typeof value === 'number' || value instanceof JsonNumber;

/** The JSON type of a value; integers are `number`. */
export function jsonType(value: JsonValue): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof JsonNumber) return 'number';
  return typeof value as JsonType;
}

/** The own member of an object, or undefined. Never reaches the prototype. */
export const getKey = (object: JsonObject, key: string): JsonValue | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** Sets an own member, also for names such as `__proto__`. */
export function setKey(object: JsonObject, key: string, value: JsonValue): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}
