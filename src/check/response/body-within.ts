import { type Answer, type Constraint, solve } from '../../schema/solver/index.js';
import type { CheckOptions } from '../options.js';

const STEPS = 40_000;
/** Only a safety net: the number of steps decides, so that every machine gives the same answer. */
const MILLISECONDS = 30_000;

/** A body inside and outside of some sets, asked of the solver within the limits of the run. */
export const bodyWithin = (
  demand: readonly Constraint[],
  refuse: readonly Constraint[],
  options: CheckOptions,
  steps = STEPS,
): Answer =>
  solve({
    demand,
    refuse,
    steps,
    milliseconds: options.timeBudget ?? MILLISECONDS,
    preferExamples: true,
    canonicalNumbers: true,
  });
