import type { Policy } from '../policy.js';
import { ACCEPTED, rejected, type Verdict } from '../verdict.js';
import { anyObject, cannotApply } from './containers.js';
import { equalTexts, equalValues } from './equality.js';
import type { MatcherDefinition, MatcherOf } from './model.js';
import { lengthWithin } from './type.js';

const unlessKnown = (policy: Policy, verdict: () => Verdict): Verdict =>
  policy.ignoreOrder ? verdict() : rejected('the verifier does not know the ignore-order matcher');

/**
 * `ignore-order` of pact-jvm: an array as a multiset (docs/pact.md section 8.4; json/ignore-order.ts pairs the elements).
 * Inherited it means equality.
 */
export const ignoreOrder: MatcherDefinition<MatcherOf<'ignoreOrder'>> = {
  scalar: (_matcher, expected, actual, policy) => unlessKnown(policy, () => equalValues(expected, actual)),
  array: (matcher, _expected, actual, exact, policy) =>
    unlessKnown(policy, () => (exact ? lengthWithin(matcher, actual.length, 'item') : ACCEPTED)),
  object: (_matcher, _expected, _actual, _exact, policy) => unlessKnown(policy, anyObject),
  text: (_matcher, expected, actual, policy) => unlessKnown(policy, () => equalTexts(expected, actual)),
  bytes: cannotApply('ignore-order', 'bytes'),
  describe: () => 'an array with the items of the example in any order',
  samples: (_matcher, example) => [example],
  boundaries: (_matcher, example) => (Array.isArray(example) ? [[...example].reverse()] : [example]),
};
