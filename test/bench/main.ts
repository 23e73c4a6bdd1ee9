/**
 * `npm run bench`: every figure of docs/performance.md, ours and the peer's in one run, written to docs/bench.json and into that
 * page. `--quick` runs everything once; names of parts run only those and write nothing.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Section } from './model.js';
import { cache } from './sections/cache.js';
import { github } from './sections/github.js';
import { growth } from './sections/growth.js';
import { many } from './sections/many.js';
import { small } from './sections/small.js';
import { yamlReading } from './sections/yaml.js';
import { barTable, rowTable } from './tables.js';

const SECTIONS: Readonly<Record<string, (bench: Bench) => Promise<Section>>> = {
  github,
  cache,
  small,
  growth,
  many,
  yaml: yamlReading,
};

const root = join(import.meta.dirname, '../..');
const at = (...parts: string[]): string => join(root, ...parts);
const args = process.argv.slice(2);
const names = args.filter((arg) => !arg.startsWith('--'));
const bench: Bench = {
  times: args.includes('--quick') ? 1 : 3,
  root,
  cli: at('dist/cli.cjs'),
  examples: at('examples'),
  document: at('node_modules/@octokit/openapi/generated/api.github.com.json'),
};
if (!existsSync(bench.cli)) throw new Error('build first: npm run build');

const sections: Section[] = [];
for (const [name, run] of Object.entries(SECTIONS)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const section = await run(bench);
  sections.push(section);
  console.log(`\n${section.title}\n\n${rowTable([section])}\n\n${barTable([section])}`);
}

if (names.length === 0) {
  writeFileSync(at('docs/bench.json'), `${JSON.stringify({ node: process.version, sections }, null, 2)}\n`);
  const page = at('docs/performance.md');
  const tables = `${barTable(sections)}\n\n${rowTable(sections)}`;
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(
      /<!-- bench -->[\s\S]*<!-- \/bench -->/,
      () => `<!-- bench -->\n${tables}\n<!-- /bench -->`,
    ),
  );
}
