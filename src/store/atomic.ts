import { closeSync, fsyncSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { replaceVia } from '../source/replace-file.js';
import { crypto } from '../text/crypto.js';

/** Names that begin like this are unfinished work; readers pass over them. */
export const isUnfinished = (name: string): boolean => name.startsWith('.');

/**
 * A name in the same folder that nobody else uses: renaming is atomic only within one file system. It must not be too long where
 * the name itself is not.
 */
const temporary = (path: string): string => {
  const begin = basename(path).slice(0, 100);
  return join(dirname(path), `.${begin}.${process.pid}.${crypto().randomBytes(6).toString('hex')}.tmp`);
};

/** Writes a file so that readers, and a crash at any moment, find either the old or the new text, never a part. */
export function writeFileAtomic(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temp = temporary(path);
  replaceVia(temp, path, () => writeDurably(temp, text));
}

/**
 * Creates a folder with files in it so that it appears complete or not at all. Must not exist.
 *
 * @param files Texts by path within the folder.
 */
export function createFolderAtomic(path: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(dirname(path), { recursive: true });
  const temp = temporary(path);
  replaceVia(temp, path, () => {
    for (const [name, text] of files) {
      const file = join(temp, name);
      mkdirSync(dirname(file), { recursive: true });
      writeDurably(file, text);
    }
  });
}

function writeDurably(path: string, text: string): void {
  const descriptor = openSync(path, 'wx');
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
