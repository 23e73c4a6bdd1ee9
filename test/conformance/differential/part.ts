import type { JsonObject, JsonValue } from '../../../src/json/value.js';
import type { Part } from '../matching/one-interaction.js';

export type Category = 'body' | 'header' | 'query' | 'path' | 'status' | 'metadata';

/** One rule list; `key` is a path expression (`$.a[*]`) for bodies and metadata, a name for headers and query. */
export interface RuleSpec {
  readonly category: Category;
  readonly key: string;
  readonly matchers: readonly JsonObject[];
  readonly combine?: 'AND' | 'OR';
}

/** An expected part before it takes the shape of a version. */
export interface PartSpec {
  readonly status?: number;
  readonly method?: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, readonly string[]>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodySpec;
  readonly metadata?: JsonObject;
  readonly rules?: readonly RuleSpec[];
}

export type BodySpec =
  | { readonly json: JsonValue; readonly contentType: string }
  | { readonly text: string; readonly contentType: string }
  | { readonly base64: string; readonly contentType: string };

/** Writes a part as a pact file of the version has it. */
export function writePart(part: Part, spec: string, given: PartSpec): JsonObject {
  const written: JsonObject = {};
  if (given.status !== undefined) written.status = given.status;
  if (part === 'request') {
    written.method = given.method ?? 'GET';
    written.path = given.path ?? '/';
  }
  if (given.query)
    written.query = spec === '1' || spec === '2' ? queryText(given.query) : mutable(given.query);
  if (given.headers)
    written.headers = Object.fromEntries(
      Object.entries(given.headers).map(([name, value]) => [name, spec === '4' ? [value] : value]),
    );
  if (given.body) written[part === 'message' ? 'contents' : 'body'] = writeBody(spec, given.body);
  if (given.metadata) written.metadata = given.metadata;
  if (given.rules?.length)
    written.matchingRules = spec === '2' || spec === '1' ? flatRules(given.rules) : groupedRules(given.rules);
  return written;
}

const mutable = (query: Readonly<Record<string, readonly string[]>>): JsonObject =>
  Object.fromEntries(Object.entries(query).map(([name, values]) => [name, [...values]]));

const queryText = (query: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(query)
    .flatMap(([name, values]) =>
      values.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
    )
    .join('&');

function writeBody(spec: string, body: BodySpec): JsonValue {
  if (spec === '4') {
    const { contentType } = body;
    if ('json' in body) return { content: body.json, contentType, encoded: false };
    if ('text' in body) return { content: body.text, contentType, encoded: false };
    return { content: body.base64, contentType, encoded: 'base64' };
  }
  return 'json' in body ? body.json : 'text' in body ? body.text : body.base64;
}

const FLAT: Readonly<Record<Category, string>> = {
  body: '$.body',
  header: '$.headers',
  query: '$.query',
  path: '$.path',
  status: '$.status',
  metadata: '$.metadata',
};

/** V2: one rule per path; names in brackets so that any name can be written. */
function flatRules(rules: readonly RuleSpec[]): JsonObject {
  const flat: JsonObject = {};
  for (const { category, key, matchers } of rules) {
    const rest =
      category === 'body' ? key.slice(1) : category === 'header' || category === 'query' ? `['${key}']` : '';
    flat[FLAT[category] + rest] = matchers[0] ?? {};
  }
  return flat;
}

function groupedRules(rules: readonly RuleSpec[]): JsonObject {
  const grouped: JsonObject = {};
  for (const { category, key, matchers, combine } of rules) {
    const list = { matchers: [...matchers], ...(combine ? { combine } : {}) };
    if (category === 'path' || category === 'status') grouped[category] = list;
    else grouped[category] = { ...(grouped[category] as JsonObject | undefined), [key]: list };
  }
  return grouped;
}
