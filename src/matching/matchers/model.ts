import type { JsonObject, JsonValue } from '../../json/value.js';
import type { Matcher, MatcherName } from '../../pact/rules.js';
import type { Policy } from '../policy.js';
import type { Verdict } from '../verdict.js';

/** The matcher object of a name. */
export type MatcherOf<N extends MatcherName> = Matcher extends infer M
  ? M extends Matcher
    ? N extends M['match']
      ? M
      : never
    : never
  : never;

/**
 * One matcher: what it accepts by kind of value (docs/pact.md section 8.2), its value set in words, and members of the set.
 * `expected` is the example. `exact` is true where the rule stands and false where it is inherited.
 */
export interface MatcherDefinition<M> {
  /** A JSON value whose example is a scalar; the actual value may be of any type. */
  scalar(matcher: M, expected: JsonValue, actual: JsonValue, policy: Policy): Verdict;
  /** An array as a whole, its example being one; the elements are compared afterwards. */
  array(
    matcher: M,
    expected: readonly JsonValue[],
    actual: readonly JsonValue[],
    exact: boolean,
    policy: Policy,
  ): Verdict;
  /** An object as a whole, its example being one; keys and members are compared afterwards. */
  object(matcher: M, expected: JsonObject, actual: JsonObject, exact: boolean, policy: Policy): Verdict;
  /** A string outside JSON: header, query, path, form field, XML text. */
  text(matcher: M, expected: string, actual: string, policy: Policy): Verdict;
  /** The bytes of a binary or text body. */
  bytes(matcher: M, expected: Uint8Array, actual: Uint8Array, policy: Policy): Verdict;
  /** The value set in words, to follow "expected": `an integer`, `a string matching ^\d{5}$`. */
  describe(matcher: M, example: JsonValue): string;
  /** Ordinary members of the set, the example first when it belongs to it. */
  samples(matcher: M, example: JsonValue): JsonValue[];
  /** Members at the edges of the set: empty strings, extreme lengths, signs, precision. */
  boundaries(matcher: M, example: JsonValue): JsonValue[];
}
