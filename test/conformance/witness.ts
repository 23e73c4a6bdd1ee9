import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import type { ConformanceCheck } from './model.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ADAPTER = join(ROOT, 'test/conformance/adapters/generator.ts');
/** Inside the project, so that what is not bundled is found; the bench loads it in plain worker threads. */
const BUNDLE = join(ROOT, 'node_modules/.cache/concordat/witness-adapter.mjs');

/** SCHEMA.md, section 5; few draws do not reach every type. */
const DEMANDED = {
  completeness: 99,
  types: 98,
  soundness: 100,
  negativeCompleteness: 98,
  negativeSoundness: 98,
};

type Figures = Record<keyof typeof DEMANDED, number>;

/** The witness bench: values for every schema of the JSON-Schema-Test-Suite, judged by three other validators. */
export const run: ConformanceCheck = async ({ shared, quick, seed }) => {
  await bundleAdapter();
  const failures: string[] = [];
  const notes: string[] = [];
  for (const draft of ['draft2020-12', 'draft4']) {
    const { figures, table, error } = bench(shared, draft, quick ? 20 : 50, seed);
    if (!figures) {
      failures.push(`${draft}: ${error}`);
      continue;
    }
    notes.push(
      `${draft}: ${Object.entries(figures)
        .map(([name, value]) => `${name} ${value} %`)
        .join(', ')}`,
      ...table,
    );
    for (const [name, least] of Object.entries(DEMANDED))
      if (figures[name as keyof Figures] < least && (name !== 'types' || !quick))
        failures.push(`${draft}: ${name} is ${figures[name as keyof Figures]} %, ${least} % are demanded`);
  }
  const total = 2 * Object.keys(DEMANDED).length;
  return { name: 'witness', total, agreed: total - failures.length, failures, notes };
};

async function bundleAdapter(): Promise<void> {
  const build = await rolldown({ input: ADAPTER, platform: 'node', external: ['fast-check', /^node:/] });
  await build.write({ file: BUNDLE, format: 'esm', codeSplitting: false });
  await build.close();
}

function bench(
  shared: string,
  draft: string,
  n: number,
  seed: number,
): { readonly figures?: Figures; readonly table: readonly string[]; readonly error: string } {
  const script = join(shared, 'schema/witness-bench/witness-bench.mjs');
  const options = ['--adapter', BUNDLE, '--draft', draft, '--n', n, '--seed', seed, '--timeout', 10_000].map(
    String,
  );
  const { stdout, stderr, error } = spawnSync(process.execPath, [script, ...options], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 600_000,
    maxBuffer: 2 ** 26,
  });
  const lines = stdout.split('\n');
  const summary = lines.find((line) => line.startsWith('{'));
  if (!summary) return { table: [], error: error?.message ?? stderr.slice(-500) };
  const { completeness, types, soundness, neg } = JSON.parse(summary) as {
    completeness: string;
    types: string;
    soundness: string;
    neg: { compl: string; sound: string };
  };
  return {
    figures: {
      completeness: Number(completeness),
      types: Number(types),
      soundness: Number(soundness),
      negativeCompleteness: Number(neg.compl),
      negativeSoundness: Number(neg.sound),
    },
    table: lines.filter((line) => /^(?:file|TOTAL) /.test(line)),
    error: '',
  };
}
