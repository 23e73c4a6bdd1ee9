import { describe, expect, it } from 'vitest';
import { type RunOptions, run } from '../../src/run/run.js';
import { cachedIn, checkedAnew } from './cached.js';
import { type Folder, makeFolder, saidBy } from './folder.js';
import { DOCUMENT, FILES, pactOf, USER, userSchema } from './inputs.js';

describe('a second run', () => {
  it('checks nothing anew, and says the same', async () => {
    const { cwd } = makeFolder(FILES);
    const options = cachedIn(cwd);
    const first = saidBy(await run(options));
    expect(await checkedAnew(options)).toBe(0);
    expect(saidBy(await run(options))).toEqual(first);
    // Places in YAML and in JSON, which nobody has looked for this time.
    expect(first.json).toMatch(/"file": "openapi.yaml",\s+"pointer": "[^"]+",\s+"line": (?!1,)\d+/);
    expect(first.json).toMatch(/"file": "pacts\/web.json",\s+"pointer": "[^"]+",\s+"line": (?!1,)\d+/);
  });

  it('names all the files that its results are about', async () => {
    const { cwd } = makeFolder(FILES);
    const names = async () => (await run(cachedIn(cwd))).sources.map(({ display }) => display);
    const first = await names();
    expect(first).toContain('user.yaml');
    expect(await names()).toEqual(first);
  });

  it.each<[string, number, (folder: Folder) => void]>([
    ['nothing', 0, () => {}],
    ['a file that nobody refers to', 0, ({ write }) => write('other.yaml', 'a: 1')],
    ['a pact', 1, ({ write }) => write('pacts/app.json', pactOf('app', [USER]))],
    ['white space of a pact', 1, ({ write }) => write('pacts/app.json', `\n${FILES['pacts/app.json']}`)],
    ['a pact that came', 1, ({ write }) => write('pacts/new.json', pactOf('new', [USER]))],
    ['a pact that went', 0, ({ remove }) => remove('pacts/app.json')],
    ['the document', 2, ({ write }) => write('openapi.yaml', DOCUMENT.replace('number', 'string'))],
    ['white space of the document', 2, ({ write }) => write('openapi.yaml', `\n${DOCUMENT}`)],
    ['a file that the document refers to', 2, ({ write }) => write('user.yaml', userSchema('name'))],
    ['such a file that vanished', 2, ({ remove }) => remove('user.yaml')],
    ['such a file that appeared', 2, ({ write }) => write('missing.yaml', 'id: { name: q, in: query }')],
  ])('checks anew what depends on a change: %s', async (_, expected, change) => {
    const folder = makeFolder(FILES);
    const options = cachedIn(folder.cwd);
    await run(options);
    change(folder);
    expect(await checkedAnew(options)).toBe(expected);
    expect(await checkedAnew(options)).toBe(0);
  });

  it('knows what it knew before a change that was undone', async () => {
    const { cwd, write } = makeFolder(FILES);
    await run(cachedIn(cwd));
    write('openapi.yaml', DOCUMENT.replace('number', 'string'));
    await run(cachedIn(cwd));
    write('openapi.yaml', DOCUMENT);
    expect(await checkedAnew(cachedIn(cwd))).toBe(0);
  });

  it.each<[string, Partial<RunOptions>]>([
    ['the seed', { seed: 7 }],
    ['the number of samples', { runs: 3 }],
    ['the name of the provider', { provider: 'store' }],
    ['whether documents are validated', { validateSpec: 'never' }],
    ['the documents', { spec: ['openapi.yaml', 'other.yaml'] }],
    ['the order of the documents', { spec: ['other.yaml', 'openapi.yaml'] }],
    ['the build of the tool', { cache: { folder: 'overwritten', build: 'b' } }],
  ])('checks all anew after a change of %s', async (_, change) => {
    const other = "openapi: 3.1.0\ninfo: { title: o, version: '1' }\npaths: { /other: [] }\n";
    const { cwd } = makeFolder({ ...FILES, 'other.yaml': other });
    const options = cachedIn(cwd);
    await run(options);
    const { folder } = options.cache;
    const changed = { ...options, ...change, ...(change.cache && { cache: { ...change.cache, folder } }) };
    expect(await checkedAnew(changed)).toBe(2);
    expect(await checkedAnew(changed)).toBe(0);
  });
});
