import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ifPossible } from '../../source/if-possible.js';
import { replaceFile } from '../../source/replace-file.js';
import { sha256 } from '../../text/sha256.js';

/** Files that a result depends on beside those its key is made of, with the hash of each; null: it did not exist. */
export type Dependencies = readonly (readonly [name: string, hash: string | null])[];

/** Texts by key, in a folder. Nothing that goes wrong with a file is more than a result that was not found. */
export interface Store {
  /** @param isCurrent Whether the dependencies are still what they were. */
  readonly find: (key: string, isCurrent: (dependencies: Dependencies) => boolean) => string | undefined;
  readonly keep: (key: string, dependencies: Dependencies, text: string) => void;
  /**
   * Removes what nobody has asked for in a long time, and what does not fit; nothing, and without a look at the folder, when
   * nothing was kept.
   */
  readonly tidy: () => void;
}

const LONGEST_UNUSED_MS = 30 * 24 * 3600 * 1000;

/** Of all texts together. */
const MOST_BYTES = 256 * 2 ** 20;

/** Files with texts, and drafts that a run left behind. */
const OWN = /^[0-9a-f]{64}\.txt(?:\.\d+)?$/;

/** First line of every file: what it depends on, and the hash of the text behind it. */
interface Head {
  readonly dependencies: Dependencies;
  readonly hash: string;
}

export function openStore(folder: string): Store {
  const fileOf = (key: string): string => join(folder, `${key}.txt`);
  let wrote = false;
  return {
    find(key, isCurrent) {
      try {
        const file = fileOf(key);
        const bytes = readFileSync(file);
        const end = bytes.indexOf('\n');
        const { dependencies, hash } = JSON.parse(bytes.toString('utf8', 0, end)) as Head;
        const text = bytes.subarray(end + 1);
        if (sha256(text) !== hash || !isCurrent(dependencies)) return undefined;
        markUsed(file);
        return text.toString('utf8');
      } catch {
        return undefined;
      }
    },
    keep(key, dependencies, text) {
      try {
        const head: Head = { dependencies, hash: sha256(text) };
        if (!wrote) prepare(folder);
        wrote = true;
        replaceFile(fileOf(key), `${JSON.stringify(head)}\n${text}`);
      } catch {
        // A full disk or a folder that may not be written: the result is found anew the next time.
      }
    },
    tidy() {
      if (!wrote) return;
      const oldest = Date.now() - LONGEST_UNUSED_MS;
      let bytes = 0;
      for (const { file, used, size } of ownFiles(folder).sort((a, b) => b.used - a.used)) {
        bytes += size;
        // Another run may tidy at the same time.
        if (used < oldest || bytes > MOST_BYTES) ifPossible(() => rmSync(file));
      }
    },
  };
}

/** The folder is no part of anybody's repository, unless somebody has said otherwise there. */
function prepare(folder: string): void {
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(join(folder, '.gitignore'), '*\n', { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** A file that may be read but not touched is as good, it only seems to be older than it is. */
function markUsed(file: string): void {
  const now = new Date();
  ifPossible(() => utimesSync(file, now, now));
}

interface OwnFile {
  readonly file: string;
  /** When it was kept or found for the last time. */
  readonly used: number;
  readonly size: number;
}

const ownFiles = (folder: string): OwnFile[] =>
  (ifPossible(() => readdirSync(folder)) ?? []).flatMap((name) => {
    const file = join(folder, name);
    const stat = OWN.test(name) ? ifPossible(() => lstatSync(file)) : undefined;
    return stat?.isFile() ? [{ file, used: stat.mtimeMs, size: stat.size }] : [];
  });
