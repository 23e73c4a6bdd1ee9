import { fork } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFolderAtomic, writeFileAtomic } from '../../src/store/atomic.js';
import { withLock } from '../../src/store/lock.js';
import { fileName, nameOfFile } from '../../src/store/names.js';
import { emptyFolder, type Folder } from '../broker/contracts.js';

let folder: Folder;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => folder.remove());

const visible = (path: string) => readdirSync(path).filter((name) => name !== '.git');

describe('names of files', () => {
  it.each([
    ['order-service', 'order-service'],
    ['1.2.0+build', '1.2.0+build'],
    ['Web Shop', 'Web Shop'],
    ['team/late api', 'team%2Flate api'],
    ['..', '%2E.'],
    ['.hidden', '%2Ehidden'],
    ['a:b*c?', 'a%3Ab%2Ac%3F'],
    ['ü%', '%C3%BC%25'],
    ['a\\b', 'a%5Cb'],
  ])('%s is %s', (name, file) => {
    expect(fileName(name)).toBe(file);
    expect(nameOfFile(file)).toBe(name);
  });

  it('takes strange files as they are', () => expect(nameOfFile('100%')).toBe('100%'));
});

describe('atomic writes', () => {
  it('leave nothing behind', () => {
    const file = join(folder.path, 'a/b.txt');
    writeFileAtomic(file, 'one');
    writeFileAtomic(file, 'two');
    expect(readFileSync(file, 'utf8')).toBe('two');
    expect(visible(join(folder.path, 'a'))).toEqual(['b.txt']);
  });

  it('keep the old text when they fail', () => {
    folder.write('target/inside', 'x');
    expect(() => writeFileAtomic(join(folder.path, 'target'), 'text')).toThrow();
    expect(visible(folder.path)).toEqual(['target']);
  });

  it('create a folder as a whole or not at all', () => {
    const path = join(folder.path, 'v1');
    createFolderAtomic(
      path,
      new Map([
        ['a', '1'],
        ['pacts/b', '2'],
      ]),
    );
    expect(readFileSync(join(path, 'pacts/b'), 'utf8')).toBe('2');
    const broken = new Map([
      ['a', '1'],
      ['a/b', 'a file stands in the way'],
    ]);
    expect(() => createFolderAtomic(join(folder.path, 'v2'), broken)).toThrow();
    expect(visible(folder.path)).toEqual(['v1']);
  });
});

describe('the lock', () => {
  const lock = () => join(folder.path, '.lock');
  const owner = (changes: object) =>
    folder.write('.lock', { token: 't', pid: process.pid, host: hostname(), time: Date.now(), ...changes });

  it('is released, also after a failure', async () => {
    await expect(
      withLock(folder.path, () => {
        expect(existsSync(lock())).toBe(true);
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
    expect(existsSync(lock())).toBe(false);
  });

  it('waits for a living writer and says who it is', async () => {
    owner({});
    await expect(withLock(folder.path, () => 1, { waitMs: 60 })).rejects.toThrow(
      new RegExp(`by process ${process.pid} on .*delete .*\\.lock`),
    );
    expect(existsSync(lock())).toBe(true);
  });

  it.each([
    ['of a dead process', { pid: 2 ** 22 + 1 }],
    ['of another machine, long ago', { host: 'elsewhere', time: 1 }],
  ])('takes over the lock %s', async (_, changes) => {
    owner(changes);
    expect(await withLock(folder.path, () => 'done', { waitMs: 500 })).toBe('done');
    expect(visible(folder.path)).toEqual([]);
  });

  it('leaves a young lock of another machine alone', async () => {
    owner({ host: 'elsewhere' });
    await expect(withLock(folder.path, () => 1, { waitMs: 60 })).rejects.toThrow('on elsewhere');
  });

  it('takes over a lock that its writer could not even write, once it is a few seconds old', async () => {
    folder.write('.lock', '');
    await expect(withLock(folder.path, () => 1, { waitMs: 60 })).rejects.toThrow('delete');
    const age = new Date(Date.now() - 4000);
    utimesSync(lock(), age, age);
    expect(await withLock(folder.path, () => 'done', { waitMs: 500 })).toBe('done');
  });

  it('lets one writer in at a time, whatever died before', async () => {
    owner({ pid: 2 ** 22 + 1 });
    folder.write('count', '0');
    const increment = () =>
      withLock(folder.path, () => {
        const count = Number(readFileSync(join(folder.path, 'count'), 'utf8'));
        writeFileAtomic(join(folder.path, 'count'), String(count + 1));
      });
    await Promise.all(Array.from({ length: 30 }, increment));
    expect(readFileSync(join(folder.path, 'count'), 'utf8')).toBe('30');
  });

  it('holds between processes', async () => {
    folder.write('count', '0');
    const worker = new URL('./writer.ts', import.meta.url);
    const run = () =>
      new Promise((resolve, reject) =>
        fork(worker, [folder.path, '15'], { execArgv: ['--import', 'tsx'] })
          .on('exit', (code) => (code === 0 ? resolve(code) : reject(new Error(`exit ${code}`))))
          .on('error', reject),
      );
    await Promise.all([run(), run(), run()]);
    expect(readFileSync(join(folder.path, 'count'), 'utf8')).toBe('45');
  }, 60_000);

  it('survives a writer that is killed in the middle of its work', async () => {
    folder.write('count', '0');
    const worker = new URL('./writer.ts', import.meta.url);
    const child = fork(worker, [folder.path, '1000000'], { execArgv: ['--import', 'tsx'] });
    const count = () => Number(readFileSync(join(folder.path, 'count'), 'utf8'));
    while (count() < 5) await new Promise((resolve) => setTimeout(resolve, 10));
    const ended = new Promise((resolve) => child.on('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    const before = count();
    expect(before).toBeGreaterThanOrEqual(5);
    await withLock(folder.path, () => writeFileAtomic(join(folder.path, 'count'), String(count() + 1)), {
      waitMs: 5000,
    });
    expect(count()).toBe(before + 1);
  }, 60_000);
});
