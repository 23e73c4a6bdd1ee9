import { createRequire } from 'node:module';

let loaded: typeof import('node:crypto') | undefined;

/** Loading it takes longer than many a check that never needs it. */
export function crypto(): typeof import('node:crypto') {
  loaded ??= createRequire(import.meta.url)('node:crypto') as typeof import('node:crypto');
  return loaded;
}
