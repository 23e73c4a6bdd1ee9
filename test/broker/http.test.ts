import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Broker, createBroker } from '../../src/broker/client.js';
import type { HttpOptions } from '../../src/broker/http/model.js';
import { type FakeBroker, type Fault, startFakeBroker } from './fake/server.js';

let fake: FakeBroker;
let waits: number[];
let logged: string[];

beforeEach(async () => {
  fake = await startFakeBroker();
  waits = [];
  logged = [];
});
afterEach(() => fake.close());

const client = (options: Partial<HttpOptions> = {}): Broker =>
  createBroker({
    baseUrl: fake.url,
    sleep: async (ms) => void waits.push(ms),
    random: () => 1,
    log: (line) => logged.push(line),
    ...options,
  });

const status =
  (code: number, body = '', headers: Record<string, string> = {}): Fault =>
  (_, response) => {
    response.writeHead(code, headers).end(body);
    return true;
  };

const destroy: Fault = (request) => {
  request.socket.destroy();
  return true;
};

const cutOff: Fault = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/hal+json', 'content-length': '1000' });
  response.write('{"_links": {');
  setTimeout(() => request.socket.destroy(), 5);
  return true;
};

const silent: Fault = () => true;

const message = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  expect(error?.name).toBe('InputError');
  const text = error?.message ?? '';
  expect(text).not.toMatch(/[\r\n]/);
  return text;
};

const JSON_TYPE = { 'content-type': 'application/hal+json' };

describe('retries', () => {
  it.each<[string, Fault]>([
    ['500', status(500)],
    ['502', status(502, '<html>bad gateway</html>', { 'content-type': 'text/html' })],
    ['503', status(503)],
    ['408', status(408)],
    ['429', status(429)],
    ['a closed connection', destroy],
    ['an answer that is cut off', cutOff],
  ])('asks again after %s', async (_, fault) => {
    fake.faults.push(fault, fault);
    expect((await client().index()).body).toHaveProperty('_links');
    expect(fake.exchanges).toHaveLength(3);
    expect(waits).toEqual([500, 1000]);
  });

  it.each([400, 401, 403, 404, 405, 406, 409, 415, 422])('takes %i as it is', async (code) => {
    fake.faults.push(status(code));
    await message(client().index());
    expect(fake.exchanges).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it('gives up with the last answer', async () => {
    fake.faults.push(...Array.from({ length: 9 }, () => status(503)));
    expect(await message(client({ retry: { retries: 2 } }).index())).toContain(
      'the broker answered 503: it is not available',
    );
    expect(fake.exchanges).toHaveLength(3);
  });

  it('gives up when nobody answers', async () => {
    fake.faults.push(...Array.from({ length: 9 }, () => destroy));
    expect(await message(client({ retry: { retries: 1 } }).index())).toMatch(
      /cannot be reached: the connection was closed before the answer was complete \(tried 2 times\)/,
    );
  });

  it.each([
    ['2', 0, 2000],
    ['0', 0, 0],
    ['Thu, 01 Jan 1970 00:00:07 GMT', 4000, 3000],
    ['86400', 0, 30_000],
    ['soon', 0, 500],
  ])('waits as long as Retry-After: %s asks', async (value, now, expected) => {
    fake.faults.push(status(429, '', { 'retry-after': value }));
    await client({ now: () => now }).index();
    expect(waits).toEqual([expected]);
  });

  it('sends the body again', async () => {
    fake.faults.push(status(503));
    await client().write('PUT', `${fake.url}/pacticipants/a/versions/1/tags/t`, { a: 1 });
    expect(fake.exchanges.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}']);
  });
});

describe('time-outs', () => {
  it('ends an attempt that takes too long', async () => {
    fake.faults.push(silent);
    const text = await message(client({ timeoutMs: 50, retry: { retries: 0 } }).index());
    expect(text).toContain('no complete answer within 0.05 seconds');
  });

  it('also when the answer has begun', async () => {
    fake.faults.push((_, response) => {
      response.writeHead(200, JSON_TYPE).write('{');
      return true;
    });
    const text = await message(client({ timeoutMs: 50, retry: { retries: 0 } }).index());
    expect(text).toContain('no complete answer within');
  });

  it('says when nobody listens', async () => {
    const { port } = new URL(fake.url);
    await fake.close();
    const text = await message(
      createBroker({ baseUrl: `http://127.0.0.1:${port}`, retry: { retries: 0 } }).index(),
    );
    expect(text).toContain('the connection was refused');
  });
});

describe('what is no answer of a broker', () => {
  it.each<[string, Fault, string]>([
    [
      'HTML',
      status(200, '<!doctype html><p>', { 'content-type': 'text/html' }),
      'a web page instead of JSON',
    ],
    ['HTML in disguise', status(200, '<html>', JSON_TYPE), 'a web page instead of JSON'],
    ['an error page', status(404, '<html>', { 'content-type': 'text/html' }), 'answered 404 with a web page'],
    ['truncated JSON', status(200, '{"_links": {"self"', JSON_TYPE), 'JSON that is cut off or damaged'],
    ['nothing', status(200), 'answered 200 with nothing'],
    ['a list', status(200, '[]', JSON_TYPE), 'JSON that is no object'],
    ['text', status(200, 'hello', { 'content-type': 'text/plain' }), 'text/plain instead of JSON'],
    ['an index of something else', status(200, '{"a":1}', JSON_TYPE), 'has no link pb:environments'],
  ])('%s is one clear sentence', async (_, fault, expected) => {
    fake.faults.push(fault);
    expect(await message(client().link('pb:environments'))).toContain(expected);
  });
});

describe('error bodies', () => {
  it.each<[string, unknown, string]>([
    [
      'by field',
      { errors: { branch: ["can't be blank"], 'a.url': ['is not a URL'] } },
      "branch: can't be blank; a.url: is not a URL",
    ],
    ['at the whole', { errors: { '': ['one of them is needed'] } }, 'one of them is needed'],
    ['as a list', { errors: ['first', 'second'] }, 'first; second'],
    ['as text', { error: 'No provider with name "x" found' }, 'No provider with name "x" found'],
    [
      'of a crash',
      { error: { message: 'it broke', reference: 'abc' } },
      'it broke (its reference for this error is abc)',
    ],
    [
      'of a conflict',
      {
        notices: [
          { type: 'error', text: 'changed\ncontent' },
          { type: 'info', text: 'diff' },
        ],
        errors: { contracts: ['changed'] },
      },
      'changed content',
    ],
    [
      'problem+json',
      { title: 'Validation errors', status: 500, errors: [{ pointer: '/branch', detail: 'is too long' }] },
      'branch: is too long',
    ],
    ['problem+json in short', { title: 'Not found', detail: 'no such version' }, 'no such version'],
  ])('%s', async (_, body, expected) => {
    fake.faults.push(status(400, JSON.stringify(body), JSON_TYPE));
    expect(await message(client().index())).toMatch(/the broker answered 400: .*$/);
    fake.faults.push(status(400, JSON.stringify(body), JSON_TYPE));
    expect((await message(client().index())).endsWith(expected)).toBe(true);
  });
});

describe('credentials', () => {
  const user = { kind: 'basic', username: 'alice', password: 's3cret-pass' } as const;
  const header = `Basic ${Buffer.from('alice:s3cret-pass').toString('base64')}`;

  it('are sent as basic or bearer', async () => {
    await client({ credentials: user }).index();
    await client({ credentials: { kind: 'bearer', token: 'tok-12345' } }).index();
    await client({ baseUrl: fake.url.replace('//', '//alice:s3cret-pass@') }).index();
    expect(fake.exchanges.map(({ headers }) => headers.authorization)).toEqual([
      header,
      'Bearer tok-12345',
      header,
    ]);
  });

  it.each<[string, Partial<HttpOptions>, 'GET' | 'POST', string]>([
    ['none', {}, 'GET', 'wants credentials (401); set PACT_BROKER_USERNAME'],
    ['wrong', { credentials: user }, 'GET', 'does not accept the credentials (401)'],
    ['read-only', { credentials: user }, 'POST', 'wrong or read-only'],
  ])('%s: says what is wrong', async (_, options, method, expected) => {
    fake.faults.push(status(401));
    const broker = client(options);
    const work = method === 'GET' ? broker.index() : broker.write('POST', fake.url, {});
    expect(await message(work)).toContain(expected);
  });

  it('says that an open-source broker takes no tokens', async () => {
    fake.faults.push(status(400));
    const text = await message(client({ credentials: { kind: 'bearer', token: 'tok-12345' } }).index());
    expect(text).toContain('does not understand the token');
  });

  it('never appear in messages and logs', async () => {
    const echo = JSON.stringify({ error: `bad ${header}, s3cret-pass, http://alice:s3cret-pass@host/` });
    fake.faults.push(status(400, echo, JSON_TYPE));
    const text = await message(client({ credentials: user }).index());
    for (const line of [text, ...logged]) {
      expect(line).not.toContain('s3cret-pass');
      expect(line).not.toContain(header.slice(6));
    }
    expect(logged.length).toBeGreaterThan(0);
  });

  it('never appear when the base URL is refused', () => {
    expect(() => createBroker({ baseUrl: 'ftp://alice:s3cret-pass@host' })).toThrow(
      /found "ftp:\/\/\*\*\*@host"/,
    );
  });
});

describe('redirects', () => {
  let other: Server;
  let seen: (string | undefined)[];
  let elsewhere: string;

  beforeEach(async () => {
    seen = [];
    other = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(200, JSON_TYPE).end('{"here": true}');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  });
  afterEach(() => void other.close());

  const signedIn = () => client({ credentials: { kind: 'bearer', token: 'tok-12345' } });

  it.each([301, 302, 303, 307, 308])('%i is followed to another host without credentials', async (code) => {
    fake.faults.push(status(code, '', { location: `${elsewhere}/x` }));
    expect((await signedIn().index()).body).toEqual({ here: true });
    expect(seen).toEqual([undefined]);
  });

  it('keeps the credentials on the same host', async () => {
    fake.faults.push(status(302, '', { location: '/pacticipants' }));
    await signedIn().index();
    expect(fake.exchanges.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer tok-12345',
      'Bearer tok-12345',
    ]);
  });

  it('does not send credentials along a link to another host', async () => {
    await signedIn().get(`${elsewhere}/pact`);
    expect(seen).toEqual([undefined]);
  });

  it('explains a 401 of another host', async () => {
    other.removeAllListeners('request');
    other.on('request', (_, response) => void response.writeHead(401).end());
    expect(await message(signedIn().get(`${elsewhere}/pact`))).toContain('lead to another host');
  });

  it('repeats a write only where the redirect preserves it', async () => {
    const url = `${fake.url}/pacticipants/a/branches/b/versions/1`;
    fake.faults.push(status(308, '', { location: url }));
    await client().write('PUT', url, {});
    expect(fake.exchanges.map(({ method }) => method)).toEqual(['PUT', 'PUT']);
    fake.faults.push(status(302, '', { location: url }));
    expect(await message(client().write('PUT', url, {}))).toContain('would not write anything');
  });

  it.each([
    ['file:///etc/passwd', 'redirects to file:'],
    ['http://[', 'which is no URL'],
  ])('does not follow %s', async (location, expected) => {
    fake.faults.push(status(302, '', { location }));
    expect(await message(client().index())).toContain(expected);
  });

  it('ends a circle', async () => {
    fake.faults.push(...Array.from({ length: 20 }, () => status(302, '', { location: '/' })));
    expect(await message(client().index())).toContain('redirects more than 5 times');
  });
});

describe('addresses', () => {
  it('keeps the path of a broker behind a proxy', async () => {
    const broker = client({ baseUrl: `${fake.url}/tools/broker?x=1` });
    await message(broker.index());
    expect(broker.baseUrl).toBe(`${fake.url}/tools/broker/`);
    expect(fake.exchanges[0]?.url).toBe('/tools/broker/');
  });

  it.each([
    ['a/b', 'a%2Fb'],
    ['1.0+x', '1.0%2Bx'],
    ['Web Shop ü', 'Web%20Shop%20%C3%BC'],
  ])('encodes %s', async (name, expected) => {
    expect(await client().link('pb:pacticipant', { pacticipant: name })).toBe(
      `${fake.url}/pacticipants/${expected}`,
    );
  });

  it('refuses names that would be steps through the path', async () => {
    expect(await message(client().link('pb:pacticipant', { pacticipant: '..' }))).toContain(
      'cannot be part of',
    );
  });
});
