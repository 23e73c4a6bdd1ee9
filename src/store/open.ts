import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InputError } from '../source/model.js';
import { namesIn } from './folders.js';
import type { Store } from './model.js';
import { holdsVersion } from './versions.js';

/**
 * The store in a folder. `contracts` has its environments beside it; a folder that holds `contracts` is understood, too, unless
 * that holds the versions of an application of this name.
 *
 * @throws InputError when it is not a folder.
 */
export function openStore(folder: string, cwd: string, environments?: string): Store {
  const root = resolve(cwd, folder);
  if (existsSync(root) && !statSync(root).isDirectory())
    throw new InputError(`${folder} is a file; a store is a folder`, { file: folder });
  const inner = join(root, 'contracts');
  const isApplication = namesIn(inner, 'folder').some((version) => holdsVersion(join(inner, version)));
  const contracts = isFolder(inner) && !isApplication ? inner : root;
  return {
    contracts,
    environments: environments ? resolve(cwd, environments) : join(dirname(contracts), 'environments'),
    cwd,
  };
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();
