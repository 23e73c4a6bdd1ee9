import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canIDeploy } from '../../src/broker/can-i-deploy.js';
import { createBroker } from '../../src/broker/client.js';
import { cli } from '../cli/io.js';
import { emptyFolder, type Folder, orderDocument, orderPact } from './contracts.js';
import { type FakeBroker, startFakeBroker } from './fake/server.js';

let fake: FakeBroker;
let folder: Folder;

beforeEach(async () => {
  fake = await startFakeBroker();
  fake.state.addEnvironment('production', true);
  folder = emptyFolder();
  folder.write('openapi.json', orderDocument('total'));
});
afterEach(async () => {
  folder.remove();
  await fake.close();
});

const run = (...args: string[]) =>
  cli([...args, '-b', fake.url, '--retries', '0'], { cwd: folder.path, env: { CI: '1' } });
const publish = (consumer: string, version: string, field: string, ...args: string[]) => {
  folder.write('pacts/pact.json', orderPact(consumer, field));
  return run('broker', 'publish', 'pacts', '-a', version, '--branch', 'main', ...args);
};
const verify = (version: string, branch = 'main') =>
  run(
    'check',
    '-s',
    'openapi.json',
    '--provider',
    'orders',
    '--publish',
    '--provider-version',
    version,
    '--provider-branch',
    branch,
  );
const deploy = (name: string, version: string) =>
  run('record-deployment', '-a', name, '-e', version, '--environment', 'production');
const ask = (name: string, version: string, ...args: string[]) =>
  run('can-i-deploy', '-a', name, '-e', version, '--to-environment', 'production', ...args);

describe('broker publish', () => {
  it('publishes with version, branch and tags', async () => {
    const { code, stderr } = await publish('web', '1', 'total', '--tag', 'dev,rc');
    expect(code).toBe(0);
    expect(stderr).toContain('Pact successfully published for web version 1');
    expect(fake.state.version('web', '1')).toMatchObject({
      branches: new Set(['main']),
      tags: new Set(['dev', 'rc']),
    });
    expect(fake.state.pacts[0]?.content).toEqual(orderPact('web', 'total'));
  });

  it('sends several providers of a consumer together', async () => {
    folder.write('pacts/other.json', orderPact('web', 'total', 'stock'));
    await publish('web', '1', 'total');
    expect(fake.exchanges.filter(({ url }) => url === '/contracts/publish')).toHaveLength(1);
    expect(fake.state.pacts.map(({ provider }) => provider).sort()).toEqual(['orders', 'stock']);
  });

  it('checks first when a document is given, and does not publish a break', async () => {
    const refused = await publish('web', '1', 'sum', '--spec', 'openapi.json');
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('response.body.undeclared');
    expect(refused.stderr).toContain('nothing was published');
    expect(fake.state.pacts).toEqual([]);
    expect((await publish('web', '1', 'sum', '--spec', 'openapi.json', '--force')).code).toBe(0);
    expect(fake.state.pacts).toHaveLength(1);
  });

  it('publishes what fits the document', async () => {
    expect((await publish('web', '1', 'total', '--spec', 'openapi.json')).code).toBe(0);
    expect(fake.state.pacts).toHaveLength(1);
  });

  it('does not publish what could not be checked, also with --force', async () => {
    const { code } = await publish('web', '1', 'total', '--spec', 'missing.yaml', '--force');
    expect({ code, pacts: fake.state.pacts }).toEqual({ code: 2, pacts: [] });
  });

  it('explains a conflict', async () => {
    await publish('web', '1', 'total');
    const { code, stderr } = await publish('web', '1', 'sum');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^error: web 1 was published before with another content.*publish under a new version/m,
    );
  });

  it('shows what it would send', async () => {
    const { code, stderr } = await publish('web', '1', 'total', '--dry-run');
    expect({ code, pacts: fake.state.pacts }).toEqual({ code: 0, pacts: [] });
    expect(stderr).toContain(`would send POST ${fake.url}/contracts/publish`);
  });

  it('does not check what it reads from standard input, which nobody can read twice', async () => {
    const { code, stderr } = await run('broker', 'publish', '-', '-a', '1', '--spec', 'openapi.json');
    expect(code).toBe(2);
    expect(stderr).toContain('standard input');
  });

  it.each([
    ['{"interactions": []}', 'must be JSON and name its consumer'],
    ['{"a"', 'is not valid JSON'],
  ])('refuses %s', async (text, expected) => {
    folder.write('pacts/pact.json', text);
    const { code, stderr } = await run('broker', 'publish', 'pacts', '-a', '1');
    expect(code).toBe(2);
    expect(stderr).toContain(expected);
  });
});

describe('can-i-deploy', () => {
  beforeEach(() => publish('web', '1', 'total'));

  it('says yes', async () => {
    await verify('7');
    await deploy('orders', '7');
    const { code, stdout } = await ask('web', '1');
    expect(code).toBe(0);
    expect(stdout).toContain('web 1 to production: yes');
    expect(stdout).toMatch(/web 1 +\| orders 7 \| yes/);
  });

  it('says no, with consumer, interaction and field', async () => {
    await verify('7');
    await deploy('orders', '7');
    await deploy('web', '1');
    folder.write('openapi.json', orderDocument('amount'));
    await verify('8');
    const { code, stdout } = await ask('orders', '8');
    expect(code).toBe(1);
    expect(stdout).toMatch(/web 1 +\| orders 8 \| no/);
    expect(stdout).toContain('"read the total of an order", body $.total:');
  });

  it('says unknown when the provider is not there, and what to do', async () => {
    const { code, stdout } = await ask('web', '1');
    expect(code).toBe(4);
    expect(stdout).toContain('no version of orders is recorded in production; deploy orders first');
  });

  it.each<[string, () => Promise<unknown>, [string, string], string]>([
    [
      'nobody verified the pact',
      async () => {
        fake.state.version('orders', '7');
        await deploy('orders', '7');
      },
      ['web', '1'],
      'version 7 of orders has no result for the pact of web 1',
    ],
    [
      'a result stands under another text of the version',
      async () => {
        await verify('abcdef0123456789');
        fake.state.version('orders', 'abcdef0');
        await deploy('orders', 'abcdef0');
      },
      ['web', '1'],
      'recorded under abcdef0123456789: is that the same version under another text?',
    ],
    [
      'a branch name was used as version of the result',
      async () => {
        await verify('main');
        fake.state.version('orders', '7');
        await deploy('orders', '7');
      },
      ['web', '1'],
      'recorded under "main", which is a branch name',
    ],
    ['the version does not exist', async () => {}, ['web', '9'], 'there is no version 9 of web'],
    [
      'the version is a branch',
      async () => {},
      ['web', 'main'],
      '"main" is a branch of web, not a version; its latest version is 1',
    ],
    [
      'the version has another text',
      async () => void (await publish('web', '1234567890', 'total')),
      ['web', '1234567'],
      'there is 1234567890',
    ],
  ])('says unknown when %s', async (_, arrange, [name, version], expected) => {
    await arrange();
    const { code, stdout } = await ask(name, version);
    expect(code).toBe(4);
    expect(stdout).toContain(expected);
  });

  it('takes a failure for a no while other results are missing', async () => {
    await verify('7');
    await deploy('web', '1');
    await publish('app', '1', 'total');
    await deploy('app', '1');
    folder.write('openapi.json', orderDocument('amount'));
    fake.state.pacts.reverse();
    await run(
      'check',
      '-s',
      'openapi.json',
      '--provider',
      'orders',
      '--publish',
      '--provider-version',
      '8',
      '--consumer-version-selectors',
      '{"latest":true,"consumer":"web"}',
    );
    const { code, stdout } = await ask('orders', '8', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ deployable: false, answer: 'no' });
  });

  it.each<[string, unknown, string]>([
    [
      'the Rust verifier',
      [
        {
          interactionId: 'a',
          interactionDescription: 'get it',
          success: false,
          mismatches: [{ attribute: 'body', identifier: '$.sum', description: 'is missing' }],
        },
      ],
      '"get it", body $.sum: is missing',
    ],
    [
      'the Ruby verifier',
      {
        tests: [
          { testDescription: 'get it', status: 'failed', exception: { message: 'sum is missing' } },
          { status: 'passed' },
        ],
      },
      '"get it": sum is missing',
    ],
    ['nobody knows', 'free text', 'orders 8 | no'],
  ])('reads what %s recorded', async (_, testResults, expected) => {
    await deploy('web', '1');
    const [pact] = fake.state.pacts;
    const body = { success: false, providerApplicationVersion: '8', testResults };
    fake.state.version('orders', '8');
    fake.state.results.push({
      id: 1,
      consumer: 'web',
      provider: 'orders',
      sha: pact?.sha ?? '',
      providerVersion: '8',
      success: false,
      wip: false,
      body,
    });
    expect((await ask('orders', '8')).stdout).toContain(expected);
  });

  it('leaves out what is ignored', async () => {
    expect((await ask('web', '1', '--ignore', 'orders')).code).toBe(0);
  });

  it.each([[['ghost', '1'], 'Pacticipant ghost not found']])(
    'cannot be asked for %j',
    async ([name, version], expected) => {
      const { code, stdout, stderr } = await ask(name as string, version as string);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(expected);
    },
  );

  it('asks again while the answer is unknown', async () => {
    const waits: number[] = [];
    fake.state.version('orders', '7');
    await deploy('orders', '7');
    const answer = await canIDeploy(
      createBroker({ baseUrl: fake.url }),
      { pacticipant: 'web', version: '1', environment: 'production' },
      {
        retries: 5,
        intervalMs: 3000,
        sleep: async (ms) => {
          waits.push(ms);
          if (waits.length === 2) await verify('7');
        },
      },
    );
    expect({ answer: answer.answer, waits }).toEqual({ answer: 'yes', waits: [3000, 3000] });
  });

  it('gives up asking', async () => {
    const { code, stderr } = await ask('web', '1', '--retry-while-unknown', '2', '--retry-interval', '0');
    expect(code).toBe(4);
    expect(stderr.match(/asking again/g)).toHaveLength(2);
  });

  it('still answers when the explanation cannot be looked up', async () => {
    await deploy('web', '1');
    folder.write('openapi.json', orderDocument('amount'));
    await verify('8');
    fake.faults.push((request, response) => {
      if (!request.url?.includes('/verification-results/')) return false;
      response.writeHead(404).end();
      return true;
    });
    expect((await ask('orders', '8')).code).toBe(1);
  });
});

describe('record', () => {
  beforeEach(() => publish('web', '1', 'total'));

  it('replaces a deployment, adds a release', async () => {
    await publish('web', '2', 'total');
    for (const version of ['1', '2']) {
      expect((await deploy('web', version)).code).toBe(0);
      await run('record-release', '-a', 'web', '-e', version, '--environment', 'production');
    }
    const present = fake.state.presences.map(({ kind, version }) => `${kind} ${version}`);
    expect(present.sort()).toEqual(['deployed 2', 'released 1', 'released 2']);
  });

  it('keeps instances apart', async () => {
    await deploy('web', '1');
    await run(
      'record-deployment',
      '-a',
      'web',
      '-e',
      '1',
      '--environment',
      'production',
      '--application-instance',
      'blue',
    );
    expect(fake.state.presences.map(({ instance }) => instance)).toEqual(['', 'blue']);
  });

  it.each([
    [
      ['-a', 'web', '-e', '1', '--environment', 'prodution'],
      'no environment "prodution"; did you mean "production"?',
    ],
    [['-a', 'web', '-e', 'main', '--environment', 'production'], '"main" is a branch of web'],
    [['-a', 'wep', '-e', '1', '--environment', 'production'], 'no application "wep"; did you mean "web"?'],
  ])('%j is a mistake', async (args, expected) => {
    const { code, stderr } = await run('record-deployment', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(expected);
  });
});
