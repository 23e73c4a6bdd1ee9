import type { JsonValue } from '../../json/value.js';
import type { RuleState } from '../../matching/rule-selection.js';
import type { Expectation } from '../../schema/solver/index.js';

/** How an example and its rules are turned into a set of values. */
export interface BuildMode {
  /** Requests know no unexpected members, responses do. */
  readonly strictness: 'request' | 'response';
  /**
   * `exact`: the set the consumer accepts. `shown`: of these the values in which lists and maps have an entry where the
   * example shows one, for an empty list proves nothing about its items. `state`: the set the consumer accepts, widened by
   * what the provider state decides (exact values and lengths, docs/design.md 4.4), so that what lies outside is a break that no
   * provider state excuses. `sent`: of what the rules admit in a request, the values that a consumer means to send.
   * `claimed`: of these, the values that more than a plain `type` speaks of, in lists and maps as long as the example's.
   */
  readonly extent: 'exact' | 'shown' | 'state' | 'sent' | 'claimed';
}

/** Whether the set is one of values that a consumer sends rather than of those its rules let pass. */
export const isSent = ({ extent }: BuildMode): boolean => extent === 'sent' || extent === 'claimed';

/** Builds the set for one place; containers call it for the places below. */
export type Build = (example: JsonValue, state: RuleState, mode: BuildMode, depth: number) => Expectation;

export const ANY: Expectation = { kind: 'any' };
export const NONE: Expectation = { kind: 'none' };

/** Several expectations under one combination. */
export function combined(combine: 'AND' | 'OR', parts: readonly Expectation[]): Expectation {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return { kind: combine === 'AND' ? 'all' : 'oneOrMore', parts };
}
