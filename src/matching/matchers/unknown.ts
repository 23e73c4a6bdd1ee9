import type { Policy } from '../policy.js';
import { rejected, undecided, type Verdict } from '../verdict.js';
import type { MatcherDefinition, MatcherOf } from './model.js';

type Unknown = MatcherOf<'unknown'>;

const verdict = ({ name }: Unknown, policy: Policy): Verdict => {
  const reason = `the matcher "${name}" is not known (a plugin may supply it)`;
  return policy.unknownMatcherUndecided ? undecided(reason) : rejected(reason);
};

/** A matcher of a name the specification does not have: nothing can be said about its set. */
export const unknown: MatcherDefinition<Unknown> = {
  scalar: (matcher, _expected, _actual, policy) => verdict(matcher, policy),
  array: (matcher, _expected, _actual, _exact, policy) => verdict(matcher, policy),
  object: (matcher, _expected, _actual, _exact, policy) => verdict(matcher, policy),
  text: (matcher, _expected, _actual, policy) => verdict(matcher, policy),
  bytes: (matcher, _expected, _actual, policy) => verdict(matcher, policy),
  describe: ({ name }) => `a value the matcher "${name}" accepts`,
  samples: () => [],
  boundaries: () => [],
};
