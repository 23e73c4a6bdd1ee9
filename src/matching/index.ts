export { headerLines, isListHeader, matchHeaderValues } from './headers/match.js';
export { matchesJsonPart, matchJsonBody } from './json/compare.js';
export { matchMessage, matchRequest, matchResponse } from './match.js';
export { describeAll } from './matchers/describe.js';
export { definitionOf, definitions } from './matchers/index.js';
export type {
  ActualHeader,
  ActualMessage,
  ActualRequest,
  ActualResponse,
  MatchResult,
  Mismatch,
  MismatchKind,
} from './model.js';
export { DEFAULT_POLICY, type Policy, VERIFIER_POLICY } from './policy.js';
export { matchQuery } from './query.js';
export { isMatch } from './result.js';
export { matchStatus } from './status.js';
