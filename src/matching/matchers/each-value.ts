import { ACCEPTED } from '../verdict.js';
import { anyArray, anyObject, cannotApply } from './containers.js';
import { describeAll } from './describe.js';
import type { MatcherDefinition, MatcherOf } from './model.js';

/** `eachValue`: every element or member satisfies all rules (docs/pact.md section 8.2; json/arrays.ts and objects.ts walk them). */
export const eachValue: MatcherDefinition<MatcherOf<'eachValue'>> = {
  scalar: () => ACCEPTED,
  array: anyArray,
  object: anyObject,
  text: cannotApply('eachValue', 'text'),
  bytes: cannotApply('eachValue', 'bytes'),
  describe: ({ rules, value }) =>
    rules.length
      ? `values that are each ${describeAll(rules, value ?? '')}`
      : 'nothing: eachValue has no rules',
  samples: (_matcher, example) => [example],
  boundaries: (_matcher, example) => (Array.isArray(example) ? [[]] : [{}]),
};
