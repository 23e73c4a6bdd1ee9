import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Dependencies, openStore } from '../../src/run/cache/store.js';
import { sha256 } from '../../src/text/sha256.js';
import { makeFolder } from './folder.js';

const [A, B, C] = [sha256('a'), sha256('b'), sha256('c')];
const always = () => true;

describe('a store of texts', () => {
  it.each(['', 'text', 'several\nlines\n', 'ä€😀\u2028'])('keeps %j', (text) => {
    const { cwd } = makeFolder();
    openStore(cwd).keep(A, [], text);
    expect(openStore(cwd).find(A, always)).toBe(text);
    expect(openStore(cwd).find(B, always)).toBe(undefined);
  });

  it('keeps the last text of a key', () => {
    const store = openStore(makeFolder().cwd);
    store.keep(A, [], 'old');
    store.keep(A, [], 'new');
    expect(store.find(A, always)).toBe('new');
  });

  it('finds a text as long as its dependencies are what they were', () => {
    const store = openStore(makeFolder().cwd);
    const dependencies: Dependencies = [
      ['user.yaml', A],
      ['missing.yaml', null],
    ];
    store.keep(A, dependencies, 'text');
    let asked: Dependencies | undefined;
    const answer = (isCurrent: boolean) => (names: Dependencies) => {
      asked = names;
      return isCurrent;
    };
    expect([store.find(A, answer(true)), store.find(A, answer(false))]).toEqual(['text', undefined]);
    expect(asked).toEqual(dependencies);
  });

  it('makes its folder when it first keeps something, and leaves no drafts', () => {
    const { cwd } = makeFolder();
    const folder = join(cwd, 'deep/down');
    const store = openStore(folder);
    store.find(A, always);
    store.tidy();
    expect(readdirSync(cwd)).toEqual([]);
    store.keep(A, [], 'text');
    expect(readdirSync(folder).sort()).toEqual(['.gitignore', `${A}.txt`]);
  });
});

describe('a store in a folder that is not empty', () => {
  it('leaves no draft where a text cannot be put', () => {
    const { cwd } = makeFolder();
    mkdirSync(join(cwd, `${A}.txt`));
    const store = openStore(cwd);
    store.keep(A, [], 'text');
    store.keep(B, [], 'text');
    expect(readdirSync(cwd).sort()).toEqual(['.gitignore', `${A}.txt`, `${B}.txt`].sort());
  });

  it('leaves a list for git as it is', () => {
    const { cwd } = makeFolder({ '.gitignore': '!*' });
    openStore(cwd).keep(A, [], 'text');
    expect(readFileSync(join(cwd, '.gitignore'), 'utf8')).toBe('!*');
    expect(openStore(cwd).find(A, always)).toBe('text');
  });
});

describe('tidying a store', () => {
  /** Makes all files of a folder as old as that. */
  const age = (folder: string, days: number): void => {
    const time = new Date(Date.now() - days * 24 * 3600 * 1000);
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), time, time);
  };

  it('removes old texts, and what runs that were stopped left of them', () => {
    const { cwd, write } = makeFolder();
    openStore(cwd).keep(A, [], 'text');
    write(`${A}.txt.123`, 'draft');
    age(cwd, 40);
    const store = openStore(cwd);
    store.keep(B, [], 'text');
    store.tidy();
    expect(readdirSync(cwd).sort()).toEqual(['.gitignore', `${B}.txt`]);
  });

  it('is not kept from it by a folder with the name of a text', () => {
    const { cwd } = makeFolder();
    mkdirSync(join(cwd, `${B}.txt`));
    openStore(cwd).keep(A, [], 'text');
    age(cwd, 40);
    const store = openStore(cwd);
    store.keep(C, [], 'text');
    store.tidy();
    expect(readdirSync(cwd).sort()).toEqual(['.gitignore', `${B}.txt`, `${C}.txt`].sort());
  });

  it('leaves alone what belongs to somebody else', () => {
    const { cwd, write } = makeFolder({ 'notes.txt': 'mine', [`${A}.md`]: 'mine' });
    mkdirSync(join(cwd, '-folder'));
    write(`${A}.txt`, 'old');
    age(cwd, 400);
    const store = openStore(cwd);
    store.keep(B, [], 'text');
    store.tidy();
    expect(readdirSync(cwd).sort()).toEqual(
      ['-folder', '.gitignore', 'notes.txt', `${A}.md`, `${B}.txt`].sort(),
    );
  });

  it('removes nothing when nothing was kept', () => {
    const { cwd } = makeFolder();
    openStore(cwd).keep(A, [], 'text');
    age(cwd, 40);
    const store = openStore(cwd);
    store.find(B, always);
    store.tidy();
    expect(readdirSync(cwd)).toContain(`${A}.txt`);
  });

  it('does not mind a folder that is gone', () => {
    const { cwd, remove } = makeFolder();
    const store = openStore(join(cwd, 'cache'));
    store.keep(A, [], 'text');
    remove('cache');
    writeFileSync(join(cwd, 'cache'), 'a file');
    expect(() => store.tidy()).not.toThrow();
    expect(() => store.keep(B, [], 'text')).not.toThrow();
    expect(store.find(B, always)).toBe(undefined);
  });
});
