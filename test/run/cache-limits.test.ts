import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RunOptions, run } from '../../src/run/run.js';
import { sourceFromText } from '../../src/source/text.js';
import { CACHE, cachedIn, checkedAnew } from './cached.js';
import { makeCrew, padded } from './crew.js';
import { makeFolder } from './folder.js';
import { DOCUMENT, FILES, ORDER, pactOf, USER, userSchema } from './inputs.js';

describe('results of earlier runs', () => {
  it('are taken over when the whole folder has moved', async () => {
    const [from, to] = [makeFolder(FILES), makeFolder()];
    await run(cachedIn(from.cwd));
    cpSync(from.cwd, to.cwd, { recursive: true });
    expect(await checkedAnew(cachedIn(to.cwd))).toBe(0);
  });

  it('are taken over for an older document, too', async () => {
    const { cwd, write } = makeFolder({
      ...FILES,
      'old.yaml': DOCUMENT.replace('user.yaml', 'old-user.yaml'),
    });
    const options = { ...cachedIn(cwd), base: ['old.yaml'] };
    await run(options);
    expect(await checkedAnew(options)).toBe(0);
    write('old-user.yaml', userSchema('id'));
    expect(await checkedAnew(options)).toBe(0);
  });

  it('depend on the files of a revision in git, whatever its name', async () => {
    const { cwd, write } = makeFolder(FILES);
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
        cwd,
        stdio: 'pipe',
      });
    const commit = () => {
      git('add', 'openapi.yaml', 'user.yaml');
      git('commit', '-q', '-m', 'state');
    };
    git('init', '-q');
    commit();
    const options = { ...cachedIn(cwd), base: ['HEAD:openapi.yaml'] };
    await run(options);
    write('user.yaml', userSchema('name'));
    expect(await checkedAnew(options)).toBe(2);
    commit();
    expect(await checkedAnew(options)).toBe(0);
    expect((await run(options)).report.summary.newFindings).toEqual({ error: 0, warning: 0, info: 0 });
  });

  it('say nothing about who is pending', async () => {
    const { cwd } = makeFolder({ 'openapi.yaml': DOCUMENT, 'user.yaml': userSchema('id') });
    const source = sourceFromText('http://broker/pact', pactOf('far', [USER, ORDER]));
    const options = { ...cachedIn(cwd), pacts: [] };
    await run({ ...options, pactSources: [{ source, pending: false }] });
    const pending = { ...options, pactSources: [{ source, pending: true }] };
    expect(await checkedAnew(pending)).toBe(0);
    const { report } = await run(pending);
    expect(report.contracts[0]?.interactions.map(({ pending }) => pending)).toEqual([true, true]);
  });

  it('do not depend on what changed while they were found', async () => {
    const { cwd, write } = makeFolder(FILES);
    await run({ ...cachedIn(cwd), onProgress: () => write('user.yaml', userSchema('name')) });
    expect(await checkedAnew(cachedIn(cwd))).toBe(2);
  });

  it('depend on the files that another thread has read', async () => {
    const { cwd, write } = makeFolder({ ...FILES, 'pacts/app.json': pactOf('app', [ORDER]) });
    write('pacts/large.json', padded(pactOf('large', [USER])));
    await run({ ...cachedIn(cwd), ...makeCrew().options });
    write('user.yaml', userSchema('name'));
    // Both small pacts, and the parts of the large one.
    expect(await checkedAnew(cachedIn(cwd))).toBeGreaterThan(3);
    expect(await checkedAnew(cachedIn(cwd))).toBe(0);
  });
});

describe('nothing is kept', () => {
  it.each<[string, Partial<RunOptions>]>([
    ['without the option', { cache: undefined }],
    ['with a filter', { filter: () => true }],
    ['with coverage', { coverage: true }],
    ['with a limit in time', { timeBudget: 60_000 }],
    ['with remote references', { allowRemoteRefs: true }],
    ['where defects surface', { rethrow: true }],
    ['without any document', { spec: ['nowhere.yaml'] }],
    ['when a document cannot be used', { spec: ['openapi.yaml', 'pacts/app.json'] }],
    ['without pacts', { pacts: [] }],
  ])('%s', async (_, options) => {
    const { cwd } = makeFolder(FILES);
    await run({ ...cachedIn(cwd), ...options });
    expect(existsSync(join(cwd, '.concordat'))).toBe(false);
    expect(readdirSync(cwd).sort()).toEqual(['openapi.yaml', 'pacts', 'user.yaml']);
  });

  it('of a pact that cannot be used', async () => {
    const { cwd, write } = makeFolder(FILES);
    await run(cachedIn(cwd));
    write('pacts/app.json', '{}');
    const kept = readdirSync(join(cwd, CACHE));
    expect(await checkedAnew(cachedIn(cwd))).toBe(1);
    expect(await checkedAnew(cachedIn(cwd))).toBe(1);
    expect(readdirSync(join(cwd, CACHE))).toEqual(kept);
  });

  it('is taken over with a limit in time', async () => {
    const { cwd } = makeFolder(FILES);
    await run(cachedIn(cwd));
    expect(await checkedAnew({ ...cachedIn(cwd), timeBudget: 60_000 })).toBe(2);
  });

  it('is taken over with a filter', async () => {
    const { cwd } = makeFolder(FILES);
    await run(cachedIn(cwd));
    expect(await checkedAnew({ ...cachedIn(cwd), filter: ({ consumer }) => consumer === 'app' })).toBe(2);
  });
});
