/** What steers the search for counterexamples. */
export interface CheckOptions {
  /** Start of every pseudo-random choice; the same seed gives the same result. */
  readonly seed: number;
  /** Whole responses and requests to sample where the solver cannot settle the question; 0 switches the search off. */
  readonly runs: number;
  /** Milliseconds the search may take per interaction; undefined: no limit but the number of steps. */
  readonly timeBudget?: number | undefined;
  /** Name of the provider whose pacts are checked; pacts for another one get an info finding. */
  readonly provider?: string | undefined;
  /** Whether to list what provider states must guarantee (default: yes); not every report shows it. */
  readonly obligations?: boolean | undefined;
  /**
   * Whether to write out for every interaction an exchange that works (default: yes). Without, only those have one that a
   * counterexample may be compared with.
   */
  readonly witnesses?: boolean | undefined;
  /** Let defects of the tool surface as exceptions (tests). */
  readonly rethrow?: boolean | undefined;
}

export const DEFAULT_OPTIONS: CheckOptions = { seed: 1, runs: 100 };
