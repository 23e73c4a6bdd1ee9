import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Interaction } from '../../src/pact/model.js';
import { run as check, type RunOutcome } from '../../src/run/run.js';
import { InputError } from '../../src/source/model.js';
import { callsOf } from './calls.js';
import type { ConformanceCheck } from './model.js';

const DOCUMENTS = ['corpus/oas', 'corpus/versions', 'corpus/pairs'];
const PACTS = ['conformance/pact-schemas/examples', 'conformance/sample-pacts', 'corpus/pacts'];

/** Every fifth input when there is no time for all. */
const QUICK_STEP = 5;
const TOO_SLOW_MS = 20_000;
const SLOWEST = 5;

const isDocument = (file: string): boolean => /\.(?:json|ya?ml)$/.test(file) && !/\bindex\.json$/i.test(file);

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((entry) => {
    const path = join(folder, entry);
    if (statSync(path).isDirectory())
      return entry === 'pacts' && folder.includes('pairs') ? [] : filesBelow(path);
    return isDocument(entry) ? [path] : [];
  });
}

/** A document that describes little, for pacts that are only to be read. */
const PLAIN = JSON.stringify({ openapi: '3.0.3', info: { title: 'plain', version: '1' }, paths: {} });

const EMPTY = JSON.stringify({ consumer: { name: 'c' }, provider: { name: 'p' }, interactions: [] });

async function* text(content: string) {
  yield content;
}

interface Run {
  readonly name: string;
  readonly go: () => Promise<RunOutcome>;
}

const common = { rethrow: true, runs: 10, timeBudget: 200 } as const;

/** Each document with a pact that has nothing, and one that calls each of its operations once. */
function documentRuns(file: string, name: string): Run[] {
  return [
    { name, go: () => check({ ...common, spec: [file], pacts: ['-'], stdin: text(EMPTY) }) },
    {
      name: `${name} with a call of each operation`,
      go: async () => check({ ...common, spec: [file], pacts: ['-'], stdin: text(await callsOf(file)) }),
    },
  ];
}

const pactRun = (file: string, name: string): Run => ({
  name,
  go: () => check({ ...common, spec: ['-'], pacts: [file], stdin: text(PLAIN) }),
});

/** Every document and pact loads and is checked without a crash or a hang; what is unusable is refused with its file. */
export const run: ConformanceCheck = async ({ shared, quick }) => {
  const some = (files: readonly string[]) => files.filter((_, i) => !quick || i % QUICK_STEP === 0);
  const found = (folders: readonly string[]) => folders.flatMap((folder) => filesBelow(join(shared, folder)));
  const runs = [
    ...some(found(DOCUMENTS)).flatMap((file) => documentRuns(file, relative(shared, file))),
    ...some(found(PACTS)).map((file) => pactRun(file, relative(shared, file))),
  ];
  const failures: string[] = [];
  const times: { readonly name: string; readonly ms: number }[] = [];
  const kinds = new Map<string, number>();
  let refused = 0;
  for (const { name, go } of runs) {
    const started = performance.now();
    try {
      const { problems, result } = await go();
      refused += problems.length > 0 ? 1 : 0;
      for (const problem of problems)
        if (!(problem instanceof InputError) || problem.place?.file === undefined)
          failures.push(`${name}: refused without a file: ${problem.message}`);
      for (const { interactions } of result.contracts)
        for (const { interaction } of interactions) count(kinds, interaction.kind);
    } catch (error) {
      failures.push(
        `${name}: ${error instanceof Error ? (error.stack ?? error.message).slice(0, 400) : error}`,
      );
    }
    const ms = performance.now() - started;
    times.push({ name, ms });
    if (ms > TOO_SLOW_MS) failures.push(`${name}: takes ${Math.round(ms)} ms`);
  }
  const slowest = times.sort((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  return {
    name: 'load-all',
    total: runs.length,
    agreed: runs.length - failures.length,
    failures,
    notes: [
      `${refused} refused, interactions: ${[...kinds].map(([kind, n]) => `${kind} ${n}`).join(', ')}`,
      ...slowest.map(({ name, ms }) => `${Math.round(ms)} ms ${name}`),
    ],
  };
};

const count = (map: Map<Interaction['kind'] | string, number>, key: Interaction['kind']) =>
  map.set(key, (map.get(key) ?? 0) + 1);
