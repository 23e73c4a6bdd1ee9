/**
 * Runs the checks that need data from outside the project (the shared folder beside it) and prints one line per check,
 * then every disagreement. `npm run conformance -- [names…] [--quick] [--seed N] [--probes DIR] [--matching FILE]`.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CHECKS, PATH_OPTIONS } from './checks.js';
import type { ConformanceResult } from './model.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    shared: { type: 'string', default: resolve(import.meta.dirname, '../../../shared') },
    probes: { type: 'string', multiple: true, default: [] },
    matching: { type: 'string', multiple: true, default: [] },
  },
});

/** `--probes DIR` alone means: run only the probes check, on that folder. */
const given = { probes: values.probes, matching: values.matching } as const;
const named = Object.entries(PATH_OPTIONS).flatMap(([option, check]) =>
  given[option as keyof typeof given].length ? [check] : [],
);
const wanted = [...positionals, ...named];

if (!existsSync(values.shared) && !named.length) {
  console.log(`conformance: the data folder ${values.shared} is not here; nothing was checked`);
  process.exit(0);
}

const unknown = wanted.filter((name) => !Object.hasOwn(CHECKS, name));
if (unknown.length) {
  console.error(
    `conformance: no check named ${unknown.join(', ')}; there are ${Object.keys(CHECKS).join(', ')}`,
  );
  process.exit(2);
}

let failed = 0;
for (const [name, load] of Object.entries(CHECKS)) {
  if (wanted.length && !wanted.includes(name)) continue;
  const started = performance.now();
  const option = Object.entries(PATH_OPTIONS).find(([, check]) => check === name)?.[0] as
    | keyof typeof given
    | undefined;
  const run = await load();
  const result = await run({
    shared: values.shared,
    paths: option ? given[option].map((path) => resolve(path)) : [],
    quick: values.quick,
    seed: Number(values.seed),
  });
  print(result, (performance.now() - started) / 1000);
  if (result.failures.length) failed += 1;
}
process.exitCode = failed ? 1 : 0;

function print(result: ConformanceResult, seconds: number): void {
  const mark = result.failures.length ? 'FAIL' : 'ok  ';
  console.log(`${mark} ${result.name}: ${result.agreed} of ${result.total} agree (${seconds.toFixed(1)} s)`);
  for (const line of result.failures) console.log(`     ${line}`);
  for (const line of result.notes) console.log(`     ${line}`);
}
