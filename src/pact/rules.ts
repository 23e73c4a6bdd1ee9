import type { JsonPointer } from '../json/pointer.js';
import type { JsonValue } from '../json/value.js';

/** The matching rules of one request, response or message, all versions in the V3 shape (docs/pact.md section 2). */
export interface RuleSet {
  readonly path: RuleList | undefined;
  readonly method: RuleList | undefined;
  readonly status: RuleList | undefined;
  /** By literal parameter name. */
  readonly query: ReadonlyMap<string, RuleList>;
  /** By header name in lower case. */
  readonly header: ReadonlyMap<string, RuleList>;
  readonly metadata: readonly PathRule[];
  readonly body: readonly PathRule[];
}

/** The matchers at one place and how they combine. */
export interface RuleList {
  readonly combine: 'AND' | 'OR';
  readonly matchers: readonly Matcher[];
  readonly pointer: JsonPointer;
}

/** A rule list under a path expression such as `$.a[*].b`. */
export interface PathRule extends RuleList {
  /** The expression as written. */
  readonly text: string;
  readonly path: readonly PathToken[];
}

/** One step of a path expression; the leading `$` is the first token. */
export type PathToken =
  | { readonly kind: 'root' }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'star' }
  | { readonly kind: 'starIndex' };

/** One matcher with its attributes (docs/pact.md section 8.1). Aliases are resolved by the reader. */
export type Matcher =
  | {
      readonly match:
        | 'equality'
        | 'integer'
        | 'decimal'
        | 'number'
        | 'boolean'
        | 'null'
        | 'values'
        | 'notEmpty'
        | 'semver';
    }
  | { readonly match: 'regex'; readonly regex: string }
  | { readonly match: 'type'; readonly min?: number; readonly max?: number }
  | { readonly match: 'include'; readonly value: string }
  | { readonly match: 'date' | 'time' | 'datetime'; readonly format: string | undefined }
  | { readonly match: 'contentType'; readonly value: string }
  | { readonly match: 'arrayContains'; readonly variants: readonly ArrayVariant[] }
  | { readonly match: 'statusCode'; readonly status: StatusClass | readonly number[] }
  | {
      readonly match: 'eachKey' | 'eachValue';
      readonly rules: readonly Matcher[];
      readonly value: JsonValue | undefined;
    }
  | { readonly match: 'ignoreOrder'; readonly min?: number; readonly max?: number }
  /** `problem`: why a rule that names a known matcher cannot be used. */
  | { readonly match: 'unknown'; readonly name: string; readonly problem: string | undefined };

export type MatcherName = Matcher['match'];

export type StatusClass =
  | 'info'
  | 'success'
  | 'redirect'
  | 'clientError'
  | 'serverError'
  | 'nonError'
  | 'error';

export interface ArrayVariant {
  readonly index: number;
  /** Undefined when the variant has no `rules` key: the example item is compared by equality. */
  readonly rules: readonly PathRule[] | undefined;
}
