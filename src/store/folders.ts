import { readdirSync } from 'node:fs';
import { InputError } from '../source/model.js';
import { isUnfinished } from './atomic.js';

/** Sorted names of what is in a folder, unfinished work left out; none when the folder does not exist. */
export function namesIn(folder: string, kind: 'file' | 'folder'): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !isUnfinished(entry.name))
      .filter((entry) => entry.isSymbolicLink() || (kind === 'file' ? entry.isFile() : entry.isDirectory()))
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw new InputError(
      `${folder} cannot be read: ${code ?? String(error)}`,
      { file: folder },
      { cause: error },
    );
  }
}
