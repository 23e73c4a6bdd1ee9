import type { Matcher, RuleList } from '../pact/rules.js';
import { definitionOf } from './matchers/index.js';
import { acceptsStatus } from './matchers/status-code.js';
import type { MatchResult } from './model.js';
import type { Policy } from './policy.js';
import { MATCHED, mismatched, resultOf } from './result.js';
import { combineVerdicts, rejected, type Verdict } from './verdict.js';

/** Matchers that cannot be applied to a status; the others see the integer. */
const NOT_FOR_STATUS: ReadonlySet<string> = new Set([
  'values',
  'eachKey',
  'eachValue',
  'arrayContains',
  'notEmpty',
  'contentType',
  'date',
  'time',
  'datetime',
]);

function applyToStatus(matcher: Matcher, expected: number, actual: number, policy: Policy): Verdict {
  if (matcher.match === 'statusCode') return acceptsStatus(matcher, actual);
  if (NOT_FOR_STATUS.has(matcher.match))
    return rejected(`the ${matcher.match} matcher cannot be applied to a status`);
  return definitionOf(matcher).scalar(matcher, expected, actual, policy);
}

/** The status under its rules, seen as an integer, else equal (docs/pact.md section 7.1). */
export function matchStatus(
  expected: number,
  actual: number,
  rules: RuleList | undefined,
  policy: Policy,
): MatchResult {
  if (rules?.matchers.length) {
    const verdicts = rules.matchers.map((matcher) => applyToStatus(matcher, expected, actual, policy));
    return resultOf(combineVerdicts(rules.combine, verdicts), 'status', '', expected, actual);
  }
  return expected === actual
    ? MATCHED
    : mismatched('status', '', `expected the status ${expected} but got ${actual}`, expected, actual);
}
