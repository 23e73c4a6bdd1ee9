import { type Program, scratch } from './measure.js';

/** Reads and parses files, and nothing else: what no checker can do without. */
export const floorOf = (...files: string[]): Program => ({
  args: [
    '-e',
    `for (const f of ${JSON.stringify(files)}) JSON.parse(require('node:fs').readFileSync(f, 'utf8'))`,
  ],
});

/** Node itself. */
export const EMPTY: Program = { args: ['-e', '0'] };

/** `concordat check` in a folder of its own. */
export const check = (cli: string, spec: string, pacts: string, ...more: string[]): Program => ({
  args: [cli, 'check', '--no-config', '--spec', spec, pacts, ...more],
  options: { cwd: scratch },
});
