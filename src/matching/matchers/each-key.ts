import { ACCEPTED } from '../verdict.js';
import { anyArray, anyObject, cannotApply } from './containers.js';
import { describeAll } from './describe.js';
import type { MatcherDefinition, MatcherOf } from './model.js';

/** `eachKey`: every key of an object satisfies all rules (docs/pact.md section 8.2; json/objects.ts walks the keys). */
export const eachKey: MatcherDefinition<MatcherOf<'eachKey'>> = {
  scalar: () => ACCEPTED,
  array: anyArray,
  object: anyObject,
  text: cannotApply('eachKey', 'text'),
  bytes: cannotApply('eachKey', 'bytes'),
  describe: ({ rules, value }) => `an object whose keys are each ${describeAll(rules, value ?? '')}`,
  samples: (_matcher, example) => [example],
  boundaries: () => [{}],
};
