import type { Matcher, RuleList } from '../pact/rules.js';
import { definitionOf } from './matchers/index.js';
import { acceptsStatus } from './matchers/status-code.js';
import type { MatchResult } from './model.js';
import type { Policy } from './policy.js';
import { MATCHED, mismatched, resultOf } from './result.js';
import { combineVerdicts, type Verdict } from './verdict.js';

/** The status under its rules, seen as an integer, else equal (PACT.md section 7.1). */
export function matchStatus(
  expected: number,
  actual: number,
  rules: RuleList | undefined,
  policy: Policy,
): MatchResult {
  if (rules?.matchers.length) {
    const apply = (matcher: Matcher): Verdict =>
      matcher.match === 'statusCode'
        ? acceptsStatus(matcher, actual)
        : definitionOf(matcher).scalar(matcher, expected, actual, policy);
    return resultOf(combineVerdicts(rules.combine, rules.matchers.map(apply)), 'status', '', expected, actual);
  }
  return expected === actual
    ? MATCHED
    : mismatched('status', '', `expected the status ${expected} but got ${actual}`, expected, actual);
}
