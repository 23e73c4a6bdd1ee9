import type { FailOn } from '../policy/model.js';
import type { SourceFile } from '../source/model.js';
import type { Report } from './model.js';

/** What a format may need besides the report. Never part of the JSON report. */
export interface ReportContext {
  /** Input texts by the name the report gives their file; for code frames. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  readonly color: boolean;
  /** Show every finding in full. */
  readonly verbose: boolean;
  /** Show errors only; warnings and infos are counted. */
  readonly quiet: boolean;
  /** List what the provider states must guarantee. */
  readonly obligations: boolean;
  readonly failOn: FailOn;
  /** What could not be checked fails the run. */
  readonly strict: boolean;
  /** The folder that file names are relative to, as seen from the root of the repository: `services/users/` or empty. */
  readonly prefix: string;
  /** The documents as the user named them, for the command that replays a finding. */
  readonly spec: readonly string[];
  /** Undefined: the default. */
  readonly seed: number | undefined;
  /** Generated cases per interaction; undefined: the default. */
  readonly runs?: number | undefined;
}

/** One output format: a pure function. */
export type Format = (report: Report, context: ReportContext) => string;

/** A format whose text may be too long to be held as a whole, and comes in pieces. */
export type LongFormat = (report: Report, context: ReportContext) => Iterable<string>;
