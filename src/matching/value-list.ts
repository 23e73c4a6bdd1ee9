import type { JsonValue } from '../json/value.js';
import type { Matcher, RuleList } from '../pact/rules.js';
import { applyTextRules } from './apply.js';
import { equalTexts } from './matchers/equality.js';
import { definitionOf } from './matchers/index.js';
import type { MatcherOf } from './matchers/model.js';
import type { Policy } from './policy.js';
import { selectRules } from './rule-selection.js';
import { ACCEPTED, combineVerdicts, rejected, type Verdict } from './verdict.js';

/** The rules about a list of strings: the values of one query parameter, form field or header. */
export interface ListRules {
  readonly combine: RuleList['combine'];
  readonly matchers: readonly Matcher[];
  /** False where the rules are inherited from above: lengths are then free. Default true. */
  readonly exact?: boolean;
}

/** How one value is compared with its example when the list rules do not bring rules of their own. */
export type CompareItem = (expected: string, actual: string, index: number) => Verdict;

/** Surplus values are compared with the first example, missing ones pass (docs/pact.md section 7.2). */
function eachItem(expected: readonly string[], actual: readonly string[], compare: CompareItem): Verdict {
  const verdicts = actual.map((value, index) => compare(expected[index] ?? expected[0] ?? '', value, index));
  return combineVerdicts('AND', verdicts);
}

function containsVariants(
  { variants }: MatcherOf<'arrayContains'>,
  expected: readonly string[],
  actual: readonly string[],
  policy: Policy,
): Verdict {
  const wanted = variants.length ? variants : expected.map((_value, index) => ({ index, rules: undefined }));
  const verdicts = wanted.map(({ index, rules }): Verdict => {
    const example = expected[index];
    if (example === undefined) return rejected(`variant ${index} has no example`);
    const selected = rules && selectRules(rules, []);
    const found = combineVerdicts(
      'OR',
      actual.map((value) =>
        selected ? applyTextRules(selected.rule, example, value, policy) : equalTexts(example, value),
      ),
    );
    return found.kind === 'rejected' || actual.length === 0
      ? rejected(`no value matches variant ${index}`)
      : found;
  });
  return combineVerdicts('AND', verdicts);
}

function applyMatcher(
  matcher: Matcher,
  exact: boolean,
  expected: readonly string[],
  actual: readonly string[],
  compare: CompareItem,
  policy: Policy,
): Verdict {
  if (matcher.match === 'arrayContains') return containsVariants(matcher, expected, actual, policy);
  if (exact && matcher.match === 'eachValue') {
    const rules: ListRules = { combine: 'AND', matchers: matcher.rules };
    return eachItem(expected, actual, (example, value) => applyTextRules(rules, example, value, policy));
  }
  const whole = definitionOf(matcher).array(
    matcher,
    expected as readonly JsonValue[],
    actual as readonly JsonValue[],
    exact,
    policy,
  );
  return combineVerdicts('AND', [whole, eachItem(expected, actual, compare)]);
}

/**
 * Compares two lists of strings like an array under rules that stand at the list (docs/pact.md sections 7.2 and 7.3).
 * Under an empty example nothing is checked.
 */
export function compareListUnderRules(
  { combine, matchers, exact = true }: ListRules,
  expected: readonly string[],
  actual: readonly string[],
  compare: CompareItem,
  policy: Policy,
): Verdict {
  if (expected.length === 0) return ACCEPTED;
  return combineVerdicts(
    combine,
    matchers.map((matcher) => applyMatcher(matcher, exact, expected, actual, compare, policy)),
  );
}

/** Without list rules: as many values as expected, compared pairwise in order. */
export function comparePairwise(
  expected: readonly string[],
  actual: readonly string[],
  compare: CompareItem,
): Verdict {
  const shared = expected
    .slice(0, actual.length)
    .map((value, index) => compare(value, actual[index] ?? '', index));
  const count =
    expected.length === actual.length
      ? ACCEPTED
      : rejected(
          `expected ${expected.length} value${expected.length === 1 ? '' : 's'} but got ${actual.length}`,
        );
  return combineVerdicts('AND', [...shared, count]);
}
