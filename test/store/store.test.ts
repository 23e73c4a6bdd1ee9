import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyFolder, type Folder, orderDocument, orderPact } from '../broker/contracts.js';
import { cli } from '../cli/io.js';

let folder: Folder;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => folder.remove());

const run = (...args: string[]) => cli(args, { cwd: folder.path });
const publishProvider = (version: string, ...fields: string[]) => {
  folder.write('openapi.json', orderDocument(...fields));
  return run('store', 'publish', '-a', 'orders', '-e', version, '-s', 'openapi.json');
};
const publishConsumer = (name: string, version: string, field: string) => {
  folder.write('pacts/pact.json', orderPact(name, field));
  return run('store', 'publish', 'pacts', '-a', name, '-e', version);
};
const deploy = (name: string, version: string, ...args: string[]) =>
  run('store', 'record-deployment', '-a', name, '-e', version, '--environment', 'production', ...args);
const ask = (name: string, version: string, ...args: string[]) =>
  run(
    'can-i-deploy',
    '--store',
    'contracts',
    '-a',
    name,
    '-e',
    version,
    '--to-environment',
    'production',
    ...args,
  );
const read = (name: string) => readFileSync(join(folder.path, name), 'utf8');

describe('store publish', () => {
  it('lays out documents and pacts', async () => {
    await publishProvider('1.0', 'total');
    await publishConsumer('web', '1.0', 'total');
    expect(JSON.parse(read('contracts/orders/1.0/openapi.json'))).toHaveProperty('openapi');
    expect(JSON.parse(read('contracts/web/1.0/pacts/orders.json'))).toEqual(orderPact('web', 'total'));
    expect(readdirSync(join(folder.path, 'contracts')).sort()).toEqual(['orders', 'web']);
  });

  it('adds to a version, but does not change it', async () => {
    await publishProvider('1.0', 'total');
    expect((await publishProvider('1.0', 'total')).stderr).toContain('was published before, unchanged');
    const { code, stderr } = await publishProvider('1.0', 'sum');
    expect(code).toBe(2);
    expect(stderr).toContain('version 1.0 of orders already holds another openapi.json');
    expect(read('contracts/orders/1.0/openapi.json')).toContain('total');
    folder.write('own.json', orderPact('orders', 'stock', 'stock'));
    expect((await run('store', 'publish', 'own.json', '-a', 'orders', '-e', '1.0')).code).toBe(0);
    const forced = await run(
      'store',
      'publish',
      '-a',
      'orders',
      '-e',
      '1.0',
      '-s',
      'openapi.json',
      '--force',
    );
    expect(forced.code).toBe(0);
    expect(read('contracts/orders/1.0/openapi.json')).toContain('sum');
  });

  it('has one document in a version, whatever its format', async () => {
    await publishProvider('1.0', 'total');
    const yaml = (version: string, ...args: string[]) =>
      run('store', 'publish', '-a', 'orders', '-e', version, '-s', 'openapi.yaml', ...args);
    folder.write('openapi.yaml', "openapi: 3.0.3\ninfo: { title: orders, version: '2' }\npaths: {}\n");
    const { code, stderr } = await yaml('1.0');
    expect(code).toBe(2);
    expect(stderr).toContain('version 1.0 of orders already holds another openapi.json');
    expect((await yaml('1.0', '--force')).code).toBe(0);
    expect(readdirSync(join(folder.path, 'contracts/orders/1.0'))).toEqual(['openapi.yaml']);
    expect((await yaml('1.0')).stderr).toContain('unchanged');
  });

  it('keeps an application that is called as the folder of contracts', async () => {
    await publishProvider('1.0', 'total');
    await publishConsumer('contracts', '1.0', 'total');
    await publishConsumer('web', '1.0', 'total');
    const { stdout } = await run('store', 'list');
    expect(stdout).toContain('orders 1.0');
    expect(stdout).toContain('contracts 1.0');
    expect(stdout).toContain('web 1.0');
    expect((await run('store', 'list', '--store', '.')).stdout).toBe(stdout);
  });

  it.each(['-a', '-e'])('refuses an empty name after %s', async (option) => {
    folder.write('openapi.json', orderDocument('total'));
    const names = ['-a', 'orders', '-e', '1'];
    names[names.indexOf(option) + 1] = '';
    const { code, stderr } = await run('store', 'publish', ...names, '-s', 'openapi.json');
    expect(code).toBe(2);
    expect(stderr).toContain('Expected a name, not an empty text.');
    expect(existsSync(join(folder.path, 'contracts'))).toBe(false);
  });

  it('takes names as long as the file system does, and says what it cannot write', async () => {
    expect((await publishProvider('1'.repeat(250), 'total')).code).toBe(0);
    const { code, stderr } = await publishProvider('1'.repeat(300), 'total');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: the store .*contracts cannot be written: ENAMETOOLONG/);
  });

  it('takes a document from a URL', async () => {
    const server = createServer((_request, response) => response.end(orderDocument('total')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/openapi.json`;
    expect((await run('store', 'publish', '-a', 'orders', '-e', '1', '-s', url)).stderr).toContain(
      'published',
    );
    expect(read('contracts/orders/1/openapi.json')).toBe(orderDocument('total'));
    server.close();
  });

  it('keeps names with slashes inside the store', async () => {
    folder.write('pacts/pact.json', orderPact('../web', 'total'));
    expect((await run('store', 'publish', 'pacts', '-a', '../web', '-e', 'feat/x')).code).toBe(0);
    expect(existsSync(join(folder.path, 'contracts/%2E.%2Fweb/feat%2Fx/pacts/orders.json'))).toBe(true);
    expect((await run('store', 'list')).stdout).toContain('../web feat/x: pact with orders');
  });

  it.each<[string, string, string[], string]>([
    [
      'a pact of somebody else',
      JSON.stringify(orderPact('app', 'total')),
      ['pacts'],
      'is a pact of "app", not of "web"',
    ],
    ['no pact', '{}', ['pacts'], 'is no pact'],
    ['damaged JSON', '{"a', ['pacts'], 'is not valid JSON'],
    ['nothing', '{}', [], 'nothing to publish'],
    ['a document that is none', '{}', ['-s', 'pacts/pact.json'], 'is no OpenAPI document'],
    ['an open reference', '{}', ['-s', 'split.yaml'], 'bundle it into one file first'],
  ])('refuses %s', async (_, text, args, expected) => {
    folder.write('pacts/pact.json', text);
    folder.write('split.yaml', 'openapi: 3.0.3\npaths: { /a: { $ref: "./a.yaml" } }\n');
    const { code, stderr } = await run('store', 'publish', ...args, '-a', 'web', '-e', '1');
    expect(code).toBe(2);
    expect(stderr).toContain(expected);
    expect(existsSync(join(folder.path, 'contracts/web'))).toBe(false);
  });

  it('loses nothing when many publish at once', async () => {
    folder.write('pacts/pact.json', orderPact('web', 'total'));
    const versions = Array.from({ length: 12 }, (_, index) => `1.${index}`);
    await Promise.all(
      versions.map((version) => run('store', 'publish', 'pacts', '-a', 'web', '-e', version)),
    );
    expect(readdirSync(join(folder.path, 'contracts/web')).sort()).toEqual([...versions].sort());
  });
});

describe('store record-deployment', () => {
  it('replaces the version before and keeps everything else', async () => {
    folder.write(
      'environments/production.yaml',
      '# ask ops first\ndeployed:\n  web: 1.10 # blue\n  app: [1, 2]\nowner: ops\n',
    );
    await deploy('orders', '1.0');
    await deploy('orders', '2.0');
    const text = read('environments/production.yaml');
    expect(text).toContain('# ask ops first');
    expect(text).toContain('web: 1.10 # blue');
    expect(text).toContain('owner: ops');
    expect(text).toMatch(/orders: "2\.0"/);
    const { stdout } = await run('store', 'list', '--format', 'json');
    expect(JSON.parse(stdout).environments).toEqual([
      {
        name: 'production',
        versions: [
          { pacticipant: 'web', versions: ['1.10'] },
          { pacticipant: 'app', versions: ['1', '2'] },
          { pacticipant: 'orders', versions: ['2.0'] },
        ],
      },
    ]);
  });

  it('creates the environment, and keeps instances apart', async () => {
    expect((await deploy('web', '1', '--application-instance', 'blue')).stderr).toContain(
      'a new environment',
    );
    await deploy('web', '2', '--application-instance', 'green');
    const { stdout } = await run('store', 'list');
    expect(stdout).toContain('in production: web 1 and 2');
  });

  it('writes JSON where there is JSON', async () => {
    folder.write('environments/production.json', { deployed: { web: '1' } });
    await deploy('orders', '2');
    expect(JSON.parse(read('environments/production.json'))).toEqual({ deployed: { web: '1', orders: '2' } });
  });

  it('keeps the text of numbers', async () => {
    folder.write('environments/production.json', '{"deployed": {"web": 1.10, "old": 12345678901234567890}}');
    await deploy('orders', '2');
    expect(read('environments/production.json')).toBe(
      '{\n  "deployed": {\n    "web": 1.10,\n    "old": 12345678901234567890,\n    "orders": "2"\n  }\n}\n',
    );
  });

  it('keeps versions that YAML takes for numbers', async () => {
    folder.write('environments/production.yaml', 'deployed:\n  web: 1.10\n  old: 12e4567\n');
    await deploy('orders', '2');
    expect(read('environments/production.yaml')).toBe(
      'deployed:\n  web: 1.10\n  old: "12e4567"\n  orders: "2"\n',
    );
  });

  it.each([
    ['production.json', '{"deployed": {"web": "1"}, // a comment\n}', ['orders 2', 'web 1']],
    ['production.json', 'null', ['orders 2']],
    ['production.yaml', 'null\n', ['orders 2']],
    ['production.yaml', 'deployed: null\n', ['orders 2']],
    ['production.yaml', 'deployed: {orders: "1"}\n', ['orders 2']],
    ['production.yaml', 'deployed: {orders: ["1", "3"]}\n', ['orders 2']],
    ['production.yaml', 'deployed: {orders: {blue: "1"}}\n', ['orders 1 and 2']],
    ['production.yaml', 'x: &x ["1"]\ndeployed: {orders: *x}\n', ['orders 2']],
  ])('records an instance in %s: %s', async (file, text, expected) => {
    folder.write(`environments/${file}`, text);
    expect((await deploy('orders', '2', '--application-instance', 'green')).code).toBe(0);
    const { stdout } = await run('store', 'list');
    for (const words of expected) expect(stdout).toContain(words);
  });

  it.each([['deployed: {web: "1"}\n---\nx: 1\n'], ['x: &x {web: "1"}\ndeployed: *x\n'], ['deployed: [']])(
    'leaves alone what cannot be changed in place: %j',
    async (text) => {
      folder.write('environments/production.yaml', text);
      const { code, stderr } = await deploy('orders', '1');
      expect(code).toBe(2);
      expect(stderr).toContain('production.yaml');
      expect(read('environments/production.yaml')).toBe(text);
    },
  );

  it.each([
    ['deployed: [', 'production.yaml'],
    ['- a list', 'must hold "deployed"'],
    ['deployed: { web: { blue: [] } }', 'write it in quotes'],
  ])('leaves a file alone that it cannot use: %s', async (text, expected) => {
    folder.write('environments/production.yaml', text);
    const { code, stderr } = await deploy('orders', '1');
    expect(code).toBe(2);
    expect(stderr).toContain(expected);
    expect(read('environments/production.yaml')).toBe(text);
  });

  it('loses nothing when many record at once', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, index) => deploy(`app-${index}`, '1')));
    const { stdout } = await run('store', 'list', '--format', 'json');
    expect(JSON.parse(stdout).environments[0].versions).toHaveLength(10);
  });
});

describe('store list', () => {
  it('names what is damaged and lists the rest', async () => {
    await publishProvider('1.0', 'total');
    await publishConsumer('web', '1.0', 'total');
    folder.write('contracts/web/1.0/pacts/damaged.json', '{"consumer":');
    folder.write('environments/broken.yaml', 'deployed: [');
    folder.write('environments/test.yaml', 'deployed: {web: "1.0"}');
    const { code, stdout, stderr } = await run('store', 'list');
    expect(code).toBe(0);
    expect(stdout).toBe('orders 1.0: openapi\nweb 1.0: pact with orders\nin test: web 1.0\n');
    expect(stderr).toContain('contracts/web/1.0/pacts/damaged.json');
    expect(stderr).toContain('environments/broken.yaml');
    expect(existsSync(join(folder.path, 'contracts/web/1.0/pacts/damaged.json'))).toBe(true);
  });

  it('passes over unfinished work of a crash', async () => {
    folder.write('contracts/web/.1.0.99.abc.tmp/pacts/orders.json', '{');
    expect(await run('store', 'list')).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('can-i-deploy --store', () => {
  beforeEach(async () => {
    await publishProvider('1.0', 'total');
    await publishConsumer('web', '1.0', 'total');
    await deploy('orders', '1.0');
  });

  it('says yes for a consumer and for a provider', async () => {
    expect(await ask('web', '1.0')).toMatchObject({ code: 0, stderr: '' });
    await deploy('web', '1.0');
    await publishProvider('1.1', 'total', 'sum');
    const { code, stdout } = await ask('orders', '1.1');
    expect(code).toBe(0);
    expect(stdout).toMatch(/web 1\.0 +\| orders 1\.1 \| yes/);
  });

  it('says no for a rename, with consumer, interaction and field', async () => {
    await deploy('web', '1.0');
    await publishProvider('2.0', 'amount');
    const { code, stdout } = await ask('orders', '2.0');
    expect(code).toBe(1);
    expect(stdout).toMatch(/web 1\.0 +\| orders 2\.0 \| no/);
    expect(stdout).toContain('"read the total of an order", response body $.total:');
  });

  it('says no for a consumer that needs more', async () => {
    await publishConsumer('app', '1', 'sum');
    const { code, stdout } = await ask('app', '1', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      deployable: false,
      answer: 'no',
      rows: [
        {
          consumer: { name: 'app', version: '1' },
          provider: { name: 'orders', version: '1.0' },
          result: 'no',
        },
      ],
    });
  });

  it.each<[string, () => unknown, [string, string], string]>([
    ['a version it does not hold', () => 0, ['web', '9'], 'holds no version 9 of web (there are: 1.0)'],
    [
      'another text of the version',
      () => publishConsumer('web', 'abcdef123', 'total'),
      ['web', 'abcdef'],
      'there is abcdef123',
    ],
    ['a branch name', () => 0, ['web', 'main'], 'is that the name of a branch?'],
    ['an unknown application', () => 0, ['wep', '1.0'], 'did you mean "web"?'],
    [
      'a provider that is not there',
      () => deleteEnvironment(),
      ['web', '1.0'],
      'no version of orders is recorded in production',
    ],
    [
      'a provider without contract',
      () => deploy('orders', '0.9'),
      ['web', '1.0'],
      'version 0.9 of orders has no result: the store does not hold it',
    ],
    [
      'a damaged pact of a consumer in the environment',
      async () => {
        await deploy('web', '1.0');
        folder.write('contracts/web/1.0/pacts/orders.json', '{"a');
      },
      ['orders', '1.0'],
      'contracts/web/1.0/pacts/orders.json',
    ],
    [
      'a damaged document',
      () => folder.write('contracts/orders/1.0/openapi.json', '{"a'),
      ['web', '1.0'],
      'contracts/orders/1.0/openapi.json',
    ],
  ])('says unknown for %s', async (_, arrange, [name, version], expected) => {
    await arrange();
    const { code, stdout } = await ask(name, version);
    expect(code).toBe(4);
    expect(stdout).toContain(expected);
  });

  const deleteEnvironment = () => {
    rmSync(join(folder.path, 'environments'), { recursive: true });
    folder.write('environments/production.yaml', 'deployed: {}\n');
  };

  it('says unknown for what could not be decided, unless that is allowed', async () => {
    const pact = {
      ...orderPact('mail', 'total'),
      interactions: [],
      messages: [{ description: 'm', contents: { a: 1 } }],
    };
    folder.write('pacts/pact.json', pact);
    await run('store', 'publish', 'pacts', '-a', 'mail', '-e', '1');
    const { code, stdout } = await ask('mail', '1');
    expect(code).toBe(4);
    expect(stdout).toContain('1 interaction could not be decided');
    expect((await ask('mail', '1', '--allow-undecided')).code).toBe(0);
  });

  it('cannot be asked about an unknown environment', async () => {
    const { code, stderr } = await run(
      'can-i-deploy',
      '--store',
      'contracts',
      '-a',
      'web',
      '-e',
      '1.0',
      '--to-environment',
      'prod',
    );
    expect(code).toBe(2);
    expect(stderr).toContain('there is no environment "prod"; did you mean "production"?');
  });

  it('finds the store from the folder above', async () => {
    expect(
      (await run('can-i-deploy', '--store', '.', '-a', 'web', '-e', '1.0', '--to-environment', 'production'))
        .code,
    ).toBe(0);
  });
});
