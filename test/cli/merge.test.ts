import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shardOf } from '../../src/cli/check/shard.js';
import type { Report } from '../../src/report/model.js';
import { cli } from './io.js';

const folder = mkdtempSync(join(tmpdir(), 'concordat-merge-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const spec = {
  openapi: '3.0.3',
  info: { title: 'x', version: '1' },
  paths: {
    '/users': {
      get: {
        responses: {
          200: {
            description: '',
            content: {
              'application/json': {
                schema: { type: 'object', required: ['id'], properties: { id: { type: 'number' } } },
              },
            },
          },
        },
      },
    },
  },
};

const pact = (consumer: string, body: object) => ({
  consumer: { name: consumer },
  provider: { name: 'users' },
  interactions: [
    { description: 'users', request: { method: 'GET', path: '/users' }, response: { status: 200, body } },
  ],
  metadata: { pactSpecification: { version: '2.0.0' } },
});

beforeAll(() => {
  mkdirSync(join(folder, 'pacts'));
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(spec));
  for (const [index, name] of ['c', 'a', 'b', 'd', 'e'].entries())
    writeFileSync(
      join(folder, 'pacts', `${name}.json`),
      JSON.stringify(pact(name, index % 2 ? { id: 1.5 } : { id: 1, name: 'x' })),
    );
});

const run = (...args: string[]) => cli(args, { cwd: folder });
const check = (...args: string[]) => run('check', '--spec', 'openapi.json', 'pacts', '--seed', '1', ...args);

describe('shards', () => {
  it('leave nothing out and check nothing twice, in whatever order', () => {
    const names = ['b', 'd', 'a', 'c', 'e'];
    const parts = [1, 2, 3].map((index) => shardOf(names, (name) => name, { index, count: 3 }));
    expect(parts.flat().sort()).toEqual([...names].sort());
    const turned = [1, 2, 3].map((index) =>
      shardOf([...names].reverse(), (name) => name, { index, count: 3 }),
    );
    expect(turned.map((part) => [...part].sort())).toEqual(parts.map((part) => [...part].sort()));
  });

  it.each(['0/2', '3/2', 'a', '1/0'])('refuse %s', async (part) => {
    expect(await check('--shard', part)).toMatchObject({ code: 2 });
  });

  it('without pacts of their own succeed', async () => {
    expect((await check('--shard', '9/9')).code).toBe(0);
  });

  it('count together what the configuration leaves out', async () => {
    const config = 'ignoring.json';
    const ignores = [{ rule: 'response.body.undeclared', reason: 'x is read, but not needed' }];
    writeFileSync(join(folder, config), JSON.stringify({ rules: { 'pact.*': 'off' }, ignores }));
    const whole = await check('--config', config, '--format', 'json');
    expect(JSON.parse(whole.stdout).summary).toMatchObject({ ignored: 3 });
    for (const index of [1, 2])
      await check('--config', config, '--shard', `${index}/2`, '--format', `json=ignoring/${index}.json`);
    const merged = await run('merge', 'ignoring', '--format', 'json');
    expect(JSON.parse(merged.stdout).summary).toEqual(JSON.parse(whole.stdout).summary);
  });

  it('merge into the very report of the whole run', async () => {
    const whole = await check('--format', 'json');
    for (const index of [1, 2])
      await check('--shard', `${index}/2`, '--format', `json=reports/${index}.json`, '--quiet');
    const merged = await run('merge', 'reports', '--format', 'json');
    expect(JSON.parse(merged.stdout)).toEqual(JSON.parse(whole.stdout));
    expect(merged.code).toBe(whole.code);
    expect(merged.code).toBe(1);
  });

  it('merge into other formats, with frames from the files', async () => {
    const { stdout } = await run('merge', 'reports');
    expect(stdout).toContain('e → users');
    expect(stdout).toContain('pacts/c.json:');
  });
});

describe('merge', () => {
  it('says what is no report', async () => {
    writeFileSync(join(folder, 'no-report.json'), '{"a":1}');
    expect(await run('merge', 'no-report.json')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is no report'),
    });
    expect(await run('merge', 'nowhere.json')).toMatchObject({ code: 2 });
  });

  it.each<[string, (report: Report) => unknown, string]>([
    ['lacks a count', (report) => ({ ...report, summary: {} }), '/summary'],
    ['names no severity', (report) => ({ ...report, findings: [{ rule: 'x' }] }), '/findings/0'],
  ])('refuses a report that %s', async (_, change, message) => {
    const { stdout } = await check('--format', 'json');
    writeFileSync(join(folder, 'changed.json'), JSON.stringify(change(JSON.parse(stdout))));
    const { code, stderr } = await run('merge', 'changed.json');
    expect(code).toBe(2);
    expect(stderr).toContain('changed.json:1:');
    expect(stderr).toContain(message);
  });

  it('names the documents that it sees in the command for a replay', async () => {
    const report = JSON.parse((await check('--format', 'json')).stdout) as Report;
    const counterexample = { response: { status: 200, headers: {}, body: {} } };
    const contracts = report.contracts.map((contract) => ({
      ...contract,
      interactions: contract.interactions.map((interaction) => ({
        ...interaction,
        findings: interaction.findings.map((finding) => ({ ...finding, counterexample })),
      })),
    }));
    writeFileSync(join(folder, 'shown.json'), JSON.stringify({ ...report, contracts }));
    const { stdout } = await run('merge', 'shown.json');
    expect(stdout).toMatch(/replay: concordat check --spec openapi\.json --seed 1 --path \w+ pacts\/.\.json/);
  });

  it('counts as undecided what the run counted', async () => {
    const report = JSON.parse((await check('--format', 'json')).stdout) as Report;
    const withNew = (isNew: boolean) => ({
      ...report,
      contracts: report.contracts.map((contract) => ({
        ...contract,
        interactions: contract.interactions.map((interaction) => ({
          ...interaction,
          verdict: 'undecided',
          findings: interaction.findings.map((finding) => ({ ...finding, severity: 'warning', new: isNew })),
        })),
      })),
    });
    for (const [isNew, code] of [
      [true, 1],
      [false, 0],
    ] as const) {
      writeFileSync(join(folder, 'undecided.json'), JSON.stringify(withNew(isNew)));
      expect((await run('merge', 'undecided.json', '--strict')).code).toBe(code);
    }
  });
});
