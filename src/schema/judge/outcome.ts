export const INVALID = 0;
export const VALID = 1;
export const UNDECIDED = 2;
export type Outcome = typeof INVALID | typeof VALID | typeof UNDECIDED;

/** What holds when both must: an error decides, then doubt. */
export const both = (a: Outcome, b: Outcome): Outcome =>
  a === INVALID || b === INVALID ? INVALID : a === UNDECIDED || b === UNDECIDED ? UNDECIDED : VALID;
