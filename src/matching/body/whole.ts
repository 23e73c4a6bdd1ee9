import { applyBytesRules } from '../apply.js';
import type { BodyContext } from '../context.js';
import { bytesEqual } from '../matchers/bytes.js';
import type { MatchResult } from '../model.js';
import { MATCHED, mismatched, resultOf } from '../result.js';
import { selectRules } from '../rule-selection.js';

/** A body as one value: the rule at `$` if there is one, else the same bytes. `shown` turns bytes into message text. */
export function compareWhole(
  expected: Uint8Array,
  actual: Uint8Array,
  context: BodyContext,
  shown: (bytes: Uint8Array) => string,
): MatchResult {
  const selected = selectRules(context.rules, []);
  if (selected) {
    const verdict = applyBytesRules(selected.rule, expected, actual, context.policy);
    return resultOf(verdict, 'body', '$', shown(expected), shown(actual));
  }
  if (bytesEqual(expected, actual)) return MATCHED;
  const message = `expected the body ${shown(expected)} but got ${shown(actual)}`;
  return mismatched('body', '$', message, shown(expected), shown(actual));
}
