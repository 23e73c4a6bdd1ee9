import type { JsonValue } from '../../json/value.js';
import type { Matcher } from '../../pact/rules.js';
import { definitionOf } from '../matchers/index.js';
import type { RuleState, Selected } from '../rule-selection.js';
import { count, show } from '../words.js';
import { compareVariants } from './array-contains.js';
import { anyOf, type Compare, type Comparison, record, reject } from './comparison.js';
import { eachValueState } from './each-value-state.js';
import { effectiveRules } from './effective-rules.js';
import { compareUnordered } from './ignore-order.js';
import { below, type Location } from './location.js';

/** Two arrays at one place. */
interface Pair {
  readonly expected: JsonValue[];
  readonly actual: JsonValue[];
  readonly at: Location;
  readonly state: RuleState;
}

function rejectMissing({ expected, at }: Pair, index: number, comparison: Comparison): void {
  const example = expected[index];
  reject(
    comparison,
    below(at, index),
    `expected ${show(example ?? null)} but it is missing`,
    example,
    undefined,
  );
}

/** Without a rule: same length, element by element. */
function comparePlain(pair: Pair, comparison: Comparison, compare: Compare): void {
  const { expected, actual, at, state } = pair;
  if (expected.length !== actual.length)
    reject(
      comparison,
      at,
      `expected ${count(expected.length, 'item')} but got ${actual.length}`,
      expected,
      actual,
    );
  for (let i = 0; i < expected.length; i++) {
    if (i >= actual.length) rejectMissing(pair, i, comparison);
    else
      compare(
        expected[i] as JsonValue,
        actual[i] as JsonValue,
        below(at, i),
        state.child(String(i)),
        comparison,
      );
  }
}

/** Under a rule: surplus items against the first example; missing ones pass where a rule covers them. */
function compareElements(
  pair: Pair,
  childState: (token: string) => RuleState,
  comparison: Comparison,
  compare: Compare,
): void {
  const { expected, actual, at } = pair;
  const [first] = expected;
  for (let i = 0; i < actual.length; i++)
    compare(
      (i < expected.length ? expected[i] : first) as JsonValue,
      actual[i] as JsonValue,
      below(at, i),
      childState(String(i)),
      comparison,
    );
  for (let i = actual.length; i < expected.length; i++)
    if (!childState(String(i)).selected) rejectMissing(pair, i, comparison);
}

function applyMatchers(
  matchers: readonly Matcher[],
  exact: boolean,
  pair: Pair,
  comparison: Comparison,
  compare: Compare,
): void {
  const { expected, actual, at, state } = pair;
  let elements = false;
  for (const matcher of matchers) {
    if (matcher.match === 'arrayContains')
      compareVariants(matcher, expected, actual, at, comparison, compare);
    else if (exact && matcher.match === 'eachValue') {
      const members = eachValueState(matcher, comparison.policy);
      compareElements(pair, () => members, comparison, compare);
    } else {
      const verdict = definitionOf(matcher).array(matcher, expected, actual, exact, comparison.policy);
      record(comparison, at, verdict, expected, actual);
      if (exact && matcher.match === 'ignoreOrder' && comparison.policy.ignoreOrder)
        compareUnordered(matcher, expected, actual, at, state, comparison, compare);
      else elements = true;
    }
  }
  if (elements) compareElements(pair, (token) => state.child(token), comparison, compare);
}

/** The verifier checks nothing under an empty example; we still hold min and max (a deviation, see policy.ts). */
function checkLengths(
  { rule, exact }: Selected,
  { expected, actual, at }: Pair,
  comparison: Comparison,
): void {
  if (!comparison.policy.lengthsOfEmptyExamples) return;
  const checks = rule.matchers.map((matcher) => (branch: Comparison) => {
    if (matcher.match !== 'type') return;
    const verdict = definitionOf(matcher).array(matcher, expected, actual, exact, branch.policy);
    record(branch, at, verdict, expected, actual);
  });
  if (rule.combine === 'OR') anyOf(comparison, checks);
  else for (const check of checks) check(comparison);
}

/** Compares two arrays: the rules about the array, then its elements (docs/pact.md section 7.4, steps 3 and 4). */
export function compareArrays(
  expected: JsonValue[],
  actual: JsonValue[],
  at: Location,
  state: RuleState,
  comparison: Comparison,
  compare: Compare,
): void {
  const pair: Pair = { expected, actual, at, state };
  const { selected } = state;
  if (!selected) comparePlain(pair, comparison, compare);
  else if (selected.rule.matchers.length === 0)
    reject(comparison, at, 'the rule list has no matcher to apply', expected, actual);
  else if (expected.length === 0) checkLengths(selected, pair, comparison);
  else {
    const { matchers, combine, exact } = effectiveRules(selected, comparison.policy);
    if (combine === 'OR' && matchers.length > 1)
      anyOf(
        comparison,
        matchers.map((matcher) => (branch) => applyMatchers([matcher], exact, pair, branch, compare)),
      );
    else applyMatchers(matchers, exact, pair, comparison, compare);
  }
}
