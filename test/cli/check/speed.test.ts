import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Run from '../../../src/run/run.js';
import { cli } from '../io.js';
import { DOCUMENT, pactOf } from './shop.js';

let asked: Run.RunOptions;

vi.mock('../../../src/run/run.js', async (original) => {
  const { run } = await original<typeof Run>();
  return {
    run: (options: Run.RunOptions) => {
      asked = options;
      return run(options);
    },
  };
});

const installation = { script: 'unused', build: 'a build' };
let cwd: string;

const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(cwd, name)), { recursive: true });
  writeFileSync(join(cwd, name), text);
};
const check = (...args: string[]) => cli(args, { cwd, installation });
const folder = () => join(cwd, '.concordat');

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'concordat-speed-'));
  mkdirSync(join(cwd, '.git'));
  write('openapi.yaml', DOCUMENT);
  write('pacts/old.json', pactOf('old', { name: 'x' }));
  write('pacts/new.json', pactOf('new', { user_id: 1 }));
});

afterEach(() => rmSync(cwd, { recursive: true }));

describe('results of earlier runs', () => {
  it('are kept below the working directory, one per pact', async () => {
    expect((await check()).code).toBe(1);
    expect(readdirSync(join(folder(), 'cache'))).toHaveLength(3);
    expect(readFileSync(join(folder(), 'cache/.gitignore'), 'utf8')).toBe('*\n');
    expect(asked.cache).toEqual({ folder: join(folder(), 'cache'), build: 'a build' });
  });

  it('are nothing that git would see', async () => {
    const git = (...args: string[]) => execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' });
    rmSync(join(cwd, '.git'), { recursive: true });
    git('init', '-q');
    await check();
    expect(git('status', '--porcelain', '--untracked-files=all')).not.toContain('.concordat');
  });

  it('are no pacts', async () => {
    const first = await check('.', '--spec', 'openapi.yaml', '--format', 'json');
    expect(await check('.', '--spec', 'openapi.yaml', '--format', 'json')).toEqual(first);
    expect(first).toMatchObject({ code: 1, stderr: '' });
  });

  it.each([[[]], [['--format', 'json']], [['--verbose', '--obligations']]])(
    'change nothing that is printed: %j',
    async (args) => {
      const anew = await check(...args, '--no-cache');
      expect([await check(...args), await check(...args)]).toEqual([anew, anew]);
    },
  );

  it('are neither kept nor used with --no-cache', async () => {
    await check('--no-cache');
    expect(existsSync(folder())).toBe(false);
    expect(asked.cache).toBe(undefined);
  });

  it('are neither kept nor used from source', async () => {
    await cli([], { cwd });
    expect(existsSync(folder())).toBe(false);
    expect(asked).not.toHaveProperty('cache');
    expect(asked).not.toHaveProperty('threads');
  });
});

describe('--threads', () => {
  it.each<[string[], number | undefined]>([
    [[], undefined],
    [['--threads', '1'], 1],
    [['--threads=12'], 12],
  ])('limits the threads: %j', async (args, most) => {
    const { code } = await check(...args);
    expect(code).toBe(1);
    expect(asked.threads).toEqual({ script: 'unused', most });
  });

  it('is independent of --no-cache', async () => {
    await check('--no-cache', '--threads', '2');
    expect(asked.threads).toEqual({ script: 'unused', most: 2 });
  });

  it.each([
    ['0', 'Expected 1 or more.'],
    ['-1', 'Expected 1 or more.'],
    ['two', 'Expected an integer such as 42.'],
    ['1.5', 'Expected an integer such as 42.'],
    ['', 'Expected an integer such as 42.'],
    ['99999999999999999999', 'Expected an integer such as 42.'],
  ])('refuses %j', async (value, message) => {
    const { code, stdout, stderr } = await check(`--threads=${value}`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`error: option '--threads <number>' argument '${value}' is invalid. ${message}`);
  });
});
