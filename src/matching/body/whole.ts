import type { Rules } from '../apply.js';
import type { BodyContext } from '../context.js';
import { bytesEqual } from '../matchers/bytes.js';
import type { MatchResult } from '../model.js';
import type { Policy } from '../policy.js';
import { MATCHED, mismatched, resultOf } from '../result.js';
import { selectRules } from '../rule-selection.js';
import type { Verdict } from '../verdict.js';

/** How a body as one value is shown in messages and seen by the rule at `$`. */
export interface WholeBody {
  shown(bytes: Uint8Array): string;
  apply(rules: Rules, expected: Uint8Array, actual: Uint8Array, policy: Policy): Verdict;
}

/** A body as one value: the rule at `$` if there is one, else the same bytes. */
export function compareWhole(
  expected: Uint8Array,
  actual: Uint8Array,
  context: BodyContext,
  { shown, apply }: WholeBody,
): MatchResult {
  const selected = selectRules(context.rules, []);
  if (selected) {
    const verdict = apply(selected.rule, expected, actual, context.policy);
    return resultOf(verdict, 'body', '$', shown(expected), shown(actual));
  }
  if (bytesEqual(expected, actual)) return MATCHED;
  const [wanted, found] = [shown(expected), shown(actual)];
  const other = wanted === found ? `another from byte ${commonLength(expected, actual) + 1} on` : found;
  return mismatched('body', '$', `expected the body ${wanted} but got ${other}`, wanted, found);
}

function commonLength(expected: Uint8Array, actual: Uint8Array): number {
  const difference = expected.findIndex((byte, i) => byte !== actual[i]);
  return difference < 0 ? expected.length : difference;
}
