import { hash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

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

export const hashOf = (data: string | Uint8Array): string => hash('sha256', data);

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
        if (hashOf(text) !== hash || !isCurrent(dependencies)) return undefined;
        markUsed(file);
        return text.toString('utf8');
      } catch {
        return undefined;
      }
    },
    keep(key, dependencies, text) {
      try {
        const head: Head = { dependencies, hash: hashOf(text) };
        if (!wrote) prepare(folder);
        wrote = true;
        replace(fileOf(key), `${JSON.stringify(head)}\n${text}`);
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
        if (used < oldest || bytes > MOST_BYTES) attempt(() => rmSync(file));
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

/** Writes a file so that whoever reads it at the same time sees the whole of it or none. */
function replace(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** A file that may be read but not touched is as good, it only seems to be older than it is. */
function markUsed(file: string): void {
  const now = new Date();
  attempt(() => utimesSync(file, now, now));
}

interface OwnFile {
  readonly file: string;
  /** When it was kept or found for the last time. */
  readonly used: number;
  readonly size: number;
}

const ownFiles = (folder: string): OwnFile[] =>
  (attempt(() => readdirSync(folder)) ?? []).flatMap((name) => {
    const file = join(folder, name);
    const stat = OWN.test(name) ? attempt(() => lstatSync(file)) : undefined;
    return stat?.isFile() ? [{ file, used: stat.mtimeMs, size: stat.size }] : [];
  });

/** What cannot be done is left: another run may tidy at the same time. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
