import { isNumber, JsonNumber } from '../../json/value.js';
import { acceptIf } from '../verdict.js';
import { expectedButGot, quoted } from '../words.js';
import { anyArray, cannotApply } from './containers.js';
import type { MatcherDefinition, MatcherOf } from './model.js';
import { isFloatText } from './numeric-text.js';

/** `number`: any number (docs/pact.md section 8.2). */
export const number: MatcherDefinition<MatcherOf<'number'>> = {
  scalar: (_matcher, _expected, actual) =>
    acceptIf(isNumber(actual), () => expectedButGot('a number', actual)),
  array: anyArray,
  object: cannotApply('number', 'an object'),
  text: (_matcher, _expected, actual) =>
    acceptIf(isFloatText(actual), () => `expected a number but got ${quoted(actual)}`),
  bytes: cannotApply('number', 'bytes'),
  describe: () => 'a number',
  samples: (_matcher, example) => [...(isNumber(example) ? [example] : []), 1, 1.5],
  boundaries: () => [
    0,
    -1,
    new JsonNumber('1.0'),
    -0.5,
    1e-7,
    9007199254740991,
    new JsonNumber('18446744073709551615'),
  ],
};
