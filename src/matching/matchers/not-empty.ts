import { isObject, type JsonValue } from '../../json/value.js';
import { acceptIf, type Verdict } from '../verdict.js';
import { expectedButGot } from '../words.js';
import type { MatcherDefinition, MatcherOf } from './model.js';

function isFilled(value: JsonValue): boolean {
  if (value === null || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isObject(value) || Object.keys(value).length > 0;
}

const check = (value: JsonValue): Verdict =>
  acceptIf(isFilled(value), () => expectedButGot('a value that is not empty', value));

/** `notEmpty`: neither null, nor an empty string, array or object; blanks, 0 and false are fine (docs/pact.md section 8.2). */
export const notEmpty: MatcherDefinition<MatcherOf<'notEmpty'>> = {
  scalar: (_matcher, _expected, actual) => check(actual),
  array: (_matcher, _expected, actual) => check([...actual]),
  object: (_matcher, _expected, actual) => check(actual),
  text: (_matcher, _expected, actual) => check(actual),
  bytes: (_matcher, _expected, actual) => acceptIf(actual.length > 0, () => 'expected bytes but got none'),
  describe: () => 'a value that is not empty',
  samples: (_matcher, example) => (isFilled(example) ? [example] : []),
  boundaries: () => [' ', 0, false],
};
