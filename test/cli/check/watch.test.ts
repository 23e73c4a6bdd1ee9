import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { check } from '../../../src/cli/check/check.js';
import type { CheckFlags } from '../../../src/cli/check/flags.js';
import { watch } from '../../../src/cli/check/watch.js';
import type { Installation } from '../../../src/cli/io.js';
import { cli } from '../io.js';
import { DOCUMENT, pactOf } from './shop.js';

let cwd: string;
let stop: AbortController;
let text: string;
let runs: number;
let finished: Promise<number> | undefined;

const write = (name: string, content: string): void => {
  mkdirSync(dirname(join(cwd, name)), { recursive: true });
  writeFileSync(join(cwd, name), content);
};

const output = {
  write: (part: string) => {
    text += part;
  },
};

function start(flags: CheckFlags = {}, installation?: Installation): void {
  const stdin = (async function* () {})();
  const io = { stdout: output, stderr: output, stdin, env: {}, cwd, installation };
  const counted: typeof check = (...args) => {
    runs++;
    return check(...args);
  };
  finished = watch([], flags, io, counted, stop.signal);
}

const until = (part: string) =>
  vi.waitFor(() => expect(text).toContain(part), { timeout: 15_000, interval: 50 });
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'concordat-watch-'));
  mkdirSync(join(cwd, '.git'));
  write(
    'openapi.yaml',
    DOCUMENT.replace(/schema:\n {16}type: object[\s\S]*$/, 'schema: { $ref: user.yaml }\n'),
  );
  write('user.yaml', 'type: object\nrequired: [user_id]\nproperties: { user_id: { type: integer } }\n');
  write('pacts/web.json', pactOf('web', { user_id: 1 }));
  stop = new AbortController();
  text = '';
  runs = 0;
});

afterEach(async () => {
  stop.abort();
  await finished;
  rmSync(cwd, { recursive: true });
});

describe('--watch', () => {
  it.each<[string, string, () => void]>([
    ['a pact', 'pacts/web.json changed', () => write('pacts/web.json', pactOf('web', { name: 'x' }))],
    ['a new pact', 'pacts/more.json changed', () => write('pacts/more.json', pactOf('more', { name: 'x' }))],
    [
      'a file the document refers to',
      'user.yaml changed',
      () => write('user.yaml', 'type: object\nproperties: { id: { type: integer } }\n'),
    ],
    [
      'a configuration',
      'concordat.config.yaml changed',
      () =>
        write(
          'concordat.config.yaml',
          'rules: { response.body.optional: error }\nfailOn: never\nspec: nope.yaml\n',
        ),
    ],
  ])('checks again after a change of %s', async (_, message, change) => {
    start();
    await until('exit code 0; watching');
    change();
    await until(message);
    await vi.waitFor(() => expect(text).toMatch(/exit code [12]; watching/), { timeout: 15_000 });
    expect(runs).toBe(2);
  });

  it('watches the files that results of an earlier run are about', async () => {
    const installation = { script: 'unused', build: 'a' };
    start({}, installation);
    await until('exit code 0; watching');
    stop.abort();
    await finished;
    stop = new AbortController();
    text = '';
    start({}, installation);
    await until('exit code 0; watching');
    write('user.yaml', 'type: object\nproperties: { id: { type: integer } }\n');
    await until('user.yaml changed');
    await until('exit code 1; watching');
  });

  it('does nothing while nothing changes, not even for its own reports', async () => {
    start({ format: ['json=pacts.json', 'html=report.html'] });
    await until('watching');
    await pause(1500);
    expect(runs).toBe(1);
  });

  it('goes on after an input that cannot be used', async () => {
    write('openapi.yaml', 'openapi: [');
    start();
    await until('exit code 2; watching');
    write('openapi.yaml', DOCUMENT);
    await until('exit code 0; watching');
  });

  it('ends with the last exit code', async () => {
    write('pacts/web.json', pactOf('web', { name: 'x' }));
    start();
    await until('exit code 1; watching');
    stop.abort();
    expect(await finished).toBe(1);
  });

  it.each([['--update-baseline'], ['--spec=-'], ['--publish']])('refuses %s', async (flag) => {
    const { code, stderr } = await cli(['--watch', flag], { cwd });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('--watch cannot be combined with'),
    });
  });
});
