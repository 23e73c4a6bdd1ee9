import type * as Fs from 'node:fs';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cli } from '../io.js';
import { DOCUMENT, pactOf } from './shop.js';

/** Whoever runs the tests may be allowed to read everything: folders of this name only look as if they were locked. */
const LOCKED = 'locked';

vi.mock('node:fs', async (original) => {
  const actual = await original<typeof Fs>();
  const readdirSync = (folder: string, ...options: unknown[]): unknown => {
    if (folder.endsWith(LOCKED))
      throw Object.assign(new Error('permission denied'), { code: 'EACCES', path: folder });
    return (actual.readdirSync as (...args: unknown[]) => unknown)(folder, ...options);
  };
  return { ...actual, readdirSync };
});

const PROBLEM = (folder: string): string =>
  `error: ${folder} is a folder that cannot be searched (EACCES). Check its permissions, or name only what is to be read.\n`;

let cwd: string;

const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(cwd, name)), { recursive: true });
  writeFileSync(join(cwd, name), text);
};

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'concordat-locked-'));
  write('openapi.yaml', DOCUMENT);
  write('pacts/app.json', pactOf('app', { user_id: 1 }));
  write(`pacts/teams/${LOCKED}/web.json`, pactOf('web', { user_id: 1 }));
});

afterEach(() => rmSync(cwd, { recursive: true }));

describe('a folder of pacts that cannot be searched', () => {
  it.each([[[]], [['pacts']], [['pacts', 'pacts/teams', 'pacts/app.json']]])(
    'is an error, while the other pacts are checked: %j',
    async (args) => {
      const { code, stdout, stderr } = await cli(['check', ...args], { cwd });
      expect(code).toBe(2);
      expect(stderr).toBe(PROBLEM(`pacts/teams/${LOCKED}`));
      expect(stdout).toContain('app');
    },
  );

  it('is an error when it is named itself', async () => {
    const { code, stderr } = await cli(['check', `pacts/teams/${LOCKED}`], { cwd });
    expect([code, stderr]).toEqual([2, PROBLEM(`pacts/teams/${LOCKED}`)]);
  });

  it('is told of each of them', async () => {
    write(`pacts/${LOCKED}/app.json`, '');
    const { code, stderr } = await cli(['check', 'pacts'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe(PROBLEM(`pacts/${LOCKED}`) + PROBLEM(`pacts/teams/${LOCKED}`));
  });

  it("is nobody's business where no pact is searched", async () => {
    write(`node_modules/${LOCKED}/a.json`, '');
    write(`.hidden/${LOCKED}/a.json`, '');
    const { code, stderr } = await cli(['check', 'pacts/app.json'], { cwd });
    expect([code, stderr]).toEqual([0, '']);
  });

  it.each(['merge', 'store publish --store s --pacticipant app --version 1'])(
    'does not pass silently elsewhere: %s',
    async (command) => {
      const { code, stderr } = await cli([...command.split(' '), 'pacts/teams'], { cwd });
      expect(code).toBe(2);
      expect(stderr).toContain(`pacts/teams/${LOCKED}`);
    },
  );
});
