import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let root: string | undefined;

/**
 * The folder of this package: the nearest one above this module with a `package.json`. Works from `src` and from any
 * bundled chunk, so that data files (schemas, rule pages) are found in both.
 */
export function packageRoot(): string {
  if (root !== undefined) return root;
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  root = folder;
  return folder;
}

/** The text of a data file of this package, by its path from the package root. Throws when it is missing. */
export const readPackageFile = (...path: readonly string[]): string =>
  readFileSync(join(packageRoot(), ...path), 'utf8');

/** What the bundler knows already. */
declare const CONCORDAT_VERSION: string | undefined;

/** The version in package.json. */
export const packageVersion = (): string =>
  typeof CONCORDAT_VERSION === 'string'
    ? CONCORDAT_VERSION
    : (JSON.parse(readPackageFile('package.json')) as { version: string }).version;
