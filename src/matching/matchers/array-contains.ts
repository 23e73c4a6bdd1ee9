import { ACCEPTED } from '../verdict.js';
import { anyArray, anyObject, cannotApply } from './containers.js';
import type { MatcherDefinition, MatcherOf } from './model.js';

/** `arrayContains`: for each variant some element matches it (docs/pact.md section 8.2; json/array-contains.ts searches). */
export const arrayContains: MatcherDefinition<MatcherOf<'arrayContains'>> = {
  scalar: () => ACCEPTED,
  array: anyArray,
  object: anyObject,
  text: cannotApply('arrayContains', 'text'),
  bytes: cannotApply('arrayContains', 'bytes'),
  describe: ({ variants }) => `an array that contains an item like each of ${variants.length} variants`,
  samples: (_matcher, example) => [example],
  boundaries: (_matcher, example) =>
    Array.isArray(example) ? [[...example].reverse(), [...example, ...example]] : [],
};
