import type { JsonValue } from '../../json/value.js';
import { strictlyEqual } from '../json/equality.js';
import { ACCEPTED, acceptIf, rejected, type Verdict } from '../verdict.js';
import { expectedButGot, kindOf, quoted, show } from '../words.js';
import { bytesEqual } from './bytes.js';
import type { MatcherDefinition, MatcherOf } from './model.js';

/** JSON values are equal with `1` and `1.0` told apart. */
export function equalValues(expected: JsonValue, actual: JsonValue): Verdict {
  if (strictlyEqual(expected, actual)) return ACCEPTED;
  const same = kindOf(expected) === kindOf(actual);
  return rejected(
    same
      ? `expected ${show(expected)} but got ${show(actual)}`
      : expectedButGot(`${show(expected)} (${kindOf(expected)})`, actual),
  );
}

export const equalTexts = (expected: string, actual: string): Verdict =>
  acceptIf(expected === actual, () => `expected ${quoted(expected)} but got ${quoted(actual)}`);

/** `equality`: exactly the example (docs/pact.md section 8.2); an object must have the same keys, also in responses. */
export const equality: MatcherDefinition<MatcherOf<'equality'>> = {
  scalar: (_matcher, expected, actual) => equalValues(expected, actual),
  array: (_matcher, expected, actual) =>
    acceptIf(strictlyEqual([...expected], [...actual]), () => 'expected an array equal to the example'),
  object: (_matcher, expected, actual) =>
    acceptIf(
      strictlyEqual(expected, actual),
      () => 'expected an object equal to the example, with no other keys',
    ),
  text: (_matcher, expected, actual) => equalTexts(expected, actual),
  bytes: (_matcher, expected, actual) =>
    acceptIf(bytesEqual(expected, actual), () => 'expected the same bytes as the example'),
  describe: (_matcher, example) => `exactly ${show(example)}`,
  samples: (_matcher, example) => [example],
  boundaries: (_matcher, example) => [example],
};
