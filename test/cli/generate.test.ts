import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContract } from '../../src/pact/read.js';
import { sourceFromText } from '../../src/source/text.js';
import { cli } from './io.js';

const folder = mkdtempSync(join(tmpdir(), 'concordat-generate-'));
writeFileSync(
  join(folder, 'openapi.yaml'),
  `openapi: 3.0.3
info: { title: Users, version: '1' }
servers: [{ url: 'https://users.example.com/api' }]
paths:
  /users/{id}:
    get:
      operationId: getUser
      parameters: [{ name: id, in: path, required: true, schema: { type: integer, minimum: 1 } }]
      responses:
        '200':
          description: ok
          content: { application/json: { schema: { $ref: '#/components/schemas/User' } } }
        '404': { description: none }
    put:
      operationId: putUser
      parameters: [{ name: id, in: path, required: true, schema: { type: integer, minimum: 1 } }]
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/User' } } }
      responses: { '204': { description: stored } }
components:
  schemas:
    User:
      type: object
      required: [name]
      properties: { name: { type: string, enum: ["it's", b] }, age: { type: integer, nullable: true, minimum: 0 } }
`,
);

const generate = (...args: string[]) => cli(['generate', ...args], { cwd: folder });

async function operations(...args: string[]) {
  const { stdout, code } = await generate(...args);
  expect(code).toBe(0);
  return JSON.parse(stdout).operations;
}

describe('concordat generate', () => {
  it('prints conforming requests of every operation', async () => {
    const [get, put] = await operations('-n', '4');
    expect(get).toMatchObject({ method: 'GET', path: '/users/{id}', operationId: 'getUser' });
    expect(get.requests).toHaveLength(4);
    for (const { path } of get.requests) expect(path).toMatch(/^\/api\/users\/[1-9]\d*$/);
    for (const { body, headers } of put.requests) {
      expect(["it's", 'b']).toContain(body.name);
      expect(headers).toEqual({ 'Content-Type': 'application/json' });
    }
  });

  it.each(['putUser', 'PUT /users/{id}', 'put /users/{id}'])('finds the operation %s', async (name) => {
    const found = await operations('--operation', name, '-n', '1');
    expect(found.map(({ operationId }: { operationId: string }) => operationId)).toEqual(['putUser']);
  });

  it('prints responses of a status, or of all', async () => {
    const all = await operations('--direction', 'response', '-n', '2', '-o', 'getUser');
    expect(all.map(({ status }: { status: number }) => status)).toEqual([200, 404]);
    const [ok] = await operations('--direction', 'response', '--status', '200', '-n', '3');
    expect(ok.responses).toHaveLength(3);
    for (const { body } of ok.responses) expect(["it's", 'b']).toContain(body.name);
  });

  it('breaks one constraint, and says where it stands', async () => {
    const [{ requests }] = await operations('-o', 'putUser', '--invalid', '-n', '30');
    const minimum = requests.find(
      ({ broken }: { broken: { keyword: string } }) => broken.keyword === 'minimum',
    );
    expect(minimum.broken).toMatchObject({ spec: { file: 'openapi.yaml', line: expect.any(Number) } });
    const required = requests.find(({ broken }: { broken: { message: string } }) =>
      /property "name"/.test(broken.message),
    );
    expect(required.broken).toMatchObject({ part: 'body', keyword: 'required', pointer: '' });
  });

  it('prints the same bytes for the same seed, others for another', async () => {
    const first = await generate('--seed', '7');
    expect(await generate('--seed', '7')).toEqual(first);
    expect((await generate('--seed', '8')).stdout).not.toBe(first.stdout);
  });

  it('prints commands for curl that a shell reads back', async () => {
    const { stdout } = await generate('-o', 'putUser', '-f', 'curl', '-n', '20');
    expect(stdout).toMatch(
      /^# PUT \/users\/\{id\}\ncurl -X PUT 'https:\/\/users\.example\.com\/api\/users\/\d+' -H 'Content-Type: application\/json' --data-raw '\{/,
    );
    expect(stdout).toContain(`"it'\\''s"`);
    const local = await generate(
      '-o',
      'getUser',
      '-f',
      'curl',
      '-n',
      '1',
      '--base-url',
      'http://localhost:8080',
    );
    expect(local.stdout).toContain("'http://localhost:8080/api/users/");
  });

  it('says why it prints nothing when nothing is asked for', async () => {
    const { code, stderr } = await generate('-n', '0');
    expect({ code, stderr }).toEqual({ code: 3, stderr: 'nothing is generated: --number is 0\n' });
  });

  it('prints a pact that can be read', async () => {
    const { stdout } = await generate('-f', 'pact', '-n', '2');
    const contract = readContract(sourceFromText('/generated.json', stdout));
    expect(contract.faults).toEqual([]);
    expect(contract.interactions).toHaveLength(4);
    expect(contract.provider).toBe('Users');
  });

  it.each([
    [['-o', 'getUsr'], 'did you mean "getUser"?'],
    [['--status', '500', '-d', 'response'], 'no operation describes a response 500'],
    [['--status', '200'], '--status is about responses'],
    [['-d', 'response', '-f', 'curl'], '--format curl shows requests'],
    [['--spec', 'nowhere.yaml'], 'nowhere.yaml'],
  ])('%j cannot be used: exit code 2', async (args, message) => {
    const { code, stdout, stderr } = await generate(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
