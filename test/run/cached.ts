import { join } from 'node:path';
import { expect } from 'vitest';
import { type RunOptions, run } from '../../src/run/run.js';
import { saidBy } from './folder.js';

/** Where the results of runs in a folder are kept. */
export const CACHE = '.concordat/cache';

/** Options of a run with the pacts of a folder, and with results of earlier runs. */
export const cachedIn = (cwd: string) => ({
  cwd,
  pacts: ['pacts'],
  cache: { folder: join(cwd, CACHE), build: 'a' },
});

/** A run that may use earlier results: how many pacts it checked all the same. It must say what a run without them says. */
export async function checkedAnew(options: RunOptions): Promise<number> {
  let checked = 0;
  const outcome = await run({ ...options, onProgress: () => checked++ });
  expect(saidBy(outcome)).toEqual(saidBy(await run({ ...options, cache: undefined })));
  return checked;
}
