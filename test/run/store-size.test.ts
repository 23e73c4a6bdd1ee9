import { readdirSync, truncateSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/run/cache/store.js';
import { sha256 } from '../../src/text/sha256.js';
import { makeFolder } from './folder.js';

const [A, B, C, NEW] = [sha256('a'), sha256('b'), sha256('c'), sha256('new')];
const MEGABYTE = 2 ** 20;

/** A folder of texts, to be filled with files that take up hardly any space on the disk. */
function makeTexts() {
  const { cwd, write } = makeFolder();
  return {
    cwd,
    put(name: string, megabytes: number, hoursOld: number) {
      write(name, '');
      truncateSync(join(cwd, name), megabytes * MEGABYTE);
      const time = new Date(Date.now() - hoursOld * 3600 * 1000);
      utimesSync(join(cwd, name), time, time);
    },
    /** What is left when a run has kept a new text. */
    left(asked: readonly string[] = []): string[] {
      const store = openStore(cwd);
      for (const key of asked) expect(store.find(key, () => true)).toBe('text');
      store.keep(NEW, [], 'text');
      store.tidy();
      return readdirSync(cwd).filter((name) => name !== '.gitignore' && name !== `${NEW}.txt`);
    },
  };
}

describe('a store that is too large', () => {
  it('loses what was used least recently', () => {
    const { put, left } = makeTexts();
    put(`${A}.txt`, 100, 1);
    put(`${B}.txt`, 100, 3);
    put(`${C}.txt`, 100, 2);
    put(`${C}.txt.123`, 1, 4);
    expect(left().sort()).toEqual([`${A}.txt`, `${C}.txt`].sort());
  });

  it('keeps what was found just now', () => {
    const { cwd, put, left } = makeTexts();
    openStore(cwd).keep(A, [], 'text');
    const time = new Date(Date.now() - 3 * 3600 * 1000);
    utimesSync(join(cwd, `${A}.txt`), time, time);
    put(`${B}.txt`, 256, 2);
    expect(left([A])).toEqual([`${A}.txt`]);
  });

  it('neither loses nor counts what belongs to somebody else', () => {
    const { put, left } = makeTexts();
    put('notes.txt', 300, 5);
    put(`${A}.md`, 300, 5);
    put(`${A}.txt`, 200, 1);
    expect(left().sort()).toEqual([`${A}.md`, `${A}.txt`, 'notes.txt'].sort());
  });

  it('is left as it is by a run that keeps nothing', () => {
    const { cwd, put } = makeTexts();
    put(`${A}.txt`, 300, 1);
    openStore(cwd).tidy();
    expect(readdirSync(cwd)).toEqual([`${A}.txt`]);
  });
});

describe('a store that is not too large', () => {
  it('keeps everything', () => {
    const { put, left } = makeTexts();
    put(`${A}.txt`, 100, 1);
    put(`${B}.txt`, 155, 3);
    expect(left()).toHaveLength(2);
  });
});
