import type { CheckResult } from '../check/model.js';
import { type CheckOptions, DEFAULT_OPTIONS } from '../check/options.js';
import { runCheck } from '../check/run.js';
import { applyPolicy } from '../policy/apply.js';
import type { Policy } from '../policy/model.js';
import { buildReport } from '../report/build.js';
import type { Report } from '../report/model.js';
import type { InputError, SourceFile } from '../source/model.js';
import { type InputOptions, loadInputs } from './inputs.js';

export interface RunOptions extends InputOptions, Partial<CheckOptions> {
  readonly policy?: Partial<Policy> | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Everything a run found out. */
export interface RunOutcome {
  readonly result: CheckResult;
  readonly report: Report;
  /** Inputs that could not be used; the others were still checked. A run with any cannot succeed. */
  readonly problems: readonly InputError[];
  /** Every text that was read, for code frames. */
  readonly sources: readonly SourceFile[];
}

/** Loads, checks, applies the policy, builds the report. */
export async function run(options: RunOptions): Promise<RunOutcome> {
  const inputs = await loadInputs(options);
  const checked = runCheck({
    descriptions: inputs.descriptions,
    // Without any document nothing can be said about the pacts; the problems say why.
    contracts: inputs.descriptions.length > 0 ? inputs.contracts : [],
    options: {
      ...DEFAULT_OPTIONS,
      ...(options.seed !== undefined && { seed: options.seed }),
      ...(options.runs !== undefined && { runs: options.runs }),
      timeBudget: options.timeBudget,
      provider: options.provider,
      rethrow: options.rethrow,
    },
    ...(options.onProgress && { onProgress: options.onProgress }),
  });
  const result = applyPolicy(checked, {
    rules: {},
    overrides: [],
    ignores: [],
    today: new Date().toISOString().slice(0, 10),
    partial: options.filter !== undefined || inputs.problems.length > 0,
    ...options.policy,
  });
  return { result, report: buildReport(result), problems: inputs.problems, sources: inputs.sources };
}
