import { availableParallelism } from 'node:os';
import { collectCoverage } from '../check/coverage/coverage.js';
import type { Coverage } from '../check/coverage/model.js';
import { documentFindings } from '../check/faults.js';
import type { ContractResult, Finding } from '../check/model.js';
import type { DescriptionFault } from '../openapi/model.js';
import { withWhole } from '../openapi/when-to-validate.js';
import { readContract } from '../pact/read.js';
import type { InputError } from '../source/model.js';
import type { ResultCache } from './cache/results.js';
import { checkFiles, type FilesTask } from './check-files.js';
import type { PactFile } from './inputs.js';
import { partsOf } from './parts.js';
import { type Attempt, attemptAll, isProblem, problemsOf, valuesOf } from './problems.js';
import { bytesOf, type DocumentFaults } from './provider.js';
import type { PactResult } from './record.js';
import { startTeam, type Team, teamOfOne } from './threads/team.js';
import { helpersFor, threadsOf } from './threads/team-size.js';

/** The documents of a provider and the pacts to be checked against them. */
export interface ProviderTask
  extends Pick<FilesTask, 'provider' | 'options' | 'cwd' | 'ranges' | 'prepare' | 'onProgress'> {
  readonly pacts: readonly PactFile[];
  readonly cache: ResultCache | undefined;
  /** What other threads run, and how many there may be altogether; undefined: only this one. */
  readonly threads: Threads | undefined;
  readonly coverage: boolean;
}

export interface Threads {
  readonly script: URL | string;
  /** Undefined: as many as there are cores and is worth it. */
  readonly most: number | undefined;
}

export interface ProviderOutcome {
  readonly contracts: readonly ContractResult[];
  /** About the documents. */
  readonly findings: readonly Finding[];
  readonly coverage: readonly Coverage[] | undefined;
  /** What became of each document; empty where the cache knew all that was asked. */
  readonly documents: readonly Attempt<DocumentFaults>[];
  /** Whether there was any document to check against. */
  readonly isUsable: boolean;
  readonly pactProblems: readonly InputError[];
}

/** Checks pacts against the documents of a provider, apart from those that the cache knows. */
export async function checkProvider(task: ProviderTask): Promise<ProviderOutcome> {
  const { pacts, cache } = task;
  const known = pacts.map((pact) => cache?.find(pact));
  const open = pacts.filter((_, at) => !known[at]);
  const checked = open.length > 0 || pacts.length === 0 ? await checkOpen(task, open) : undefined;
  const fresh = [...(checked?.results ?? [])];
  const results = known.map((result) => (result ? { value: result } : fresh.shift()));
  const outcomes = results.filter((result) => result !== undefined);
  const faults = checked ? valuesOf(checked.documents) : (known[0]?.documents ?? []);
  return {
    contracts: outcomes.flatMap((one, at) =>
      isProblem(one) ? [] : [pacts[at]?.pending ? allPending(one.value.result) : one.value.result],
    ),
    findings: faults.flatMap((document, at) => documentFindings(faultsOf(document, at, valuesOf(outcomes)))),
    coverage: checked?.coverage,
    documents: checked?.documents ?? [],
    isUsable: faults.length > 0,
    pactProblems: problemsOf(outcomes),
  };
}

interface Checked {
  readonly documents: readonly Attempt<DocumentFaults>[];
  readonly results: readonly Attempt<PactResult>[];
  readonly coverage: Coverage[] | undefined;
}

async function checkOpen(task: ProviderTask, pacts: readonly PactFile[]): Promise<Checked> {
  const parts = partsOf(pacts.map(({ file }) => file.bytes.length));
  // Other threads start before this one reads the documents.
  const team = teamFor(task, pacts, parts);
  try {
    return await checkWith(team, parts, task, pacts);
  } finally {
    // Threads that go on would keep the process from ending.
    team.stop();
  }
}

async function checkWith(
  team: Team,
  parts: FilesTask['parts'],
  task: ProviderTask,
  pacts: readonly PactFile[],
): Promise<Checked> {
  const { provider, cache, coverage: wantsCoverage } = task;
  const read = await provider.read();
  const documents = valuesOf(read);
  const descriptions = documents.map(({ description }) => description);
  const coverage = wantsCoverage ? collectCoverage() : undefined;
  const results = descriptions.length
    ? await checkFiles({
        ...task,
        pacts,
        parts,
        team,
        descriptions,
        onPart: coverage && ((contract, { interactions }) => coverage.add(contract, interactions)),
      })
    : await unreadable(pacts);
  if (cache && documents.length === read.length) {
    for (const [at, result] of results.entries())
      if (!isProblem(result)) cache.keep(pacts[at] as PactFile, { ...result.value, documents });
    cache.close();
  }
  return { documents: read, results, coverage: coverage?.result(descriptions) };
}

/** Without any document nothing can be said about the pacts but what is wrong with them. */
async function unreadable(pacts: readonly PactFile[]): Promise<Attempt<PactResult>[]> {
  const read = await attemptAll(
    pacts,
    ({ file }) => file.display,
    ({ source }) => readContract(source),
  );
  return read.filter(isProblem);
}

function teamFor(
  { provider, options, cwd, threads }: ProviderTask,
  pacts: readonly PactFile[],
  parts: FilesTask['parts'],
): Team {
  const files = pacts.map(({ file }) => file);
  const documents = bytesOf(provider.files.map(({ file }) => file));
  const helpers = threads
    ? helpersFor(
        { pacts: bytesOf(files), documents, searches: options.runs > 0 },
        threads.most ?? threadsOf(availableParallelism()),
      )
    : 0;
  if (!threads || helpers === 0) return teamOfOne(parts);
  const task = { documents: provider.files, pacts: files, parts, options, cwd };
  return startTeam(task, helpers, threads.script);
}

/** The faults of a document: those of its list of paths, then those of the parts that the pacts are about. */
function faultsOf(
  { whole, initial }: DocumentFaults,
  document: number,
  results: readonly PactResult[],
): readonly DescriptionFault[] {
  const parts = new Map<string, DescriptionFault>();
  for (const fault of [...initial, ...results.flatMap(({ faults }) => faults[document] ?? [])]) {
    const { code, location, message } = fault;
    const key = `${code} ${location.source.uri} ${location.pointer} ${message}`;
    if (!parts.has(key)) parts.set(key, fault);
  }
  return withWhole(whole, [...parts.values()]);
}

const allPending = (result: ContractResult): ContractResult => ({
  ...result,
  interactions: result.interactions.map((one) => ({
    ...one,
    interaction: { ...one.interaction, pending: true },
  })),
});
