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
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cli } from '../io.js';
import { DOCUMENT, pactOf } from './shop.js';

const root = mkdtempSync(join(tmpdir(), 'concordat-baseline-'));
const FILE = 'concordat-baseline.json';
let cwd = root;
let number = 0;

const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(cwd, name)), { recursive: true });
  writeFileSync(join(cwd, name), text);
};
const read = (name = FILE) => JSON.parse(readFileSync(join(cwd, name), 'utf8'));
const check = (...args: string[]) => cli(args, { cwd });

beforeEach(() => {
  cwd = join(root, String(number++));
  mkdirSync(join(cwd, '.git'), { recursive: true });
  write('openapi.yaml', DOCUMENT);
  write('pacts/web.json', pactOf('web', { nickname: 'x' }));
});

afterAll(() => rmSync(root, { recursive: true }));

describe('a baseline', () => {
  it('is written, conforms to its schema, and makes the run pass', async () => {
    expect((await check()).code).toBe(1);
    const { code, stderr } = await check('--update-baseline');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('1 added, 0 removed, 1 entry'),
    });
    const schema = JSON.parse(readFileSync('schemas/baseline.schema.json', 'utf8'));
    expect(new Ajv2020().validate(schema, read())).toBe(true);
    expect(read().findings).toMatchObject([
      { rule: 'response.body.undeclared', consumer: 'web', interaction: 'a user' },
    ]);
    const again = await check();
    expect(again.code).toBe(0);
    expect(again.stdout).toContain('1 known from the baseline');
    expect(readdirSync(cwd)).not.toContain(expect.stringContaining('.tmp'));
  });

  it('has to exist where the configuration names another than the usual one', async () => {
    write('pacts/web.json', pactOf('web', { user_id: 1 }));
    write('concordat.config.yaml', 'baseline: typo.json\n');
    expect(await check()).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no baseline') });
    expect((await check('--update-baseline')).code).toBe(0);
    expect(read('typo.json').findings).toEqual([]);
    expect((await check()).code).toBe(0);
    write('concordat.config.yaml', `baseline: ${FILE}\n`);
    expect((await check()).code).toBe(0);
  });

  it('does not cover what is broken since', async () => {
    await check('--update-baseline');
    write('pacts/web.json', pactOf('web', { nickname: 'x', age: 3 }));
    const { code, stdout } = await check();
    expect(code).toBe(1);
    expect(stdout).toContain('age');
    expect(stdout).not.toContain('nickname, ');
  });

  it('reports what is solved, loses it when pruned, and is removed when it is empty', async () => {
    await check('--update-baseline');
    write('pacts/web.json', pactOf('web', { user_id: 1 }));
    expect((await check()).stdout).toContain('warning[run.baseline.unused]');
    expect((await check('--update-baseline')).code).toBe(0);
    expect(read().findings).toHaveLength(1);
    expect((await check('--prune-baseline')).code).toBe(0);
    expect(existsSync(join(cwd, FILE))).toBe(false);
  });

  it('keeps the reasons that people wrote', async () => {
    await check('--update-baseline');
    const { findings, ...rest } = read();
    write(FILE, JSON.stringify({ ...rest, findings: [{ ...findings[0], reason: 'release 12' }] }));
    write('pacts/web.json', pactOf('web', { nickname: 'x', age: 3 }));
    await check('--update-baseline');
    expect(read().findings.map(({ reason }: { reason: string }) => reason)).toContain('release 12');
    expect(read().findings).toHaveLength(2);
  });

  it('is not pruned by a run that looked at a part only', async () => {
    const { code, stderr } = await check('--prune-baseline', '--filter-consumer', 'nobody');
    expect(code).toBe(2);
    expect(stderr).toContain('leave out filters');
  });

  it.each([
    ['--shard', '1/2'],
    ['--path', '0123456789ab'],
  ])('is not pruned by a run with %s', async (...args) => {
    const { code, stderr } = await check('--prune-baseline', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain('--shard and --path');
  });

  it('keeps entries of consumers that were not checked', async () => {
    write('pacts/app.json', pactOf('app', { age: 1 }));
    await check('--update-baseline');
    expect(read().findings).toHaveLength(2);
    write('pacts/web.json', pactOf('web', { user_id: 1 }));
    const { stdout } = await check('pacts/web.json', '--prune-baseline');
    expect(stdout).not.toContain('app');
    expect(read().findings).toMatchObject([{ consumer: 'app' }]);
  });

  it('is left alone when an input cannot be read', async () => {
    await check('--update-baseline');
    const before = read();
    expect((await check('pacts', 'missing.json', '--prune-baseline')).code).toBe(2);
    expect(read()).toEqual(before);
  });

  it('can be elsewhere: an option or the configuration names it', async () => {
    await check('--baseline', 'known/web.json', '--update-baseline');
    expect(existsSync(join(cwd, FILE))).toBe(false);
    expect((await check('--baseline', 'known/web.json')).code).toBe(0);
    write('concordat.config.yaml', 'baseline: known/web.json\n');
    expect((await check()).code).toBe(0);
    expect((await check('--ignore-baseline')).code).toBe(1);
  });

  it.each([
    ['{', `${FILE}:1:2 is not valid JSON`],
    [
      '{"schemaVersion":"1","findings":[{"fingerprint":"x"}]}',
      `${FILE}:1:34: the baseline cannot be used: /findings/0`,
    ],
    [
      '{"schemaVersion":"1","findings":[\n{"fingerprint":"0123456789ab","rule":"pact.version","reason":"r","expires":"2030-02-31"}]}',
      `${FILE}:2:76: the baseline cannot be used: there is no day 2030-02-31`,
    ],
  ])('that reads %s is refused', async (text, message) => {
    write(FILE, text);
    const { code, stderr } = await check();
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('that is named must exist', async () => {
    const { code, stderr } = await check('--baseline', 'nope.json');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('--update-baseline writes one'),
    });
  });
});
