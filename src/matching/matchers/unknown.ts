import type { Policy } from '../policy.js';
import { rejected, undecided, type Verdict } from '../verdict.js';
import type { MatcherDefinition, MatcherOf } from './model.js';

type Unknown = MatcherOf<'unknown'>;

/** Why nothing can be said about what the matcher accepts. */
export const unknownReason = ({ name, problem }: Unknown): string =>
  problem === undefined
    ? `the matcher "${name}" is not known (a plugin may supply it)`
    : `the matching rule cannot be used: ${problem}`;

const verdict = (matcher: Unknown, policy: Policy): Verdict => {
  const reason = unknownReason(matcher);
  return policy.unknownMatcherUndecided ? undecided(reason) : rejected(reason);
};

/** A matcher of a name the specification does not have, or a rule that lacks what its matcher needs: nothing can be said about its set. */
export const unknown: MatcherDefinition<Unknown> = {
  scalar: (matcher, _expected, _actual, policy) => verdict(matcher, policy),
  array: (matcher, _expected, _actual, _exact, policy) => verdict(matcher, policy),
  object: (matcher, _expected, _actual, _exact, policy) => verdict(matcher, policy),
  text: (matcher, _expected, _actual, policy) => verdict(matcher, policy),
  bytes: (matcher, _expected, _actual, policy) => verdict(matcher, policy),
  describe: ({ name, problem }) =>
    problem === undefined
      ? `a value the matcher "${name}" accepts`
      : 'a value that a rule which cannot be used accepts',
  samples: () => [],
  boundaries: () => [],
};
