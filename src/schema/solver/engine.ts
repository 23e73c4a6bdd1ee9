import type { Budget } from './budget.js';
import type { Solutions } from './solutions.js';
import type { Term, TermTable } from './term.js';

/** What the parts of the solver share while they answer one query. */
export interface Engine {
  readonly budget: Budget;
  readonly terms: TermTable;
  readonly options: EngineOptions;
  /** Values that are of every demanded and of no refused term. */
  readonly satisfy: (demanded: readonly Term[], refused: readonly Term[], wanted: number) => Solutions;
}

export interface EngineOptions {
  /** Try the schemas' own examples before anything else. */
  readonly preferExamples: boolean;
  /** Leave out spellings that JSON writers do not produce, such as `1.0` for 1. */
  readonly canonicalNumbers: boolean;
}
