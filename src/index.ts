import type { Report } from './report/model.js';
import { type RunOptions, run } from './run/run.js';

export type { Exchange, Obligation, Severity, Verdict } from './check/model.js';
export { type Config, defineConfig } from './config/model.js';
export {
  type ActualHeader,
  type ActualMessage,
  type ActualRequest,
  type ActualResponse,
  DEFAULT_POLICY,
  type MatchResult,
  type Mismatch,
  type MismatchKind,
  matchMessage,
  matchRequest,
  matchResponse,
  type Policy as MatchingPolicy,
  VERIFIER_POLICY,
} from './matching/index.js';
export type { Description } from './openapi/model.js';
export type {
  Contract,
  ExpectedMessage,
  ExpectedRequest,
  ExpectedResponse,
  HttpInteraction,
  Interaction,
  MessageInteraction,
} from './pact/model.js';
export type { Report, ReportContract, ReportFinding, ReportInteraction } from './report/model.js';
export { loadContract, loadDescription } from './run/load.js';
export type { RunOptions as CheckOptions } from './run/run.js';
export { InputError } from './source/model.js';

/**
 * Checks pacts against the OpenAPI documents of one provider.
 *
 * @param options `spec` and `pacts` name files, folders, globs or URLs; everything else has a default.
 * @returns the report, the same that `concordat check --format json` prints.
 * @throws InputError for the first document or pact that cannot be used at all.
 */
export async function check(options: RunOptions): Promise<Report> {
  const { report, problems } = await run(options);
  if (problems[0]) throw problems[0];
  return report;
}
