import { hash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
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
  /** Removes what nobody has asked for in a long time. */
  readonly tidy: () => void;
}

export const hashOf = (data: string | Uint8Array): string => hash('sha256', data);

const LONGEST_UNUSED_MS = 30 * 24 * 3600 * 1000;

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
        const now = new Date();
        utimesSync(file, now, now);
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
        const file = fileOf(key);
        const draft = `${file}.${process.pid}`;
        writeFileSync(draft, `${JSON.stringify(head)}\n${text}`);
        // Whoever reads at the same time sees the whole file or none.
        renameSync(draft, file);
      } catch {
        // A full disk or a folder that may not be written: the result is found anew the next time.
      }
    },
    tidy() {
      if (!wrote) return;
      const oldest = Date.now() - LONGEST_UNUSED_MS;
      try {
        for (const name of readdirSync(folder).filter((name) => OWN.test(name))) {
          const file = join(folder, name);
          if (statSync(file).mtimeMs < oldest) rmSync(file);
        }
      } catch {
        // Another run tidies at the same time.
      }
    },
  };
}

/** The folder is no part of anybody's repository. */
function prepare(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '.gitignore'), '*\n');
}
