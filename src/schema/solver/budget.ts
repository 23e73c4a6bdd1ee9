/** Thrown inside the solver when a query has used up its steps or its time; never leaves it. */
export class OutOfBudget extends Error {}

/** Steps make answers reproducible; the clock is only a safety net. */
export interface Budget {
  /** Counts one step of work. @throws OutOfBudget */
  tick(): void;
  readonly used: () => number;
  /** Starts anew: for callers that keep one engine for many small questions. */
  readonly refill: () => void;
}

const CLOCK_INTERVAL = 64;

export function createBudget(steps: number, milliseconds: number): Budget {
  let deadline = Date.now() + milliseconds;
  let used = 0;
  return {
    tick() {
      used++;
      if (used > steps) throw new OutOfBudget(`no answer within ${steps} steps`);
      if (used % CLOCK_INTERVAL === 0 && Date.now() > deadline)
        throw new OutOfBudget(`no answer within ${milliseconds} ms`);
    },
    used: () => used,
    refill: () => {
      used = 0;
      deadline = Date.now() + milliseconds;
    },
  };
}
