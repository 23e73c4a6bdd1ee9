import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerOf, type DeployRow } from '../../src/broker/answer-model.js';
import { createBroker } from '../../src/broker/client.js';
import { mayCarryCredentials } from '../../src/broker/http/credentials.js';
import { redirectTarget } from '../../src/broker/http/redirect.js';
import { retryDelay } from '../../src/broker/http/retry.js';
import { allItems } from '../../src/broker/pages.js';
import { cli } from '../cli/io.js';
import { emptyFolder, type Folder, orderDocument, orderPact } from './contracts.js';
import { type FakeBroker, startFakeBroker } from './fake/server.js';

describe('credentials travel', () => {
  it.each([
    ['https://a.example', 'https://a.example/x', true],
    ['http://a.example', 'https://a.example/x', true],
    ['https://a.example', 'http://a.example/x', false],
    ['https://a.example', 'https://b.example/x', false],
    ['https://a.example', 'https://sub.a.example', false],
    ['https://a.example', 'https://a.example:8443', false],
    ['http://a.example:9292', 'https://a.example', false],
    ['http://localhost:1', 'http://127.0.0.1:1', false],
  ])('from %s to %s: %s', (base, target, expected) => {
    expect(mayCarryCredentials(new URL(base), new URL(target))).toBe(expected);
  });
});

describe('redirects', () => {
  const https = new URL('https://a.example/x');

  it('do not step down to http', () => {
    expect(() => redirectTarget('GET', https, 302, 'http://a.example/x')).toThrow('unencrypted');
  });

  it('lose user information', () => {
    expect(redirectTarget('GET', https, 302, '//user:pass@b.example/')?.href).toBe('https://b.example/');
  });

  it.each([
    [200, '/y'],
    [304, '/y'],
    [302, null],
  ])('%i with %j is none', (status, location) => {
    expect(redirectTarget('GET', https, status, location)).toBeUndefined();
  });
});

describe('pauses', () => {
  const policy = { retries: 9, baseMs: 100, maxMs: 1000 };

  it.each([
    [0, 0, 50],
    [0, 1, 100],
    [2, 1, 400],
    [9, 1, 1000],
    [60, 1, 1000],
  ])('after attempt %i with jitter %i: %i ms', (attempt, random, expected) => {
    expect(retryDelay(policy, attempt, null, 0, random)).toBe(expected);
  });

  it('never reach into the past', () => {
    expect(retryDelay(policy, 0, 'Thu, 01 Jan 1970 00:00:00 GMT', 5000, 1)).toBe(0);
  });
});

describe('answers', () => {
  const row = (result: DeployRow['result'], ignored = false): DeployRow => ({
    consumer: { name: 'a', version: '1' },
    provider: { name: 'b', version: '1' },
    result,
    ignored,
    reasons: [],
    breaks: [],
  });

  it.each([
    [[], 'yes'],
    [[row('yes'), row('unknown')], 'unknown'],
    [[row('unknown'), row('no'), row('yes')], 'no'],
    [[row('no', true), row('yes')], 'yes'],
  ] as const)('%# add up', (rows, expected) => expect(answerOf(rows)).toBe(expected));
});

describe('a broker with odd names and pages', () => {
  let fake: FakeBroker;
  let folder: Folder;
  beforeEach(async () => {
    fake = await startFakeBroker();
    folder = emptyFolder();
  });
  afterEach(async () => {
    folder.remove();
    await fake.close();
  });

  it('is asked with encoded names all the way', async () => {
    const [consumer, provider, version] = ['Web Shop +1', 'team/orders ü', '1.0/x+y'];
    fake.state.addEnvironment('production');
    folder.write('openapi.json', orderDocument('total'));
    folder.write('pacts/pact.json', orderPact(consumer, 'total', provider));
    const run = (...args: string[]) =>
      cli([...args, '-b', fake.url, '--retries', '0'], { cwd: folder.path, env: { CI: '1' } });
    await run('broker', 'publish', 'pacts', '-a', version, '--branch', 'feat/x');
    const checked = await run(
      'check',
      '-s',
      'openapi.json',
      '--provider',
      provider,
      '--consumer-version-branch',
      'feat/x',
      '--publish',
      '--provider-version',
      version,
      '--provider-branch',
      'feat/y',
      '--provider-tags',
      'a/b',
    );
    expect(checked.code).toBe(0);
    expect(fake.state.version(provider, version)).toMatchObject({
      branches: new Set(['feat/y']),
      tags: new Set(['a/b']),
    });
    await run('record-deployment', '-a', provider, '-e', version, '--environment', 'production');
    const answer = await run('can-i-deploy', '-a', consumer, '-e', version, '--to-environment', 'production');
    expect(answer).toMatchObject({ code: 0, stderr: '' });
  });

  it('is read to the last page', async () => {
    for (const number of ['1', '2', '3', '4', '5']) fake.state.version('web', number);
    const broker = createBroker({ baseUrl: fake.url });
    const items = await allItems(broker, `${fake.url}/pacticipants/web/versions?page=1&size=2`, 'versions');
    expect(items.map(({ number }) => number)).toEqual(['5', '4', '3', '2', '1']);
  });

  it('does not catch us in a circle of pages', async () => {
    const url = `${fake.url}/circle`;
    for (let index = 0; index < 3; index++)
      fake.faults.push((_, response) => {
        const body = { _embedded: { versions: [{ number: '1' }] }, _links: { next: { href: url } } };
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
        return true;
      });
    expect(await allItems(createBroker({ baseUrl: fake.url }), url, 'versions')).toHaveLength(1);
  });
});
