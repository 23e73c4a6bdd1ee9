import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startProgress } from '../../../src/cli/check/progress.js';
import { cli } from '../io.js';
import { DOCUMENT, pactOf } from './shop.js';

const CLEAR = '\r\u001b[2K';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Progress that is told, at these times, of so many parts out of ten; what it writes. */
function written(
  steps: readonly (readonly [time: number, done: number])[],
  { tty = true, env = {}, quiet = false } = {},
): string[] {
  const texts: string[] = [];
  const output = { write: (text: string) => texts.push(text), isTTY: tty };
  const io = { stdout: output, stderr: output, stdin: (async function* () {})(), env, cwd: '/' };
  const { onProgress, clear } = startProgress(io, quiet);
  for (const [time, done] of steps) {
    vi.setSystemTime(time);
    onProgress(done, 10);
  }
  clear();
  return texts;
}

describe('the line that says how far the check is', () => {
  it('does not come before a second is over', () => {
    expect(
      written([
        [0, 1],
        [500, 5],
        [999, 9],
      ]),
    ).toEqual([]);
  });

  it('is written over the one before, and removed in the end', () => {
    expect(
      written([
        [1000, 3],
        [2000, 10],
      ]),
    ).toEqual([`${CLEAR}checked 30 %`, `${CLEAR}checked 100 %`, CLEAR]);
  });

  it('does not flicker', () => {
    const steps = [
      [1000, 1],
      [1001, 2],
      [1099, 3],
      [1100, 4],
    ] as const;
    expect(written(steps)).toEqual([`${CLEAR}checked 10 %`, `${CLEAR}checked 40 %`, CLEAR]);
  });

  it('always comes to its end', () => {
    const steps = [
      [1000, 9],
      [1001, 10],
    ] as const;
    expect(written(steps)).toEqual([`${CLEAR}checked 90 %`, `${CLEAR}checked 100 %`, CLEAR]);
  });

  it('does not come for an end before a second is over', () => {
    expect(written([[999, 10]])).toEqual([]);
  });

  it('does not promise too much', () => {
    expect(written([[1000, 9.99]])).toEqual([`${CLEAR}checked 99 %`, CLEAR]);
  });

  it.each([
    ['where nobody reads it', { tty: false }],
    ['in CI', { env: { CI: 'true' } }],
    ['when it is not wanted', { quiet: true }],
  ])('is not there %s', (_, surroundings) => {
    expect(written([[5000, 5]], surroundings)).toEqual([]);
  });
});

describe('concordat on a terminal', () => {
  let cwd: string;

  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'concordat-progress-'));
    mkdirSync(join(cwd, 'pacts'));
    writeFileSync(join(cwd, 'openapi.yaml'), DOCUMENT);
    for (const name of ['a', 'b', 'c'])
      writeFileSync(join(cwd, `pacts/${name}.json`), pactOf(name, { user_id: 1 }));
    let time = 0;
    vi.spyOn(Date, 'now').mockImplementation(() => {
      time += 2000;
      return time;
    });
  });

  afterEach(() => rmSync(cwd, { recursive: true }));

  it('shows it as long as it checks, on stderr', async () => {
    const { stdout, stderr } = await cli([], { cwd, tty: true });
    expect(stderr).toBe(`${CLEAR}checked 33 %${CLEAR}checked 66 %${CLEAR}checked 100 %${CLEAR}`);
    expect(stdout).not.toContain('checked');
  });

  it.each([
    [['--quiet'], true],
    [[], false],
  ])('does not show it otherwise: %j, terminal: %s', async (args, tty) => {
    expect((await cli(args, { cwd, tty })).stderr).toBe('');
  });

  it('shows nothing for results that it has already', async () => {
    const surroundings = { cwd, tty: true, installation: { script: 'unused', build: 'a' } };
    await cli([], surroundings);
    expect((await cli([], surroundings)).stderr).toBe('');
  });
});
