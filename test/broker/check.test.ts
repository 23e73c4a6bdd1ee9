import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cli, type Ran } from '../cli/io.js';
import { emptyFolder, type Folder, orderDocument, orderPact } from './contracts.js';
import { type FakeBroker, startFakeBroker } from './fake/server.js';
import { contentSha } from './fake/state.js';

let fake: FakeBroker;
let folder: Folder;

beforeEach(async () => {
  fake = await startFakeBroker();
  folder = emptyFolder();
  folder.write('openapi.json', orderDocument('total'));
});
afterEach(async () => {
  folder.remove();
  await fake.close();
});

/** Puts a pact into the broker as if it had been published. */
function published(consumer: string, version: string, branch: string, field: string): void {
  const content = orderPact(consumer, field);
  fake.state.addToBranch(consumer, version, branch);
  fake.state.pacticipant('orders');
  fake.state.pacts.push({ consumer, provider: 'orders', version, sha: contentSha(content), content });
}

const check = (...args: string[]): Promise<Ran> => checkIn({ CI: 'true' }, ...args);
const checkIn = (env: Record<string, string>, ...args: string[]): Promise<Ran> =>
  cli(['check', '-s', 'openapi.json', '-b', fake.url, '--retries', '0', ...args], { cwd: folder.path, env });

const publishing = [
  '--provider',
  'orders',
  '--publish',
  '--provider-version',
  '7',
  '--provider-branch',
  'main',
];
const asked = () =>
  JSON.parse(fake.exchanges.find(({ url }) => url.endsWith('/for-verification'))?.body ?? '{}');
const writes = () =>
  fake.exchanges.filter(({ method, url }) => method !== 'GET' && !url.endsWith('/for-verification'));

describe('pacts from a broker', () => {
  it('are checked; their text is the published one', async () => {
    published('web', '1.0', 'main', 'total');
    published('app', '2.0', 'main', 'sum');
    const { code, stdout, stderr } = await check('--provider', 'orders', '--format', 'json');
    expect(code).toBe(1);
    const report = JSON.parse(stdout);
    expect(report.contracts.map(({ file }: { file: string }) => file).sort()).toEqual([
      'app (2.0) and orders',
      'web (1.0) and orders',
    ]);
    expect(stdout).not.toContain('_id');
    expect(stderr).toContain('The pact of web is being verified');
  });

  it('that nothing selects are nothing to check', async () => {
    published('web', '1.0', 'feature', 'total');
    const { code, stderr } = await check('--provider', 'orders', '--consumer-version-branch', 'other');
    expect(code).toBe(3);
    expect(stderr).toContain('the broker selects no pact');
  });

  it('of an unknown provider are a mistake', async () => {
    published('web', '1.0', 'main', 'total');
    const { code, stderr } = await check('--provider', 'ordres');
    expect(code).toBe(2);
    expect(stderr).toContain('knows no provider "ordres"; did you mean "orders"?');
  });

  it('can be named by address', async () => {
    published('web', '1.0', 'main', 'total');
    const { code, stdout } = await cli(
      [
        'check',
        '-s',
        'openapi.json',
        '--pact-url',
        `${fake.url}/pacts/provider/orders/consumer/web/version/1.0`,
      ],
      { cwd: folder.path },
    );
    expect(code).toBe(0);
    expect(stdout).toContain('web');
  });

  it('must be named by a whole address', async () => {
    const args = ['check', '-s', 'openapi.json', '--pact-url', 'pacts/1'];
    const { code, stderr } = await cli(args, { cwd: folder.path });
    expect(code).toBe(2);
    expect(stderr).toContain('--pact-url pacts/1 is not a URL');
  });

  it('are left alone when pacts are named', async () => {
    folder.write('pacts/web.json', orderPact('web', 'total'));
    const env = { PACT_BROKER_BASE_URL: fake.url };
    const { code } = await cli(['check', '-s', 'openapi.json', '--provider', 'orders', 'pacts'], {
      cwd: folder.path,
      env,
    });
    expect({ code, asked: fake.exchanges.length }).toEqual({ code: 0, asked: 0 });
  });

  it('are asked for when only the environment names the broker', async () => {
    published('web', '1.0', 'main', 'total');
    const env = { PACT_BROKER_BASE_URL: fake.url, PACT_BROKER_TOKEN: 'tok-1234' };
    const { code } = await cli(['check', '-s', 'openapi.json', '--provider', 'orders'], {
      cwd: folder.path,
      env,
    });
    expect(code).toBe(0);
    expect(fake.exchanges[0]?.headers.authorization).toBe('Bearer tok-1234');
  });
});

describe('selectors', () => {
  it.each<[string[], unknown]>([
    [[], undefined],
    [
      ['--main-branch', '--deployed-or-released'],
      [{ mainBranch: true }, { deployedOrReleased: true }],
    ],
    [['--matching-branch', '--provider-branch', 'x'], [{ matchingBranch: true }]],
    [
      ['--consumer-version-branch', 'a', '--consumer-version-branch', 'b'],
      [{ branch: 'a' }, { branch: 'b' }],
    ],
    [['--consumer-version-tag', 'prod'], [{ tag: 'prod', latest: true }]],
    [['--environment', 'production'], [{ environment: 'production' }]],
    [
      ['--consumer-version-selectors', '[{"branch":"a","consumer":"web"}]'],
      [{ branch: 'a', consumer: 'web' }],
    ],
    [['--consumer-version-selectors', '{"latest":true}'], [{ latest: true }]],
  ])('%j', async (args, expected) => {
    published('web', '1.0', 'main', 'total');
    await check('--provider', 'orders', ...args);
    expect(asked().consumerVersionSelectors).toEqual(expected);
    expect(asked().includePendingStatus).toBe(false);
  });

  it.each([
    ['{"mainbranch":true}', 'know no "mainbranch"; did you mean "mainBranch"'],
    ['[', 'is not valid JSON'],
    ['{}', 'is empty'],
    ['3', 'must be a JSON object'],
  ])('%s is refused', async (text, expected) => {
    const { code, stderr } = await check('--provider', 'orders', '--consumer-version-selectors', text);
    expect(code).toBe(2);
    expect(stderr).toContain(expected);
  });

  it.each([
    [['--include-wip-pacts-since', '2026-01-01'], 'needs --provider-branch'],
    [['--matching-branch'], 'needs --provider-branch'],
  ])('%j needs a branch', async (args, expected) => {
    expect((await checkIn({}, '--provider', 'orders', ...args)).stderr).toContain(expected);
  });

  it('take branch and pending from options, environment and configuration', async () => {
    published('web', '1.0', 'main', 'total');
    folder.write('concordat.config.json', {
      broker: { enablePending: true, consumerVersionSelectors: [{ mainBranch: true }] },
    });
    await checkIn({ GITHUB_REF_NAME: 'feat/x', CI: '1' }, '--provider', 'orders');
    expect(asked()).toEqual({
      consumerVersionSelectors: [{ mainBranch: true }],
      providerVersionBranch: 'feat/x',
      includePendingStatus: true,
    });
  });
});

describe('pending and work in progress', () => {
  it('is reported, recorded as failed, and does not fail the run', async () => {
    published('web', '1.0', 'main', 'sum');
    const { code, stdout, stderr } = await check(...publishing, '--enable-pending', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).contracts[0].interactions[0].pending).toBe(true);
    expect(JSON.parse(stdout).summary.unsatisfied).toBe(1);
    expect(fake.state.results[0]?.success).toBe(false);
    expect(stderr).toContain('This pact of web is still in pending state');
  });

  it('fails the run once it was verified', async () => {
    published('web', '1.0', 'main', 'sum');
    await check(...publishing, '--enable-pending');
    folder.write('openapi.json', orderDocument('total', 'sum'));
    await check(...publishing, '--enable-pending');
    folder.write('openapi.json', orderDocument('total'));
    expect((await check(...publishing, '--enable-pending')).code).toBe(1);
  });

  it('adds the heads of other branches', async () => {
    published('web', '1.0', 'main', 'total');
    published('web', '1.1', 'feature', 'sum');
    const { code, stdout } = await check(
      ...publishing,
      '--main-branch',
      '--include-wip-pacts-since',
      '2026-01-01',
      '--format',
      'json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout).contracts).toHaveLength(2);
  });
});

describe('publishing results', () => {
  it('sends the version first, then one result per pact', async () => {
    published('web', '1.0', 'main', 'total');
    published('app', '2.0', 'main', 'sum');
    const { code, stderr } = await check(
      ...publishing,
      '--provider-tags',
      'dev,rc',
      '--build-url',
      'https://ci.example.org/7',
    );
    expect(code).toBe(1);
    expect(writes().map(({ method, url }) => `${method} ${url.replace(/[0-9a-f]{40}.*/, '…')}`)).toEqual([
      'PUT /pacticipants/orders/branches/main/versions/7',
      'PUT /pacticipants/orders/versions/7/tags/dev',
      'PUT /pacticipants/orders/versions/7/tags/rc',
      'POST /pacts/provider/orders/consumer/web/pact-version/…',
      'POST /pacts/provider/orders/consumer/app/pact-version/…',
    ]);
    const [web, app] = fake.state.results.map(({ body }) => body as Record<string, never>);
    expect(web).toMatchObject({
      success: true,
      providerApplicationVersion: '7',
      buildUrl: 'https://ci.example.org/7',
      verifiedBy: { implementation: 'concordat' },
      testResults: [{ interactionDescription: 'read the total of an order', success: true }],
    });
    expect(app?.testResults).toMatchObject([
      {
        interactionId: expect.stringMatching(/^[0-9a-f]{40}$/),
        success: false,
        mismatches: expect.arrayContaining([
          { attribute: 'body', identifier: '$.sum', description: expect.stringContaining('[response.') },
        ]),
      },
    ]);
    expect(stderr).toContain('published: web (1.0) and orders verified by version 7');
    expect(stderr).not.toContain('warning: results are published from outside CI');
  });

  it('does not happen when something could not be checked', async () => {
    published('web', '1.0', 'main', 'total');
    folder.write('openapi.json', '{ "openapi": ');
    const { code, stderr } = await check(...publishing);
    expect({ code, writes: writes() }).toEqual({ code: 2, writes: [] });
    expect(stderr).toContain('nothing was published');
  });

  it('is shown by a dry run', async () => {
    published('web', '1.0', 'main', 'total');
    const { code, stderr, stdout } = await check(...publishing, '--dry-run');
    expect({ code, writes: writes() }).toEqual({ code: 0, writes: [] });
    expect(stderr).toContain('would send POST');
    expect(stderr).toContain('"providerApplicationVersion": "7"');
    expect(stdout).not.toContain('would send');
  });

  it('fails the run when the broker refuses', async () => {
    published('web', '1.0', 'main', 'total');
    fake.faults.push((request, response) => {
      if (request.method !== 'PUT') return false;
      response.writeHead(401).end();
      return true;
    });
    const { code, stderr } = await check(...publishing);
    expect(code).toBe(2);
    expect(stderr).toContain('wants credentials');
    expect(fake.state.results).toEqual([]);
  });

  it.each<[string[], Record<string, string>, string]>([
    [['--publish'], {}, '--publish needs --provider-version'],
    [
      ['--publish', '--provider-version', '1', '--filter-consumer', 'web'],
      {},
      'cannot be combined with filters',
    ],
    [
      ['--publish', '--provider-version', '1', '--path', '0123456789ab'],
      {},
      'cannot be combined with filters or --path',
    ],
    [
      ['--publish', '--provider-version', '1'],
      { PACT_DESCRIPTION: 'an order' },
      'cannot be combined with filters',
    ],
  ])('%j is refused before anything is asked', async (args, env, expected) => {
    const { code, stderr } = await checkIn(env, '--provider', 'orders', ...args);
    expect({ code, asked: fake.exchanges.length }).toEqual({ code: 2, asked: 0 });
    expect(stderr).toContain(expected);
  });

  it('takes version, branch and build from the CI system, and warns outside of one', async () => {
    published('web', '1.0', 'main', 'total');
    const env = { CI_COMMIT_SHA: 'abc123', CI_COMMIT_REF_NAME: 'main', CI_JOB_URL: 'https://ci/9' };
    const { stderr } = await checkIn(env, '--provider', 'orders', '--publish');
    expect(stderr).toContain('published from outside CI');
    expect(fake.state.results[0]?.body).toMatchObject({
      providerApplicationVersion: 'abc123',
      buildUrl: 'https://ci/9',
    });
    expect(fake.state.version('orders', 'abc123').branches).toEqual(new Set(['main']));
  });

  it('records a break also with --fail-on never', async () => {
    published('web', '1.0', 'main', 'sum');
    expect((await check(...publishing, '--fail-on', 'never')).code).toBe(0);
    expect(fake.state.results[0]?.success).toBe(false);
  });
});

describe('what could not be decided', () => {
  const mail = {
    ...orderPact('mail', 'total'),
    interactions: [],
    messages: [{ description: 'm', contents: { a: 1 } }],
  };

  it.each<[string[], number, boolean[]]>([
    [[], 0, []],
    [['--allow-undecided'], 0, [true]],
    [['--strict'], 1, [false]],
  ])('with %j: exit code %i, results %j', async (args, code, results) => {
    fake.state.addToBranch('mail', '1', 'main');
    fake.state.pacticipant('orders');
    fake.state.pacts.push({
      consumer: 'mail',
      provider: 'orders',
      version: '1',
      sha: contentSha(mail),
      content: mail,
    });
    const ran = await check(...publishing, ...args);
    expect(ran.code).toBe(code);
    expect(fake.state.results.map(({ success }) => success)).toEqual(results);
    expect(
      ran.stderr.includes('not published: mail (1) and orders, because 1 interaction could not be decided'),
    ).toBe(results.length === 0);
  });
});

describe('secrets', () => {
  it('are not printed, not even with --verbose', async () => {
    published('web', '1.0', 'main', 'sum');
    const { stdout, stderr } = await check(
      '--provider',
      'orders',
      '-u',
      'alice',
      '-p',
      'pa55-word',
      '--verbose',
    );
    expect(stderr).toContain('broker: GET');
    expect(stdout + stderr).not.toMatch(/pa55-word|YWxpY2U6/);
  });
});
