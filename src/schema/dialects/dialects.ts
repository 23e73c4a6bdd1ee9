import { getKey, isObject, type JsonValue } from '../../json/value.js';
import { JSON_SCHEMA_DIALECTS } from './json-schema.js';
import type { Dialect, DialectName } from './model.js';
import { OPENAPI_DIALECTS } from './openapi.js';
import { OPENAPI_DOCUMENT } from './openapi-document.js';

const DIALECTS = new Map<DialectName, Dialect>(
  [...JSON_SCHEMA_DIALECTS, ...OPENAPI_DIALECTS, OPENAPI_DOCUMENT].map((dialect) => [dialect.name, dialect]),
);

export const dialectOf = (name: DialectName): Dialect => DIALECTS.get(name) as Dialect;

/** Dialect identifiers without scheme and without an empty fragment (both vary in the wild). */
const BY_URI: ReadonlyMap<string, DialectName> = new Map([
  ['json-schema.org/draft-04/schema', 'draft-04'],
  ['json-schema.org/draft-06/schema', 'draft-06'],
  ['json-schema.org/draft-07/schema', 'draft-07'],
  ['json-schema.org/draft/2019-09/schema', '2019-09'],
  ['json-schema.org/draft/2020-12/schema', '2020-12'],
  ['spec.openapis.org/oas/3.1/dialect/base', 'openapi-3.1'],
]);

const OPENAPI_3_2_DIALECT = /^spec\.openapis\.org\/oas\/3\.2\/dialect\//;

/** The dialect that a `$schema` or `jsonSchemaDialect` value names, or undefined. */
export function dialectOfUri(uri: string): DialectName | undefined {
  const bare = uri
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/#$/, '');
  return BY_URI.get(bare) ?? (OPENAPI_3_2_DIALECT.test(bare) ? 'openapi-3.2' : undefined);
}

const BY_VERSION: readonly (readonly [string, RegExp, DialectName])[] = [
  ['swagger', /^2/, 'openapi-2.0'],
  ['openapi', /^3\.0/, 'openapi-3.0'],
  ['openapi', /^3\.1/, 'openapi-3.1'],
  ['openapi', /^3\.2/, 'openapi-3.2'],
];

/** The dialect of the schemas in an OpenAPI document by its version field; undefined for other documents. */
export function dialectOfDocument(root: JsonValue): DialectName | undefined {
  if (!isObject(root)) return undefined;
  return BY_VERSION.find(([key, version]) => version.test(String(getKey(root, key) ?? '')))?.[2];
}

/**
 * The dialect that `$schema` demands where `current` is in force. Plain 2020-12 inside OpenAPI 3.1 or 3.2 stays what it
 * is: those are supersets, and authors who name it still expect `discriminator` to work.
 */
export function switchDialect(current: DialectName, uri: string): DialectName | undefined {
  const named = dialectOfUri(uri);
  const superset = current === 'openapi-3.1' || current === 'openapi-3.2';
  return named === '2020-12' && superset ? current : named;
}
