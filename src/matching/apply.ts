import type { JsonValue } from '../json/value.js';
import type { Matcher, RuleList } from '../pact/rules.js';
import { definitionOf } from './matchers/index.js';
import type { Policy } from './policy.js';
import { combineVerdicts, rejected, type Verdict } from './verdict.js';

/** The matchers at one place and how they combine. */
export type Rules = Pick<RuleList, 'combine' | 'matchers'>;

const NO_MATCHERS = rejected('the rule list has no matcher to apply');

function applyAll(rules: Rules, apply: (matcher: Matcher) => Verdict): Verdict {
  const [first] = rules.matchers;
  if (!first) return NO_MATCHERS;
  return rules.matchers.length === 1
    ? apply(first)
    : combineVerdicts(rules.combine, rules.matchers.map(apply));
}

/**
 * Applies a rule list to a string: a header or query value, the path, a form field, XML text, a multipart field
 * (docs/pact.md section 8.2, "same rules on strings").
 */
export const applyTextRules = (rules: Rules, expected: string, actual: string, policy: Policy): Verdict =>
  applyAll(rules, (matcher) => definitionOf(matcher).text(matcher, expected, actual, policy));

/** Applies a rule list to the bytes of a binary or text body (docs/pact.md sections 7.9 and 8.2). */
export const applyBytesRules = (
  rules: Rules,
  expected: Uint8Array,
  actual: Uint8Array,
  policy: Policy,
): Verdict => applyAll(rules, (matcher) => definitionOf(matcher).bytes(matcher, expected, actual, policy));

/** Applies a rule list to a JSON value whose example is a scalar; the actual value may be of any type. */
export const applyScalarRules = (
  rules: Rules,
  expected: JsonValue,
  actual: JsonValue,
  policy: Policy,
): Verdict => applyAll(rules, (matcher) => definitionOf(matcher).scalar(matcher, expected, actual, policy));
