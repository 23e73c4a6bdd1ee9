import { acceptIf } from '../verdict.js';
import { expectedButGot, quoted } from '../words.js';
import { anyArray, cannotApply } from './containers.js';
import type { MatcherDefinition, MatcherOf } from './model.js';

const isBooleanText = (text: unknown): boolean => text === 'true' || text === 'false';

/** `boolean`: true, false, or one of these words as a string (docs/pact.md section 8.2). */
export const boolean: MatcherDefinition<MatcherOf<'boolean'>> = {
  scalar: (_matcher, _expected, actual) =>
    acceptIf(typeof actual === 'boolean' || isBooleanText(actual), () => expectedButGot('a boolean', actual)),
  array: anyArray,
  object: cannotApply('boolean', 'an object'),
  text: (_matcher, _expected, actual) =>
    acceptIf(isBooleanText(actual), () => `expected true or false but got ${quoted(actual)}`),
  bytes: cannotApply('boolean', 'bytes'),
  describe: () => 'a boolean, or "true" or "false"',
  samples: () => [true, false],
  boundaries: () => ['true', 'false'],
};
