import { isNumber, JsonNumber, type JsonValue } from '../../json/value.js';
import { isIntegerNumber } from '../json/number.js';
import { acceptIf } from '../verdict.js';
import { expectedButGot, quoted } from '../words.js';
import { anyArray, cannotApply } from './containers.js';
import type { MatcherDefinition, MatcherOf } from './model.js';
import { isIntegerText } from './numeric-text.js';

const isInteger = (value: JsonValue): boolean => isNumber(value) && isIntegerNumber(value);

/** `integer`: a number without fraction and exponent, so not `1.0` (docs/pact.md section 8.2). */
export const integer: MatcherDefinition<MatcherOf<'integer'>> = {
  scalar: (_matcher, _expected, actual) =>
    acceptIf(isInteger(actual), () => expectedButGot('an integer', actual)),
  array: anyArray,
  object: cannotApply('integer', 'an object'),
  text: (_matcher, _expected, actual, policy) =>
    acceptIf(
      isIntegerText(actual, policy.signedIntegerText),
      () => `expected an integer but got ${quoted(actual)}`,
    ),
  bytes: cannotApply('integer', 'bytes'),
  describe: () => 'an integer',
  samples: (_matcher, example) => [...(isInteger(example) ? [example] : []), 1, 42],
  boundaries: () => [
    0,
    -1,
    2147483647,
    -2147483648,
    2147483648,
    9007199254740991,
    new JsonNumber('9223372036854775807'),
    new JsonNumber('-9223372036854775808'),
    new JsonNumber('18446744073709551615'),
  ],
};
