import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { codeOf } from '../../src/cli/compiled-code.js';

let folder: string;
const SOURCE = '(function () { return 42; })';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-code-'));
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'));
  for (const name of ['CI', 'CONCORDAT_BUILD', 'NODE_DISABLE_COMPILE_CACHE']) vi.stubEnv(name, undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** What the last line of a bundle says. */
const buildOf = (source: string) => Buffer.from(source).toString('hex');
const bundle = () => join(folder, 'bundle.cjs');
const kept = () => {
  try {
    return readdirSync(join(folder, 'cache/concordat'));
  } catch {
    return [];
  }
};

it('finds in a later run what one run compiled', () => {
  codeOf(bundle(), buildOf(SOURCE)).keep(new Script(SOURCE));
  const cachedData = codeOf(bundle(), buildOf(SOURCE)).read();
  expect(cachedData).toBeDefined();
  expect(new Script(SOURCE, { ...(cachedData && { cachedData }) }).cachedDataRejected).toBe(false);
});

it('is that of one bundle, beside that of others', () => {
  codeOf(bundle(), buildOf(SOURCE)).keep(new Script(SOURCE));
  const next = SOURCE.replace('42', '43');
  expect(codeOf(bundle(), buildOf(next)).read()).toBe(undefined);
  codeOf(bundle(), buildOf(next)).keep(new Script(next));
  expect(kept()).toHaveLength(2);
  for (const source of [SOURCE, next]) {
    const cachedData = codeOf(bundle(), buildOf(source)).read();
    expect(new Script(source, { ...(cachedData && { cachedData }) }).cachedDataRejected).toBe(false);
  }
});

it('prefers what the build left beside the bundle', () => {
  vi.stubEnv('CONCORDAT_BUILD', '1');
  codeOf(bundle(), buildOf(SOURCE)).keep(new Script(SOURCE));
  vi.stubEnv('CONCORDAT_BUILD', undefined);
  expect(codeOf(bundle(), buildOf('another source')).read()).toBeDefined();
  expect(kept()).toEqual([]);
});

it('keeps it in one place or the other', () => {
  codeOf(bundle(), buildOf(SOURCE)).keep(new Script(SOURCE));
  expect([kept().length, readdirSync(folder)]).toEqual([1, ['cache']]);
  rmSync(join(folder, 'cache'), { recursive: true });
  vi.stubEnv('CONCORDAT_BUILD', '1');
  codeOf(bundle(), buildOf(SOURCE)).keep(new Script(SOURCE));
  expect([kept(), readdirSync(folder)]).toEqual([[], [expect.stringMatching(/^code-v.*\.bin$/)]]);
  expect(codeOf(bundle(), buildOf(SOURCE)).read()).toBe(undefined);
});

it('is for one version of Node only', () => {
  vi.stubEnv('CONCORDAT_BUILD', '1');
  codeOf(bundle(), buildOf(SOURCE)).keep(new Script(SOURCE));
  vi.stubEnv('CONCORDAT_BUILD', undefined);
  const [name = ''] = readdirSync(folder);
  expect(name).toContain(process.version);
  writeFileSync(join(folder, name.replace(process.version, 'v1.2.3')), readFileSync(join(folder, name)));
  rmSync(join(folder, name));
  expect(codeOf(bundle(), buildOf(SOURCE)).read()).toBe(undefined);
});

describe('what stands in the same folder', () => {
  /** As if it had been written so many days ago. */
  const age = (name: string, days: number): void => {
    const then = new Date(Date.now() - days * 24 * 3600 * 1000);
    utimesSync(join(folder, 'cache/concordat', name), then, then);
  };
  const put = (name: string, days: number): void => {
    mkdirSync(join(folder, 'cache/concordat'), { recursive: true });
    writeFileSync(join(folder, 'cache/concordat', name), name);
    age(name, days);
  };

  it.each([
    ['code of this version of Node', `code-${process.version}-linux-x64-abc.bin`],
    ['code of another version', 'code-v1.2.3-linux-x64-abc.bin'],
    ['what a run left that was killed', 'code-v1.2.3-linux-x64-abc.bin.4711'],
  ])('stays for thirty days: %s', (_name, name) => {
    const [young, old] = [name.replace('abc', 'young'), name.replace('abc', 'old')];
    put(young, 29.9);
    put(old, 30.1);
    codeOf(bundle(), buildOf(SOURCE)).keep(new Script(SOURCE));
    expect(kept()).toHaveLength(2);
    expect(kept()).toContain(young);
    expect(codeOf(bundle(), buildOf(SOURCE)).read()).toBeDefined();
  });

  it.each(['results', 'other.bin', 'code', 'my-code-v1.2.3.bin', 'Code-v1.bin'])(
    'stays however old where it is of somebody else: %s',
    (name) => {
      put(name, 4_000);
      put('code-v1.2.3-old.bin', 31);
      codeOf(bundle(), buildOf(SOURCE)).keep(new Script(SOURCE));
      expect(kept()).toContain(name);
      expect(kept()).not.toContain('code-v1.2.3-old.bin');
      expect(readFileSync(join(folder, 'cache/concordat', name), 'utf8')).toBe(name);
    },
  );

  it('is looked through only by whoever writes', () => {
    codeOf(bundle(), buildOf(SOURCE)).keep(new Script(SOURCE));
    put('code-v1.2.3-old.bin', 31);
    expect(codeOf(bundle(), buildOf(SOURCE)).read()).toBeDefined();
    expect(kept()).toHaveLength(2);
  });

  it('may be its own code, old, which is written anew', () => {
    codeOf(bundle(), buildOf(SOURCE)).keep(new Script(SOURCE));
    const [name = ''] = kept();
    age(name, 31);
    codeOf(bundle(), buildOf(SOURCE)).keep(new Script(SOURCE));
    expect(kept()).toEqual([name]);
    expect(Date.now() - statSync(join(folder, 'cache/concordat', name)).mtimeMs).toBeLessThan(60_000);
  });

  it('may be an old folder with such a name, which stays with what is in it', () => {
    mkdirSync(join(folder, 'cache/concordat/code-mine/deep'), { recursive: true });
    age('code-mine', 31);
    expect(() => codeOf(bundle(), buildOf(SOURCE)).keep(new Script(SOURCE))).not.toThrow();
    expect(kept()).toHaveLength(2);
    expect(codeOf(bundle(), buildOf(SOURCE)).read()).toBeDefined();
  });
});

it.each(['CONCORDAT_BUILD', 'NODE_DISABLE_COMPILE_CACHE'])('is not read with %s', (name) => {
  codeOf(bundle(), buildOf(SOURCE)).keep(new Script(SOURCE));
  vi.stubEnv(name, '1');
  expect(codeOf(bundle(), buildOf(SOURCE)).read()).toBe(undefined);
});

it('is read in CI, where somebody put it', () => {
  codeOf(bundle(), buildOf(SOURCE)).keep(new Script(SOURCE));
  vi.stubEnv('CI', 'true');
  expect(codeOf(bundle(), buildOf(SOURCE)).read()).toBeDefined();
});

it('is passed over when it is damaged: that beside the bundle for that of the user, that for nothing', () => {
  codeOf(bundle(), buildOf(SOURCE)).keep(new Script(SOURCE));
  vi.stubEnv('CONCORDAT_BUILD', '1');
  codeOf(bundle(), buildOf(SOURCE)).keep(new Script(SOURCE));
  vi.stubEnv('CONCORDAT_BUILD', undefined);
  const damage = (file: string) => {
    const content = readFileSync(file);
    content[content.length >> 1]! ^= 4;
    writeFileSync(file, content);
  };
  damage(join(folder, readdirSync(folder).find((name) => name.endsWith('.bin')) ?? ''));
  const cachedData = codeOf(bundle(), buildOf(SOURCE)).read();
  expect(new Script(SOURCE, { ...(cachedData && { cachedData }) }).cachedDataRejected).toBe(false);
  damage(join(folder, 'cache/concordat', kept()[0] ?? ''));
  expect(codeOf(bundle(), buildOf(SOURCE)).read()).toBe(undefined);
});

it.each(['CI', 'NODE_DISABLE_COMPILE_CACHE'])('leaves nothing behind with %s', (name) => {
  vi.stubEnv(name, '1');
  codeOf(bundle(), buildOf(SOURCE)).keep(new Script(SOURCE));
  expect(kept()).toEqual([]);
});

it('goes on where nothing can be written', () => {
  writeFileSync(join(folder, 'cache'), 'a file where the folder should be');
  const code = codeOf(bundle(), buildOf(SOURCE));
  expect(() => code.keep(new Script(SOURCE))).not.toThrow();
  expect(code.read()).toBe(undefined);
});
