import type { JsonValue } from '../../json/value.js';
import type { CompiledSchema } from '../compiled-schema.js';

export type DialectName =
  | 'draft-04'
  | 'draft-06'
  | 'draft-07'
  | '2019-09'
  | '2020-12'
  | 'openapi-2.0'
  | 'openapi-3.0'
  | 'openapi-3.1'
  | 'openapi-3.2'
  | 'openapi-document';

/** Where a keyword holds sub-schemas: what the walk for `$id` and `$anchor` descends into. */
export type Holds = 'one' | 'list' | 'map' | 'any';

/** One keyword of one dialect: how its value becomes part of the one vocabulary. */
export interface Keyword {
  readonly read: (schema: CompiledSchema, value: JsonValue, keyword: string) => void;
  readonly holds: Holds | undefined;
}

export type KeywordTable = Readonly<Record<string, Keyword>>;

/** A dialect is data: a table of keywords and how references and identifiers are written. */
export interface Dialect {
  readonly name: DialectName;
  readonly keywords: ReadonlyMap<string, Keyword>;
  /** Keywords that still count beside `$ref`; undefined: all of them (2019-09 and later). */
  readonly besideRef: ReadonlySet<string> | undefined;
  /** Undefined: identifiers mean nothing (OpenAPI 2.0 and 3.0). */
  readonly identifier: '$id' | 'id' | undefined;
  /** `$id: "#name"` declares an anchor (draft-04 to draft-07). */
  readonly fragmentIdentifiers: boolean;
}
