import type { JsonValue } from '../../json/value.js';
import type { CompiledRegex } from '../../regex/model.js';

/**
 * The set of JSON values a consumer accepts (response) or may send (request), as a neutral tree: whoever builds it from
 * matching rules (docs/pact.md sections 7 and 8) resolves rule selection, cascading and the structure of the example first.
 *
 * Every node accepts exactly the values it describes: an `object` node accepts no array, a `number` node no string.
 */
export type Expectation =
  /** Every value. */
  | { readonly kind: 'any' }
  /** No value. */
  | { readonly kind: 'none' }
  /**
   * Equality as a pact without rule means it (docs/pact.md 7.4): numbers must also have the same form, so `1` is neither `1.0`
   * nor `1e0`. Objects and arrays: exactly these members and items, in this order; use `object` and `array` nodes where
   * more is allowed.
   */
  | { readonly kind: 'constant'; readonly value: JsonValue }
  /** Every value of one type. */
  | { readonly kind: 'type'; readonly type: 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object' }
  /** A number written without fraction and exponent (`1`, not `1.0`), or one written with either. */
  | { readonly kind: 'numberForm'; readonly form: 'integer' | 'decimal' }
  /**
   * The text of a scalar matches: a string itself, a number as written, `true`, `false`, `null`. Arrays and objects are not
   * accepted. The regex decides itself whether the whole text is meant ({@link CompiledRegex.extent}).
   */
  | { readonly kind: 'text'; readonly regex: CompiledRegex }
  /** The text of a scalar contains this text. */
  | { readonly kind: 'includes'; readonly text: string }
  /** Something only a function can tell: a date format, a plugin's matcher. */
  | OpaqueExpectation
  | { readonly kind: 'all'; readonly parts: readonly Expectation[] }
  | { readonly kind: 'oneOrMore'; readonly parts: readonly Expectation[] }
  | { readonly kind: 'not'; readonly part: Expectation }
  | ArrayExpectation
  | ObjectExpectation;

export interface OpaqueExpectation {
  readonly kind: 'opaque';
  /** Equal names mean the same test: `date yyyy-MM-dd`. */
  readonly name: string;
  /** Undefined: cannot be told. Never throws. */
  readonly accepts: (value: JsonValue) => boolean | undefined;
  /** Values worth trying, some accepted and some rejected. The more, the fewer answers stay unknown. */
  readonly samples: readonly JsonValue[];
  /** The types of which it accepts any values at all; default: all. */
  readonly types?: readonly ('null' | 'boolean' | 'number' | 'string' | 'array' | 'object')[];
  /** A pattern that every accepted string matches (ECMAScript, found anywhere); it narrows the search. */
  readonly within?: string;
  /** Names of other opaque tests that accept all that this one accepts. */
  readonly implies?: readonly string[];
}

export interface ArrayExpectation {
  readonly kind: 'array';
  /** What the first items are, position by position. Items that are absent are not checked. */
  readonly prefix?: readonly Expectation[];
  /** What every further item is. */
  readonly rest?: Expectation;
  readonly min?: number;
  readonly max?: number;
  /** For each of these at least one item fits (arrayContains); items may serve several. */
  readonly contains?: readonly Expectation[];
}

export interface ObjectExpectation {
  readonly kind: 'object';
  /** What the members of these names are. */
  readonly members: ReadonlyMap<string, Expectation>;
  /** The names that must be there; default: all of `members`. */
  readonly required?: readonly string[];
  /** What all other members are: `{kind: 'any'}` for responses (open), `{kind: 'none'}` for requests (closed). */
  readonly others: Expectation;
  /** What every name is, as a string (eachKey). */
  readonly eachName?: Expectation;
  /** What every member is, whatever its name (eachValue). */
  readonly eachMember?: Expectation;
  readonly min?: number;
  readonly max?: number;
}

/** An array whose items are exactly these, one by one: what an example array without rule asks for. */
export const exactArray = (items: readonly Expectation[]): ArrayExpectation => ({
  kind: 'array',
  prefix: items,
  min: items.length,
  max: items.length,
});
