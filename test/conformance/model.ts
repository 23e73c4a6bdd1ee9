/** The outcome of one conformance check over data that lives outside the project. */
export interface ConformanceResult {
  /** Heading, e.g. `pact-specification`. */
  readonly name: string;
  readonly total: number;
  readonly agreed: number;
  /** One line per case that disagrees without a documented reason; empty means the check passes. */
  readonly failures: readonly string[];
  /** Lines printed below the count: figures, tables, documented exceptions. */
  readonly notes: readonly string[];
}

export interface ConformanceOptions {
  /** Absolute path of the shared data folder. */
  readonly shared: string;
  /** Extra files or folders given on the command line for this check (`--probes DIR`, `--matching FILE`). */
  readonly paths: readonly string[];
  /** Smaller and faster, for CI. */
  readonly quick: boolean;
  readonly seed: number;
}

export type ConformanceCheck = (options: ConformanceOptions) => Promise<ConformanceResult>;
