import { isNumber, JsonNumber, type JsonValue } from '../../json/value.js';
import { isIntegerNumber } from '../json/number.js';
import { acceptIf } from '../verdict.js';
import { expectedButGot, quoted } from '../words.js';
import { anyArray, cannotApply } from './containers.js';
import type { MatcherDefinition, MatcherOf } from './model.js';
import { isFloatText } from './numeric-text.js';

const isDecimal = (value: JsonValue): boolean => isNumber(value) && !isIntegerNumber(value);

/** `decimal`: a number with a fraction or an exponent, so `1.0` but not `1` (docs/pact.md section 8.2). */
export const decimal: MatcherDefinition<MatcherOf<'decimal'>> = {
  scalar: (_matcher, _expected, actual) =>
    acceptIf(isDecimal(actual), () => expectedButGot('a decimal', actual)),
  array: anyArray,
  object: cannotApply('decimal', 'an object'),
  text: (_matcher, _expected, actual) =>
    acceptIf(isFloatText(actual), () => `expected a decimal but got ${quoted(actual)}`),
  bytes: cannotApply('decimal', 'bytes'),
  describe: () => 'a decimal number (written with a fraction or an exponent)',
  samples: (_matcher, example) => [...(isDecimal(example) ? [example] : []), 1.5, 99.95],
  boundaries: () => [
    new JsonNumber('0.0'),
    new JsonNumber('1.0'),
    -0.5,
    0.1,
    1e-7,
    new JsonNumber('1e2'),
    123456789.123456,
  ],
};
