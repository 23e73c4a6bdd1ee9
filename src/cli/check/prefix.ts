import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** A folder as seen from the root of the repository around it: `services/users/`; empty at the root or outside of one. */
export function repositoryPrefix(folder: string): string {
  const start = resolve(folder);
  let root = start;
  while (!existsSync(join(root, '.git'))) {
    const parent = dirname(root);
    if (parent === root) return '';
    root = parent;
  }
  const path = relative(root, start).split(sep).join('/');
  return path === '' ? '' : `${path}/`;
}
