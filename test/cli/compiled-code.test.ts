import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
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

const bundle = () => join(folder, 'bundle.cjs');
const kept = () => {
  try {
    return readdirSync(join(folder, 'cache/concordat'));
  } catch {
    return [];
  }
};

it('finds in a later run what one run compiled', () => {
  codeOf(bundle(), SOURCE).keep(new Script(SOURCE));
  const cachedData = codeOf(bundle(), SOURCE).read();
  expect(cachedData).toBeDefined();
  expect(new Script(SOURCE, { ...(cachedData && { cachedData }) }).cachedDataRejected).toBe(false);
});

it('keeps the code of one bundle only', () => {
  codeOf(bundle(), SOURCE).keep(new Script(SOURCE));
  const next = SOURCE.replace('42', '43');
  expect(codeOf(bundle(), next).read()).toBe(undefined);
  codeOf(bundle(), next).keep(new Script(next));
  expect(codeOf(bundle(), SOURCE).read()).toBe(undefined);
  expect(kept()).toHaveLength(1);
});

it('prefers what the build left beside the bundle', () => {
  vi.stubEnv('CONCORDAT_BUILD', '1');
  codeOf(bundle(), SOURCE).keep(new Script(SOURCE));
  vi.stubEnv('CONCORDAT_BUILD', undefined);
  expect(codeOf(bundle(), 'another source').read()).toBeDefined();
  expect(kept()).toEqual([]);
});

it('keeps it in one place or the other', () => {
  codeOf(bundle(), SOURCE).keep(new Script(SOURCE));
  expect([kept().length, readdirSync(folder)]).toEqual([1, ['cache']]);
  rmSync(join(folder, 'cache'), { recursive: true });
  vi.stubEnv('CONCORDAT_BUILD', '1');
  codeOf(bundle(), SOURCE).keep(new Script(SOURCE));
  expect([kept(), readdirSync(folder)]).toEqual([[], [expect.stringMatching(/^code-v.*\.bin$/)]]);
  expect(codeOf(bundle(), SOURCE).read()).toBe(undefined);
});

it('is for one version of Node only', () => {
  vi.stubEnv('CONCORDAT_BUILD', '1');
  codeOf(bundle(), SOURCE).keep(new Script(SOURCE));
  vi.stubEnv('CONCORDAT_BUILD', undefined);
  const [name = ''] = readdirSync(folder);
  expect(name).toContain(process.version);
  writeFileSync(join(folder, name.replace(process.version, 'v1.2.3')), readFileSync(join(folder, name)));
  rmSync(join(folder, name));
  expect(codeOf(bundle(), SOURCE).read()).toBe(undefined);
});

it('leaves what other versions of Node, and other programs, keep in the same folder', () => {
  const others = ['code-v1.2.3-linux-x64-abc.bin', 'results'];
  mkdirSync(join(folder, 'cache/concordat'), { recursive: true });
  for (const name of others) writeFileSync(join(folder, 'cache/concordat', name), '');
  codeOf(bundle(), SOURCE).keep(new Script(SOURCE));
  expect(kept()).toEqual(expect.arrayContaining(others));
  expect(kept()).toHaveLength(3);
});

it.each(['CONCORDAT_BUILD', 'NODE_DISABLE_COMPILE_CACHE'])('is not read with %s', (name) => {
  codeOf(bundle(), SOURCE).keep(new Script(SOURCE));
  vi.stubEnv(name, '1');
  expect(codeOf(bundle(), SOURCE).read()).toBe(undefined);
});

it('is read in CI, where somebody put it', () => {
  codeOf(bundle(), SOURCE).keep(new Script(SOURCE));
  vi.stubEnv('CI', 'true');
  expect(codeOf(bundle(), SOURCE).read()).toBeDefined();
});

it('is passed over when it is damaged: that beside the bundle for that of the user, that for nothing', () => {
  codeOf(bundle(), SOURCE).keep(new Script(SOURCE));
  vi.stubEnv('CONCORDAT_BUILD', '1');
  codeOf(bundle(), SOURCE).keep(new Script(SOURCE));
  vi.stubEnv('CONCORDAT_BUILD', undefined);
  const damage = (file: string) => {
    const content = readFileSync(file);
    content[content.length >> 1]! ^= 4;
    writeFileSync(file, content);
  };
  damage(join(folder, readdirSync(folder).find((name) => name.endsWith('.bin')) ?? ''));
  const cachedData = codeOf(bundle(), SOURCE).read();
  expect(new Script(SOURCE, { ...(cachedData && { cachedData }) }).cachedDataRejected).toBe(false);
  damage(join(folder, 'cache/concordat', kept()[0] ?? ''));
  expect(codeOf(bundle(), SOURCE).read()).toBe(undefined);
});

it.each(['CI', 'NODE_DISABLE_COMPILE_CACHE'])('leaves nothing behind with %s', (name) => {
  vi.stubEnv(name, '1');
  codeOf(bundle(), SOURCE).keep(new Script(SOURCE));
  expect(kept()).toEqual([]);
});

it('goes on where nothing can be written', () => {
  writeFileSync(join(folder, 'cache'), 'a file where the folder should be');
  const code = codeOf(bundle(), SOURCE);
  expect(() => code.keep(new Script(SOURCE))).not.toThrow();
  expect(code.read()).toBe(undefined);
});
