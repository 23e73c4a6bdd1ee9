import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InputError } from '../source/model.js';
import type { Store } from './model.js';

/**
 * The store in a folder. `contracts` has its environments beside it; a folder that holds `contracts` is understood, too.
 *
 * @throws InputError when it is not a folder.
 */
export function openStore(folder: string, cwd: string, environments?: string): Store {
  const root = resolve(cwd, folder);
  if (existsSync(root) && !statSync(root).isDirectory())
    throw new InputError(`${folder} is a file; a store is a folder`, { file: folder });
  const inner = join(root, 'contracts');
  const contracts = isFolder(inner) ? inner : root;
  return {
    contracts,
    environments: environments ? resolve(cwd, environments) : join(dirname(contracts), 'environments'),
    cwd,
  };
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();
