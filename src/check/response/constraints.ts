import { ruleStateOf } from '../../matching/rule-selection.js';
import {
  type Constraint,
  type Expectation,
  expectationConstraint,
  schemaConstraint,
} from '../../schema/solver/index.js';
import { type BuildMode, expectationOf } from '../expectation/build.js';
import { pinnedExpectation } from '../expectation/pinned.js';
import type { JsonExpectation } from './deviations.js';

/** The bodies that the document permits. */
export const permitted = ({ schema, reading }: JsonExpectation): Constraint =>
  schemaConstraint(schema, reading);

/** The bodies that the consumer accepts. */
export const acceptance = ({ example, rules }: JsonExpectation, extent: BuildMode['extent']): Expectation =>
  expectationOf(example, ruleStateOf(rules, false), { strictness: 'response', extent }, 0);

/** The same, to be asked of the solver. */
export const accepted = (expectation: JsonExpectation, extent: BuildMode['extent']): Constraint =>
  expectationConstraint(acceptance(expectation, extent));

/** The bodies with what the provider state pins. */
export const pinned = ({ example, rules }: JsonExpectation): Constraint =>
  expectationConstraint(pinnedExpectation(example, ruleStateOf(rules, false)));
