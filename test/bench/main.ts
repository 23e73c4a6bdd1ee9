/**
 * `npm run bench`: every figure of docs/performance.md, ours and the peer's in one run, written to docs/bench.json and into the
 * table of docs/performance.md. `--quick` runs everything once.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as jsYaml from 'js-yaml';
import * as yaml from 'yaml';
import { sourceFromText } from '../../src/source/text.js';
import { makeInputs } from './inputs.js';
import { least, measure, type Usage } from './measure.js';

const root = join(import.meta.dirname, '../..');
const at = (...parts: string[]): string => join(root, ...parts);
const times = process.argv.includes('--quick') ? 1 : 3;
const cli = at('dist/cli.cjs');
const document = at('node_modules/@octokit/openapi/generated/api.github.com.json');
const peer = at('node_modules/@pactflow/openapi-pact-comparator/dist/cli.cjs');
if (!existsSync(cli)) throw new Error('build first: npm run build');

const inputs = makeInputs(readFileSync(document, 'utf8'));
const check = (pact: string, spec: string, ...more: string[]): string[] => [
  cli,
  'check',
  '--no-config',
  '--spec',
  spec,
  pact,
  '--format',
  'json',
  ...more,
];
const floorOf = (...files: string[]): string[] => [
  '-e',
  `for (const f of ${JSON.stringify(files)}) JSON.parse(require('node:fs').readFileSync(f, 'utf8'))`,
];

interface Row {
  readonly what: string;
  readonly usage: Usage;
  readonly note?: string;
}
const rows: Row[] = [];
const row = (what: string, usage: Usage, note = ''): Usage => {
  rows.push({ what, usage, note });
  console.log(
    `${what}: ${usage.cpu.toFixed(2)} s CPU, ${usage.wall.toFixed(2)} s, ${usage.rss.toFixed(0)} MB ${note}`,
  );
  return usage;
};
const ratio = (a: number, b: number): string => `${(a / b).toFixed(1)}×`;

const floor = row(
  'floor: read and JSON.parse both files',
  await least(times, floorOf(document, inputs.pact)),
);
const other = row('openapi-pact-comparator 2.3.1', await measure([peer, '--oas', document, inputs.pact]));
const ours = await least(times, check(inputs.pact, document, '--runs', '0'));
const size = (statSync(document).size + statSync(inputs.pact).size) / 1e6;
row(
  'concordat --runs 0 (full example check)',
  ours,
  `${ratio(other.cpu, ours.cpu)} faster than the peer, ${ratio(ours.cpu, floor.cpu)} the floor; ${size.toFixed(0)} MB of inputs`,
);
const full = await least(1, check(inputs.pact, document));
row(
  'concordat (counterexample search, report with all evidence)',
  full,
  `${ratio(other.cpu, full.cpu)} faster than the peer`,
);

for (const { size: factor, file } of inputs.interactions)
  row(`interactions ${factor}/16`, await least(times, check(file, document, '--runs', '0')));
for (const { size: factor, file } of inputs.documents)
  row(`same pact, document ${factor}/16`, await least(times, check(inputs.smallPact, file, '--runs', '0')));

const empty = row('node -e 0', await least(times, ['-e', '0']));
const example = at('examples/user-service');
const small = await least(times, [
  cli,
  'check',
  '--spec',
  join(example, 'openapi.yaml'),
  join(example, 'pacts'),
]);
row('examples/user-service', small, `${((small.cpu - empty.cpu) * 1000).toFixed(0)} ms CPU beyond node -e 0`);

const many = await least(1, check(inputs.many, document, '--runs', '0'));
row('500 pact files, one process', many);
const started = performance.now();
const shards = await Promise.all(
  [1, 2].map((part) => measure(check(inputs.many, document, '--runs', '0', '--shard', `${part}/2`))),
);
row('500 pact files, two shards at once', {
  wall: (performance.now() - started) / 1000,
  cpu: shards.reduce((sum, { cpu }) => sum + cpu, 0),
  rss: shards.reduce((sum, { rss }) => sum + rss, 0),
});

const parsers: readonly (readonly [string, () => unknown])[] = [
  ['concordat', () => sourceFromText('document.yaml', inputs.yaml)],
  ['js-yaml', () => jsYaml.load(inputs.yaml)],
  ['yaml', () => yaml.parse(inputs.yaml, { maxAliasCount: -1 })],
];
for (const [name, parse] of parsers) {
  const usages: Usage[] = [];
  for (let i = 0; i < times; i++) {
    const before = process.cpuUsage();
    const begun = performance.now();
    parse();
    const { user, system } = process.cpuUsage(before);
    usages.push({ cpu: (user + system) / 1e6, wall: (performance.now() - begun) / 1000, rss: 0 });
  }
  const best = usages.reduce((a, b) => (a.cpu < b.cpu ? a : b));
  row(`YAML of ${(inputs.yaml.length / 1e6).toFixed(1)} MB: ${name}`, best);
}

const table = [
  '| what | CPU s | wall s | memory MB | |',
  '|---|---:|---:|---:|---|',
  ...rows.map(
    ({ what, usage, note }) =>
      `| ${what} | ${usage.cpu.toFixed(2)} | ${usage.wall.toFixed(2)} | ${usage.rss ? usage.rss.toFixed(0) : ''} | ${note} |`,
  ),
].join('\n');
writeFileSync(at('docs/bench.json'), `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`);
const page = at('docs/performance.md');
const text = readFileSync(page, 'utf8');
writeFileSync(
  page,
  text.replace(/<!-- bench -->[\s\S]*<!-- \/bench -->/, `<!-- bench -->\n${table}\n<!-- /bench -->`),
);
