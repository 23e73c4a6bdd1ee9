import type { RuleList } from '../pact/rules.js';
import { applyTextRules } from './apply.js';
import { equalTexts } from './matchers/equality.js';
import type { MatchResult } from './model.js';
import type { Policy } from './policy.js';
import { MATCHED, mismatched, resultOf } from './result.js';
import { quoted } from './words.js';

/** Methods are equal regardless of case (docs/pact.md section 5). */
export const matchMethod = (expected: string, actual: string): MatchResult =>
  expected.toUpperCase() === actual.toUpperCase()
    ? MATCHED
    : mismatched('method', '', `expected the method ${expected} but got ${quoted(actual)}`, expected, actual);

/** The whole path under its rules, else equal without any normalisation (docs/pact.md sections 5 and 7.1). */
export function matchPath(
  expected: string,
  actual: string,
  rules: RuleList | undefined,
  policy: Policy,
): MatchResult {
  const verdict = rules?.matchers.length
    ? applyTextRules(rules, expected, actual, policy)
    : equalTexts(expected, actual);
  return resultOf(verdict, 'path', '', expected, actual);
}
