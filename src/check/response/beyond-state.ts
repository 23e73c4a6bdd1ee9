import type { JsonValue } from '../../json/value.js';
import { matchJsonBody } from '../../matching/index.js';
import type { Matcher, PathRule } from '../../pact/rules.js';
import type { JsonExpectation } from './deviations.js';

/** Governs whatever no rule of the pact governs: same type instead of same value, any number of items. */
const SAME_TYPE: PathRule = {
  combine: 'AND',
  matchers: [{ match: 'type' }],
  pointer: '',
  text: '$',
  path: [{ kind: 'root' }],
};

const widened = new WeakMap<readonly PathRule[], readonly PathRule[]>();

const withoutLengths = (matcher: Matcher): Matcher =>
  matcher.match === 'type' ? { match: 'type' } : matcher;

/** The rules widened by what the provider state decides: exact values and lengths (DESIGN 4.4). */
function rulesOfState(rules: readonly PathRule[]): readonly PathRule[] {
  let known = widened.get(rules);
  if (!known) {
    known = [SAME_TYPE, ...rules.map((rule) => ({ ...rule, matchers: rule.matchers.map(withoutLengths) }))];
    widened.set(rules, known);
  }
  return known;
}

/** True when the expectation rejects the body for something that no provider state excuses. */
export const breaksBeyondState = ({ example, rules }: JsonExpectation, body: JsonValue): boolean =>
  matchJsonBody(example, body, rulesOfState(rules), 'response').mismatches.length > 0;
