export { type Expectation, type ArrayExpectation, type ObjectExpectation, type OpaqueExpectation, exactArray } from './expectation.js';
export {
  type Answer,
  type Constraint,
  expectationConstraint,
  type Query,
  type QueryOptions,
  schemaConstraint,
} from './query.js';
export { solve } from './solve.js';
