import { createRequire } from 'node:module';

/** Loading it takes longer than many a check that one thread does. */
export const nodeThreads = (): typeof import('node:worker_threads') =>
  createRequire(import.meta.url)('node:worker_threads') as typeof import('node:worker_threads');
