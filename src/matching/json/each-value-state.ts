import type { MatcherOf } from '../matchers/model.js';
import type { Policy } from '../policy.js';
import { memberState, type RuleState } from '../rule-selection.js';

const states = { all: new WeakMap<object, RuleState>(), keysOnly: new WeakMap<object, RuleState>() };

/** The rule state of the members under an eachValue; cached per matcher. */
export function eachValueState(
  matcher: MatcherOf<'eachValue'>,
  { eachKeyChecksKeysOnly }: Policy,
): RuleState {
  const cache = eachKeyChecksKeysOnly ? states.keysOnly : states.all;
  const known = cache.get(matcher);
  if (known) return known;
  const rule = { combine: 'AND', matchers: matcher.rules, pointer: '', text: '$.*', path: [] } as const;
  const state = memberState(rule, !eachKeyChecksKeysOnly);
  cache.set(matcher, state);
  return state;
}
