import { printJson } from '../../../src/json/print.js';
import { getKey, isObject, type JsonObject, type JsonValue } from '../../../src/json/value.js';

const text = (value: JsonValue): string => (typeof value === 'string' ? value : printJson(value));

/** The bytes of an actual body: a string as it is, `{base64}`, or any other JSON value serialised. */
export function bodyBytes(value: JsonValue | undefined): Buffer {
  if (value === undefined) return Buffer.alloc(0);
  if (isObject(value) && typeof value.base64 === 'string' && Object.keys(value).length === 1)
    return Buffer.from(value.base64, 'base64');
  return Buffer.from(text(value), 'utf8');
}

/** Header lines as name and value in turn. */
export function headerLines(actual: JsonObject): string[] {
  const headers = getKey(actual, 'headers');
  if (!isObject(headers)) return [];
  return Object.entries(headers).flatMap(([name, lines]) =>
    (Array.isArray(lines) ? lines : [lines]).flatMap((line) => [name, text(line)]),
  );
}

/** `path?query` as it goes over the wire. */
export function requestTarget(actual: JsonObject): string {
  const path = getKey(actual, 'path');
  const query = getKey(actual, 'query');
  const pairs = isObject(query)
    ? Object.entries(query).flatMap(([name, values]) =>
        (Array.isArray(values) ? values : [values]).map((value) =>
          value === null
            ? encodeURIComponent(name)
            : `${encodeURIComponent(name)}=${encodeURIComponent(text(value))}`,
        ),
      )
    : typeof query === 'string' && query
      ? [query]
      : [];
  return (typeof path === 'string' ? path : '/') + (pairs.length ? `?${pairs.join('&')}` : '');
}
