import { isObject } from '../../json/value.js';
import type { Expectation } from '../../schema/solver/index.js';
import { arrayExpectation } from './array.js';
import { type Build, type BuildMode, NONE } from './model.js';
import { objectExpectation } from './object.js';
import { constant, ruleExpectation } from './scalar.js';

export type { BuildMode } from './model.js';

/** Deeper examples are not followed: nothing is claimed about what lies below. */
const DEEPEST = 100;

/**
 * The set of JSON values that an example with its rules stands for, as the solver wants it. It mirrors the matching engine
 * (docs/pact.md sections 7.4 and 8.2); every value found with its help is still judged by that engine.
 */
export const expectationOf: Build = (example, state, mode: BuildMode, depth = 0): Expectation => {
  if (depth > DEEPEST) return { kind: 'opaque', name: 'too deep', accepts: () => undefined, samples: [] };
  if (Array.isArray(example)) return arrayExpectation(example, state, mode, depth, expectationOf);
  if (isObject(example)) return objectExpectation(example, state, mode, depth, expectationOf);
  const { selected } = state;
  if (!selected) return constant(example, mode);
  const matchers = selected.exact
    ? selected.rule.matchers
    : selected.rule.matchers.filter(({ match }) => match !== 'eachKey');
  return matchers.length
    ? ruleExpectation({ combine: selected.rule.combine, matchers }, example, mode)
    : NONE;
};
