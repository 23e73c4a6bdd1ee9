import type { CheckResult } from '../check/model.js';
import { type CheckOptions, DEFAULT_OPTIONS } from '../check/options.js';
import type { ValidationTime } from '../openapi/when-to-validate.js';
import type { Contract, Interaction } from '../pact/model.js';
import { applyPolicy } from '../policy/apply.js';
import { markNew } from '../policy/compare.js';
import type { Policy } from '../policy/model.js';
import { buildReport } from '../report/build.js';
import type { Report } from '../report/model.js';
import { InputError, type SourceFile } from '../source/model.js';
import { type CacheOptions, openResultCache } from './cache/results.js';
import { checkProvider, type ProviderOutcome, type Threads } from './check-provider.js';
import { findBases, findDocuments, findPacts, type InputOptions, type PactFile } from './inputs.js';
import { type Attempt, isProblem, problemsOf, valuesOf } from './problems.js';
import { bytesOf, type DocumentFile, openProvider, type Provider } from './provider.js';
import { createRanges, type Ranges } from './ranges.js';

export interface RunOptions extends InputOptions, Partial<CheckOptions> {
  /** Follow `$ref`s to URLs. */
  readonly allowRemoteRefs?: boolean | undefined;
  /** Validate the documents as a whole: `auto` leaves out very large ones. */
  readonly validateSpec?: ValidationTime | undefined;
  /** Keeps only the interactions for which it answers true. */
  readonly filter?: ((contract: Contract, interaction: Interaction) => boolean) | undefined;
  /** Also say which parts of the documents the pacts use. */
  readonly coverage?: boolean | undefined;
  readonly policy?: Partial<Policy> | undefined;
  /** Results of earlier runs are taken from here, and those of this run kept; none when absent. */
  readonly cache?: CacheOptions | undefined;
  /** Let other threads help where that is worth it; this thread works alone when absent. */
  readonly threads?: Threads | undefined;
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
  const documents = await findDocuments(options);
  const pacts = await findPacts(options);
  const bases = await findBases(options);
  const ranges = createRanges();
  const check = (files: readonly Attempt<DocumentFile>[], onProgress?: RunOptions['onProgress']) =>
    checkAgainst(valuesOf(files), valuesOf(pacts), options, ranges, onProgress);

  const { provider, outcome } = await check(documents, options.onProgress);
  const older = bases.length > 0 ? (await check(bases)).outcome : undefined;
  const problems = [
    ...problemsOf(documents),
    ...problemsOf(outcome.documents),
    ...problemsOf(pacts),
    ...outcome.pactProblems,
    ...baseProblems(options.base ?? [], bases, older?.documents ?? []),
  ];
  const checked = resultOf(outcome, options);
  const compared = older?.isUsable ? markNew(checked, resultOf(older, options)) : checked;
  const result = applyPolicy(compared, {
    rules: {},
    overrides: [],
    ignores: [],
    today: new Date().toISOString().slice(0, 10),
    partial: options.filter !== undefined || problems.length > 0,
    ...options.policy,
  });
  return {
    result,
    report: buildReport(result, ranges.locate),
    problems,
    sources: [...provider.sources(), ...valuesOf(pacts).map(({ source }) => source)],
  };
}

/** Checks the pacts against one version of the documents. */
async function checkAgainst(
  documents: readonly DocumentFile[],
  pacts: readonly PactFile[],
  options: RunOptions,
  ranges: Ranges,
  onProgress: RunOptions['onProgress'],
): Promise<{ readonly provider: Provider; readonly outcome: ProviderOutcome }> {
  const { allowRemoteRefs = false, validateSpec = 'auto', filter, coverage = false, rethrow } = options;
  const cwd = options.cwd ?? process.cwd();
  const checkOptions: CheckOptions = {
    seed: options.seed ?? DEFAULT_OPTIONS.seed,
    runs: options.runs ?? DEFAULT_OPTIONS.runs,
    timeBudget: options.timeBudget,
    provider: options.provider,
    obligations: options.obligations,
    witnesses: options.witnesses,
    rethrow,
  };
  const provider = openProvider(documents, {
    cwd,
    allowRemoteRefs,
    validateSpec,
    pactBytes: bytesOf(pacts.map(({ file }) => file)),
    rethrow,
  });
  // What is only asked for now and then is done by this thread alone, and anew each time.
  const isUsual = !filter && !coverage && !rethrow && !allowRemoteRefs;
  // How much a limit in time cuts off depends on the machine, and on what else it does.
  const isRepeatable = options.timeBudget === undefined;
  const cache =
    isUsual && isRepeatable && options.cache && documents.length > 0
      ? openResultCache(options.cache, provider, { options: checkOptions, validateSpec, cwd }, ranges)
      : undefined;
  const outcome = await checkProvider({
    provider,
    pacts,
    options: checkOptions,
    cwd,
    ranges,
    cache,
    threads: isUsual ? options.threads : undefined,
    prepare: filter && ((contract) => filtered(contract, filter)),
    coverage,
    onProgress,
  });
  return { provider, outcome };
}

const resultOf = ({ findings, contracts, coverage }: ProviderOutcome, options: RunOptions): CheckResult => ({
  seed: options.seed ?? DEFAULT_OPTIONS.seed,
  findings,
  contracts,
  ...(coverage && { coverage }),
});

const filtered = (contract: Contract, filter: NonNullable<RunOptions['filter']>): Contract => ({
  ...contract,
  interactions: contract.interactions.filter((interaction) => filter(contract, interaction)),
});

/** What is wrong with older documents, told with the option that names them. */
function baseProblems(
  names: readonly string[],
  found: readonly Attempt<unknown>[],
  read: readonly Attempt<unknown>[],
): InputError[] {
  const left = [...read];
  return names.flatMap((name, at) => {
    const one = found[at];
    const outcome = one && isProblem(one) ? one : left.shift();
    if (!outcome || !isProblem(outcome)) return [];
    const { message, place } = outcome.problem;
    return [new InputError(`--base ${name}: ${message}`, place, { cause: outcome.problem })];
  });
}
