import type { CheckResult } from '../check/model.js';
import { type CheckOptions, DEFAULT_OPTIONS } from '../check/options.js';
import { runCheck } from '../check/run.js';
import type { Description } from '../openapi/model.js';
import { applyPolicy } from '../policy/apply.js';
import { markNew } from '../policy/compare.js';
import type { Policy } from '../policy/model.js';
import { buildReport } from '../report/build.js';
import type { Report } from '../report/model.js';
import type { InputError, SourceFile } from '../source/model.js';
import { loadBases } from './base.js';
import { type InputOptions, loadInputs } from './inputs.js';

export interface RunOptions extends InputOptions, Partial<CheckOptions> {
  /** Older versions of the documents: files, URLs, `revision:path` for git. Findings they have too are not new. */
  readonly base?: readonly string[] | undefined;
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

/** Loads, checks, compares with the base, applies the policy, builds the report. */
export async function run(options: RunOptions): Promise<RunOutcome> {
  const inputs = await loadInputs(options);
  const base = await loadBases(options);
  const problems = [...inputs.problems, ...base.problems];
  const checkWith = (descriptions: readonly Description[], onProgress: RunOptions['onProgress']) =>
    runCheck({
      descriptions,
      // Without any document nothing can be said about the pacts; the problems say why.
      contracts: descriptions.length > 0 ? inputs.contracts : [],
      options: {
        ...DEFAULT_OPTIONS,
        ...(options.seed !== undefined && { seed: options.seed }),
        ...(options.runs !== undefined && { runs: options.runs }),
        timeBudget: options.timeBudget,
        provider: options.provider,
        coverage: options.coverage,
        rethrow: options.rethrow,
      },
      ...(onProgress && { onProgress }),
    });
  const checked = checkWith(inputs.descriptions, options.onProgress);
  const compared =
    base.descriptions.length > 0 ? markNew(checked, checkWith(base.descriptions, undefined)) : checked;
  const result = applyPolicy(compared, {
    rules: {},
    overrides: [],
    ignores: [],
    today: new Date().toISOString().slice(0, 10),
    partial: options.filter !== undefined || problems.length > 0,
    ...options.policy,
  });
  return { result, report: buildReport(result), problems, sources: inputs.sources };
}
