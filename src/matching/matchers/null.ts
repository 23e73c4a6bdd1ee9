import { acceptIf } from '../verdict.js';
import { expectedButGot } from '../words.js';
import { cannotApply } from './containers.js';
import type { MatcherDefinition, MatcherOf } from './model.js';

/** `null`: only null; what carries text cannot hold it (docs/pact.md section 8.2). */
export const nullMatcher: MatcherDefinition<MatcherOf<'null'>> = {
  scalar: (_matcher, _expected, actual) => acceptIf(actual === null, () => expectedButGot('null', actual)),
  array: cannotApply('null', 'an array'),
  object: cannotApply('null', 'an object'),
  text: cannotApply('null', 'text'),
  bytes: cannotApply('null', 'bytes'),
  describe: () => 'null',
  samples: () => [null],
  boundaries: () => [null],
};
