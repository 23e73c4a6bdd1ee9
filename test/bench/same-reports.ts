/**
 * Two builds must say the same: runs both over every (document, pact) pair of some folders and compares the reports to the
 * last byte. `tsx test/bench/same-reports.ts OLD/index.js NEW/index.js FOLDER… [--runs N]`
 *
 * A pair is a folder with a document (`oas.*`, `openapi.*`) and pacts (`pact*.json`, `pacts/`), or a row of an `index.json`
 * that names `spec` and `pact`. Reports are compared with the text of their numbers.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

type Check = (options: {
  spec: string[];
  pacts: string[];
  runs?: number;
  timeBudget?: number;
}) => Promise<unknown>;

interface Pair {
  readonly spec: string;
  readonly pacts: readonly string[];
}

function* pairsIn(folder: string): Generator<Pair> {
  const names = readdirSync(folder, { withFileTypes: true });
  const spec = names.find(({ name }) => /^(?:oas|openapi|api)\.(?:json|ya?ml)$/.test(name));
  const pacts = names
    .filter(({ name }) => name === 'pacts' || /^pact.*\.json$/.test(name))
    .map(({ name }) => join(folder, name));
  if (spec && pacts.length > 0) yield { spec: join(folder, spec.name), pacts };
  const index = join(folder, 'index.json');
  if (existsSync(index)) {
    const rows: unknown = JSON.parse(readFileSync(index, 'utf8'));
    const paired = (Array.isArray(rows) ? rows : []).filter((row) => row.spec && row.pact);
    for (const { spec: document, pact } of paired)
      yield { spec: join(dirname(folder), document), pacts: [join(dirname(folder), pact)] };
  }
  for (const entry of names.sort((a, b) => (a.name < b.name ? -1 : 1)))
    if (entry.isDirectory() && entry.name !== 'node_modules') yield* pairsIn(join(folder, entry.name));
}

/** JSON text that keeps how numbers were written, whichever build they come from. */
const textOf = (report: unknown): string =>
  JSON.stringify(report, function (this: Record<string, unknown>, key, value) {
    const member = this[key] as { lexeme?: string } | undefined;
    return typeof value === 'number' && typeof member === 'object' ? { number: member?.lexeme } : value;
  });

async function reportOf(check: Check, { spec, pacts }: Pair, runs: number | undefined): Promise<string> {
  try {
    return textOf(
      await check({
        spec: [spec],
        pacts: [...pacts],
        timeBudget: 120_000,
        ...(runs !== undefined && { runs }),
      }),
    );
  } catch (error) {
    return `throws ${error instanceof Error ? error.message : String(error)}`;
  }
}

const firstDifference = (a: string, b: string): string => {
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return `at ${at}:\n  old …${a.slice(Math.max(0, at - 200), at + 200)}\n  new …${b.slice(Math.max(0, at - 200), at + 200)}`;
};

const args = process.argv.slice(2);
const runsAt = args.indexOf('--runs');
const runs = runsAt < 0 ? undefined : Number(args.splice(runsAt, 2)[1]);
const [before = '', after = '', ...folders] = args;
const load = async (file: string): Promise<Check> => (await import(pathToFileURL(resolve(file)).href)).check;
const [old, now] = [await load(before), await load(after)];
let total = 0;
let different = 0;
const spent = { old: 0, now: 0 };
for (const pair of folders.flatMap((folder) => [...pairsIn(resolve(folder))])) {
  const start = process.cpuUsage();
  const first = await reportOf(old, pair, runs);
  const middle = process.cpuUsage(start).user;
  const second = await reportOf(now, pair, runs);
  spent.old += middle / 1e6;
  spent.now += process.cpuUsage(start).user / 1e6 - middle / 1e6;
  total += 1;
  if (first === second) continue;
  different += 1;
  console.log(`${pair.spec} × ${pair.pacts.join(' ')} ${firstDifference(first, second)}`);
}
console.log(
  `${total} pairs, ${different} differ; CPU seconds: ${spent.old.toFixed(1)} before, ${spent.now.toFixed(1)} after`,
);
process.exitCode = different > 0 ? 1 : 0;
