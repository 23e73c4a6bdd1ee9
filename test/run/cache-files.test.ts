import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/run/run.js';
import { sha256 } from '../../src/text/sha256.js';
import { CACHE, cachedIn, checkedAnew } from './cached.js';
import { makeFolder } from './folder.js';
import { FILES, pactOf, USER } from './inputs.js';

const daysAgo = (days: number): Date => new Date(Date.now() - days * 24 * 3600 * 1000);

/** A folder after a run, and the files of its two results. */
async function keptResults() {
  const folder = makeFolder(FILES);
  const options = cachedIn(folder.cwd);
  await run(options);
  const names = readdirSync(options.cache.folder).filter((name) => name !== '.gitignore');
  return { ...folder, options, files: names.map((name) => join(options.cache.folder, name)) };
}

describe('the folder of earlier results', () => {
  it('holds one file per pact, and is no part of a repository', async () => {
    const { cwd, files } = await keptResults();
    expect(files).toHaveLength(2);
    expect(readFileSync(join(cwd, CACHE, '.gitignore'), 'utf8')).toBe('*\n');
  });

  it.each<[string, (text: string) => string]>([
    ['empty', () => ''],
    ['of somebody else', () => 'not ours\n'],
    ['cut in its head', (text) => text.slice(0, 20)],
    ['cut in its text', (text) => text.slice(0, -20)],
    ['changed', (text) => text.replace(/"description":"\w+ \d"/g, '"description":"something else"')],
    ['longer than it was', (text) => `${text} `],
    ['without a text', (text) => `${text.split('\n')[0]}\n`],
    ['about something else', () => `${JSON.stringify({ dependencies: [], hash: sha256('{}') })}\n{}`],
    ['no JSON behind its head', () => `${JSON.stringify({ dependencies: [], hash: sha256('{') })}\n{`],
    ['odd in its head', () => `${JSON.stringify({ dependencies: [['?', null]], hash: sha256('{}') })}\n{}`],
    ['binary', () => '\0\n\0'],
  ])('may hold a file that is %s', async (_, change) => {
    const { options, files } = await keptResults();
    for (const file of files) writeFileSync(file, change(readFileSync(file, 'utf8')));
    expect(await checkedAnew(options)).toBe(2);
    expect(await checkedAnew(options)).toBe(0);
  });

  it('may hold a folder in place of a result', async () => {
    const { options, files } = await keptResults();
    for (const file of files) {
      rmSync(file);
      mkdirSync(file);
    }
    expect(await checkedAnew(options)).toBe(2);
    expect(await checkedAnew(options)).toBe(2);
  });

  it.each([CACHE, '.concordat'])('may be impossible to make: %s is a file', async (name) => {
    const { cwd, write } = makeFolder(FILES);
    write(name, 'a file');
    expect(await checkedAnew(cachedIn(cwd))).toBe(2);
    expect(readFileSync(join(cwd, name), 'utf8')).toBe('a file');
  });

  it('is made again when it is gone', async () => {
    const { options, remove } = await keptResults();
    remove('.concordat');
    expect(await checkedAnew(options)).toBe(2);
    expect(await checkedAnew(options)).toBe(0);
  });
});

describe('results that nobody has asked for in a month', () => {
  it('are removed when there are new ones', async () => {
    const { options, files, write } = await keptResults();
    for (const file of files) utimesSync(file, daysAgo(40), daysAgo(40));
    await run({ ...options, pacts: ['pacts/app.json'] });
    write('pacts/new.json', pactOf('new', [USER]));
    await run({ ...options, pacts: ['pacts/new.json'] });
    const left = readdirSync(options.cache.folder).filter((name) => name !== '.gitignore');
    expect(left).toHaveLength(2);
    expect(await checkedAnew({ ...options, pacts: ['pacts/app.json', 'pacts/new.json'] })).toBe(0);
    expect(await checkedAnew({ ...options, pacts: ['pacts/web.json'] })).toBe(1);
  });

  it('become young again when they are asked for', async () => {
    const { options, files } = await keptResults();
    for (const file of files) utimesSync(file, daysAgo(20), daysAgo(20));
    await run(options);
    for (const file of files) expect(statSync(file).mtimeMs).toBeGreaterThan(daysAgo(10).getTime());
  });

  it('stay as long as they are younger', async () => {
    const { options, files, write } = await keptResults();
    for (const file of files) utimesSync(file, daysAgo(20), daysAgo(20));
    write('pacts/new.json', pactOf('new', [USER]));
    await run({ ...options, pacts: ['pacts/new.json'] });
    for (const file of files) expect(statSync(file).isFile()).toBe(true);
  });
});
