import { anyArray, anyObject, cannotApply } from './containers.js';
import { equalTexts, equalValues } from './equality.js';
import type { MatcherDefinition, MatcherOf } from './model.js';

/**
 * `values`: the keys of an object do not matter, its values do (docs/pact.md section 8.2; the comparison of members is in
 * json/objects.ts). On a scalar or text it means equality.
 */
export const values: MatcherDefinition<MatcherOf<'values'>> = {
  scalar: (_matcher, expected, actual) => equalValues(expected, actual),
  array: anyArray,
  object: anyObject,
  text: (_matcher, expected, actual) => equalTexts(expected, actual),
  bytes: cannotApply('values', 'bytes'),
  describe: () => 'an object with any keys and values like those of the example',
  samples: (_matcher, example) => [example],
  boundaries: () => [{}],
};
