export {
  type ArrayExpectation,
  type Expectation,
  exactArray,
  type ObjectExpectation,
  type OpaqueExpectation,
} from './expectation.js';
export { type Contradiction, explainEmpty } from './explain.js';
export {
  type Answer,
  type Constraint,
  expectationConstraint,
  type Query,
  type QueryOptions,
  schemaConstraint,
} from './query.js';
export { shrink, simplerValues } from './shrink.js';
export { solve } from './solve.js';
