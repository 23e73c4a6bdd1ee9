import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cli } from './io.js';

const DOCUMENT = `openapi: 3.0.3
info: { title: Users, version: '1' }
paths:
  /users/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
      responses:
        '200':
          description: a user
          content:
            application/json:
              schema:
                type: object
                required: [user_id]
                properties:
                  user_id: { type: integer }
`;

const pactOf = (consumer: string, body: unknown) =>
  JSON.stringify(
    {
      consumer: { name: consumer },
      provider: { name: 'users' },
      interactions: [
        {
          description: 'a user',
          providerStates: [{ name: 'user 1 exists' }],
          request: { method: 'GET', path: '/users/1' },
          response: { status: 200, headers: { 'Content-Type': 'application/json' }, body },
        },
      ],
      metadata: { pactSpecification: { version: '3.0.0' } },
    },
    null,
    2,
  );

const root = mkdtempSync(join(tmpdir(), 'concordat-end-'));
let cwd = root;
let number = 0;

const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(cwd, name)), { recursive: true });
  writeFileSync(join(cwd, name), text);
};

const check = (...args: string[]) => cli(args, { cwd });

beforeEach(() => {
  cwd = join(root, String(number++));
  mkdirSync(join(cwd, '.git'), { recursive: true });
  write('openapi.yaml', DOCUMENT);
  write('pacts/old.json', pactOf('old', { userId: 1 }));
  write('pacts/new.json', pactOf('new', { user_id: 1 }));
});

afterAll(() => rmSync(root, { recursive: true }));

describe('concordat in a folder with a document and pacts', () => {
  it('finds both and tells the consumers apart', async () => {
    const { code, stdout, stderr } = await check();
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('error[response.body.undeclared]');
    expect(stdout).toMatch(/^new +\| users +\|.*\| yes$/m);
    expect(stdout).toMatch(/^old +\| users +\|.*\| no$/m);
    expect(stdout).toMatch(/\n[^\n]*"userId": 1\n[^\n]*\^{8}\n/);
  });

  it('prints the same with the same inputs', async () => {
    expect(await check('--format', 'json')).toEqual(await check('--format', 'json'));
  });

  it('reads a pact from standard input', async () => {
    const { code, stdout } = await cli(['-'], { cwd, stdin: pactOf('new', { user_id: 1 }) });
    expect(code).toBe(0);
    expect(stdout).toContain('the interaction is satisfied');
  });

  it('accepts what an ignore covers', async () => {
    write('concordat.config.yaml', 'ignores: [{ consumer: old, reason: moves in June }]\n');
    expect((await check()).code).toBe(0);
  });
});

describe('what cannot be used', () => {
  it.each<[string, string[], string]>([
    ['a missing pact', ['missing.json'], 'missing.json'],
    ['a missing document', ['--spec', 'nope.yaml', 'pacts'], 'nope.yaml does not exist'],
    ['a document that does not parse', ['--spec', 'bad.yaml', 'pacts'], 'bad.yaml:2:'],
    ['a pact that does not parse', ['bad.json'], 'bad.json:3:'],
    ['a pact in place of a document', ['--spec', 'pacts/old.json', 'pacts'], 'pacts/old.json is a pact'],
    ['a document in place of a pact', ['openapi.yaml'], 'openapi.yaml is not a pact'],
  ])('%s: exit code 2, and it is named', async (_, args, message) => {
    write('bad.yaml', 'openapi: 3.0.3\n\t- [\n');
    write('bad.json', '{\n  "consumer": {},\n  "interactions": [}\n');
    const { code, stdout, stderr } = await check(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stdout).not.toContain('error[');
  });

  it('does not keep the others from being checked', async () => {
    const { code, stdout } = await check('pacts', 'missing.json');
    expect(code).toBe(2);
    expect(stdout).toContain('error[response.body.undeclared]');
  });

  it('is a glob that names nothing beside others', async () => {
    const { code, stdout, stderr } = await check('pacts', 'more/*.json');
    expect(code).toBe(2);
    expect(stderr).toContain('more/*.json');
    expect(stdout).toContain('error[response.body.undeclared]');
    expect((await check('pacts', 'more/*.json', '--allow-empty')).code).toBe(1);
  });

  it('is not an empty folder beside others, but that is told', async () => {
    mkdirSync(join(cwd, 'none'));
    const { code, stderr } = await check('pacts', 'none');
    expect(code).toBe(1);
    expect(stderr).toBe('warning: there is no pact in none\n');
  });

  it('is not an empty folder: exit code 3', async () => {
    mkdirSync(join(cwd, 'none'));
    expect((await check('none')).code).toBe(3);
    expect((await check('none', '--allow-empty')).code).toBe(0);
  });
});

describe('what strict readers reject', () => {
  it('is shown where it stands', async () => {
    write('openapi.yaml', `${DOCUMENT}openapi: 3.0.3\n`);
    write('pacts/new.json', `${pactOf('new', { user_id: 1 }).slice(0, -2)},\n}`);
    const { stdout } = await check('pacts/new.json');
    expect(stdout).toMatch(/warning\[spec.syntax\].*\n {2}--> openapi.yaml:18:1\n/);
    expect(stdout).toMatch(/warning\[pact.syntax\].*\n {2}--> pacts\/new.json:\d\d:\d+\n/);
  });
});

describe('a report', () => {
  it('that cannot be written does not cost the others', async () => {
    const { code, stdout, stderr } = await check(
      ...['pacts', '--format', 'json=openapi.yaml/a.json', '--format', 'junit=b.xml'],
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: the report cannot be written to .*a\.json/);
    expect(stdout).toContain('error[response.body.undeclared]');
    expect(readFileSync(join(cwd, 'b.xml'), 'utf8')).toContain('<testsuites');
  });

  it.each(['openapi.yaml', 'pacts/old.json'])('is not written over %s', async (name) => {
    const before = readFileSync(join(cwd, name), 'utf8');
    const { code, stderr } = await check('pacts', '--format', `json=${name}`);
    expect(code).toBe(2);
    expect(stderr).toContain('that is an input of the run');
    expect(readFileSync(join(cwd, name), 'utf8')).toBe(before);
  });
});

describe('a replay', () => {
  it('of a finding that does not exist says so: exit code 3', async () => {
    const { code, stderr } = await check('pacts', '--path', '000000000000');
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: 'nothing to show: no finding has the fingerprint 000000000000\n',
    });
  });
});
