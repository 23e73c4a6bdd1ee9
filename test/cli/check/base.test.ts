import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../src/report/model.js';
import { cli } from '../io.js';
import { DOCUMENT, pactOf } from './shop.js';

const cwd = mkdtempSync(join(tmpdir(), 'concordat-base-'));

const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(cwd, name)), { recursive: true });
  writeFileSync(join(cwd, name), text);
};
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    cwd,
    stdio: 'pipe',
  });
const check = (...args: string[]) => cli([...args], { cwd });
const checkIn = (folder: string, ...args: string[]) => cli([...args], { cwd: join(cwd, folder) });
const commit = () => {
  git('add', '.');
  git('commit', '-q', '-m', 'state');
};

/** The document in two files, so that a reference must be followed in the same revision. */
const ROOT_FILE = DOCUMENT.replace(
  /schema:\n {16}type: object[\s\S]*$/,
  'schema: { $ref: "schemas/user.yaml" }\n',
);
const userFile = (name: string) =>
  `type: object\nrequired: [${name}]\nproperties:\n  ${name}: { type: integer }\n`;

beforeAll(() => {
  git('init', '-q', '-b', 'main');
  write('api/openapi.yaml', ROOT_FILE);
  write('api/schemas/user.yaml', userFile('user_id'));
  write('api/pacts/web.json', pactOf('web', { user_id: 1 }));
  write('api/pacts/old.json', pactOf('old', { nickname: 'x' }));
  commit();
  git('checkout', '-q', '-b', 'change');
  write('api/schemas/user.yaml', userFile('userId'));
});

afterAll(() => rmSync(cwd, { recursive: true }));

describe('--base', () => {
  it('reads an older document and what it refers to from git', async () => {
    const { code, stdout, stderr } = await check(
      '--spec',
      'api/openapi.yaml',
      '--base',
      'main:api/openapi.yaml',
      'api/pacts',
    );
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/newly broken:\n\n(?:[^\n]*\n)*error\[response\.body\.undeclared\][^\n]*user_id/);
    expect(stdout).toMatch(/already broken before:\n\nerror\[response\.body\.undeclared\][^\n]*nickname/);
    expect(stdout).toMatch(/^old +\|.*\| yes$/m);
    expect(stdout).toMatch(/^web +\|.*\| no$/m);
    expect(stdout).toContain('newly broken: 1 error');
  });

  it('does not fail for what was broken before', async () => {
    const { code, stdout } = await check(
      '--spec',
      'api/openapi.yaml',
      '--base',
      'main:api/openapi.yaml',
      'api/pacts/old.json',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('newly broken: nothing');
  });

  it('takes paths from the root of the repository, or from here with ./', async () => {
    for (const base of ['main:api/openapi.yaml', 'main:./openapi.yaml', 'HEAD:./openapi.yaml'])
      expect((await checkIn('api', '--base', base, '--format', 'json')).stdout).toContain('"newFindings"');
  });

  it.each([
    ['nope:api/openapi.yaml', 'git does not know the revision "nope"'],
    ['--output=x:api/openapi.yaml', 'git does not know the revision'],
    ['main:api/nope.yaml', 'main:api/nope.yaml cannot be read from git'],
    ['missing.yaml', 'missing.yaml does not exist'],
    ['main:api/pacts/web.json', 'is a pact'],
  ])('%s cannot be used: exit code 2', async (base, message) => {
    const { code, stderr } = await check('--spec', 'api/openapi.yaml', `--base=${base}`, 'api/pacts');
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('Command failed');
  });

  it('says so outside of a repository', async () => {
    const { code, stderr } = await cli(
      ['--base', 'main:openapi.yaml', '--spec', join(cwd, 'api/openapi.yaml'), join(cwd, 'api/pacts')],
      { cwd: tmpdir() },
    );
    expect(code).toBe(2);
    expect(stderr).toContain('there is no git repository here');
  });

  it('shows the rename of examples/rename as exactly three newly broken consumers', async () => {
    const rename = 'examples/rename';
    const { code, stdout } = await cli([
      '--spec',
      `${rename}/after.yaml`,
      '--base',
      `${rename}/before.yaml`,
      `${rename}/pacts`,
      '--format',
      'json',
    ]);
    const report = JSON.parse(stdout) as Report;
    const broken = report.contracts.flatMap(({ consumer, interactions }) =>
      interactions.flatMap(({ findings }) =>
        findings.map((finding) => [consumer, finding.new, finding.severity]),
      ),
    );
    expect(code).toBe(1);
    expect(report.findings).toEqual([]);
    expect(broken).toEqual([
      ['analytics-service', true, 'error'],
      ['order-service', true, 'error'],
      ['shipping-service', true, 'error'],
    ]);
    expect(report.summary.newFindings).toEqual({ error: 3, warning: 0, info: 0 });
  });
});
