import { isObject, type JsonValue } from '../../json/value.js';
import type { PathRule } from '../../pact/rules.js';
import { applyScalarRules } from '../apply.js';
import type { Strictness } from '../context.js';
import { equalValues } from '../matchers/equality.js';
import type { MatchResult } from '../model.js';
import { DEFAULT_POLICY, type Policy } from '../policy.js';
import { MATCHED } from '../result.js';
import { type RuleState, ruleStateOf } from '../rule-selection.js';
import { expectedButGot } from '../words.js';
import { compareArrays } from './arrays.js';
import { type Compare, type Comparison, emptyFindings, isClean, record, reject } from './comparison.js';
import { effectiveRules } from './effective-rules.js';
import { type Location, pathText, ROOT } from './location.js';
import { compareObjects } from './objects.js';

/** Deeper values are not followed: nobody's pact is, and the stack is not ours to fill. */
const DEEPEST = 500;

function compareScalar(
  expected: JsonValue,
  actual: JsonValue,
  at: Location,
  { selected }: RuleState,
  comparison: Comparison,
): void {
  const verdict = selected
    ? applyScalarRules(effectiveRules(selected, comparison.policy), expected, actual, comparison.policy)
    : equalValues(expected, actual);
  record(comparison, at, verdict, expected, actual);
}

/** One place: containers need their own kind whatever the rules say (docs/pact.md section 7.4, step 1). */
const compare: Compare = (expected, actual, at, state, comparison) => {
  if (at.depth > DEEPEST)
    comparison.findings.undecided.push({
      path: pathText(at),
      reason: `nested more than ${DEEPEST} levels deep`,
    });
  else if (Array.isArray(expected)) {
    if (Array.isArray(actual)) compareArrays(expected, actual, at, state, comparison, compare);
    else reject(comparison, at, expectedButGot('an array', actual), expected, actual);
  } else if (isObject(expected)) {
    if (isObject(actual)) compareObjects(expected, actual, at, state, comparison, compare);
    else reject(comparison, at, expectedButGot('an object', actual), expected, actual);
  } else compareScalar(expected, actual, at, state, comparison);
};

/** Whether a part of a document is what the rules expect, given what they say at its place. */
export function matchesJsonPart(
  expected: JsonValue,
  actual: JsonValue,
  state: RuleState,
  strictness: Strictness,
): boolean {
  const findings = emptyFindings();
  compare(expected, actual, ROOT, state, { strictness, policy: DEFAULT_POLICY, findings });
  return findings.mismatches.length === 0;
}

/**
 * Compares two JSON documents under body rules (docs/pact.md section 7.4).
 * The rules are compiled once per array, so pass the same array again for the same expectation.
 */
export function matchJsonBody(
  expected: JsonValue,
  actual: JsonValue,
  rules: readonly PathRule[],
  strictness: Strictness,
  policy: Policy = DEFAULT_POLICY,
): MatchResult {
  // Without rules a document is what it must be equal to.
  if (expected === actual && rules.length === 0) return MATCHED;
  const findings = emptyFindings();
  const state = ruleStateOf(rules, !policy.eachKeyChecksKeysOnly);
  compare(expected, actual, ROOT, state, { strictness, policy, findings });
  return isClean(findings) ? MATCHED : findings;
}
