import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Names of configuration files, in the order in which they are looked for. */
export const CONFIG_NAMES: readonly string[] = ['yaml', 'yml', 'json', 'js', 'mjs', 'ts'].map(
  (extension) => `concordat.config.${extension}`,
);

/** The nearest configuration file in a folder or above it, up to the root of the repository; undefined: none. */
export function findConfig(directory: string): string | undefined {
  let folder = resolve(directory);
  for (;;) {
    const name = CONFIG_NAMES.find((each) => existsSync(join(folder, each)));
    if (name !== undefined) return join(folder, name);
    const parent = dirname(folder);
    if (parent === folder || existsSync(join(folder, '.git'))) return undefined;
    folder = parent;
  }
}
