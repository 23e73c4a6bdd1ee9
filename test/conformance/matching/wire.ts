import { printJson } from '../../../src/json/print.js';
import { getKey, isObject, type JsonObject, type JsonValue } from '../../../src/json/value.js';
import type {
  ActualHeader,
  ActualMessage,
  ActualRequest,
  ActualResponse,
} from '../../../src/matching/index.js';

/** Readers of "what arrived on the wire" as shared/matching and shared/tools write it. */

const text = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? value : printJson(value ?? null);

function bodyOf(value: JsonValue | undefined): Uint8Array | undefined {
  if (value === undefined) return undefined;
  if (isObject(value) && typeof value.base64 === 'string' && Object.keys(value).length === 1)
    return Buffer.from(value.base64, 'base64');
  return new TextEncoder().encode(text(value));
}

function headersOf(value: JsonValue | undefined): ActualHeader[] {
  if (!isObject(value)) return [];
  return Object.entries(value).map(([name, lines]) => ({
    name,
    values: (Array.isArray(lines) ? lines : [lines]).map((line) =>
      text(line).replaceAll(/[\r\n]+[ \t]*/g, ' '),
    ),
  }));
}

const decode = (part: string): string => {
  const spaced = part.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
};

/** A query string as sent, or a map of decoded values. */
export function queryOf(value: JsonValue | undefined): ActualRequest['query'] {
  const pairs: (readonly [string, string | null])[] = [];
  if (typeof value === 'string') {
    for (const piece of value.split('&').filter((one) => one !== '')) {
      const equals = piece.indexOf('=');
      if (equals < 0) pairs.push([decode(piece), null]);
      else pairs.push([decode(piece.slice(0, equals)), decode(piece.slice(equals + 1))]);
    }
  } else if (isObject(value))
    for (const [name, values] of Object.entries(value))
      for (const one of Array.isArray(values) ? values : [values])
        pairs.push([name, one === null ? null : text(one)]);
  const byName = new Map<string, (string | null)[]>();
  for (const [name, one] of pairs) byName.set(name, [...(byName.get(name) ?? []), one]);
  return [...byName].map(([name, values]) => ({ name, values }));
}

const stringAt = (object: JsonObject, key: string): string | undefined => {
  const value = getKey(object, key);
  return value === undefined || value === null ? undefined : text(value);
};

export const wireRequest = (actual: JsonObject): ActualRequest => ({
  method: stringAt(actual, 'method') ?? 'GET',
  path: stringAt(actual, 'path') ?? '/',
  query: queryOf(getKey(actual, 'query')),
  headers: headersOf(getKey(actual, 'headers')),
  body: bodyOf(getKey(actual, 'body')),
});

export const wireResponse = (actual: JsonObject): ActualResponse => {
  const status = getKey(actual, 'status');
  return {
    status: typeof status === 'number' ? status : 200,
    headers: headersOf(getKey(actual, 'headers')),
    body: bodyOf(getKey(actual, 'body')),
  };
};

export const wireMessage = (actual: JsonObject): ActualMessage => {
  const metadata = getKey(actual, 'metadata');
  return {
    metadata: isObject(metadata) ? metadata : {},
    contentType: stringAt(actual, 'contentType'),
    body: bodyOf(getKey(actual, 'body')),
  };
};
