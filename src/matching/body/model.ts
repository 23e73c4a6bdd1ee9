import type { BodyContext } from '../context.js';
import type { MatchResult } from '../model.js';

/** Compares two bodies of one media class. Bodies may be malformed: that is a mismatch, never an exception. */
export type BodyComparator = (expected: Uint8Array, actual: Uint8Array, context: BodyContext) => MatchResult;
