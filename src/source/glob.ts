import { createRequire } from 'node:module';

type Glob = typeof import('tinyglobby');

let glob: Glob | undefined;

/** The library for glob patterns, loaded with the first of them: most runs name files and folders. */
export function globbing(): Glob {
  glob ??= createRequire(import.meta.url)('tinyglobby') as Glob;
  return glob;
}
