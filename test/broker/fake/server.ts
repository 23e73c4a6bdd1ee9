import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FakeAnswer, ROUTES } from './routes.js';
import { State } from './state.js';

/** May answer instead of the broker; returns whether it did. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

interface Exchange {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface FakeBroker {
  readonly url: string;
  readonly state: State;
  /** What was asked, in order. */
  readonly exchanges: Exchange[];
  /** Consulted before each answer, first in first out; a fault is used up when it answers. */
  readonly faults: Fault[];
  readonly close: () => Promise<void>;
}

export interface FakeOptions {
  /** Wanted in every request; 401 without it, as the real broker does. */
  readonly authorization?: string;
  readonly port?: number;
}

/** A Pact Broker in this process that remembers nothing after it is closed. */
export async function startFakeBroker(options: FakeOptions = {}): Promise<FakeBroker> {
  const state = new State();
  const exchanges: Exchange[] = [];
  const faults: Fault[] = [];
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    exchanges.push({
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body,
    });
    const fault = faults[0];
    if (fault?.(request, response)) {
      faults.shift();
      return;
    }
    const base = `http://${request.headers.host}`;
    send(response, answer(base, state, request, body, options));
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    state,
    exchanges,
    faults,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function answer(
  base: string,
  state: State,
  request: IncomingMessage,
  text: string,
  options: FakeOptions,
): FakeAnswer {
  if (options.authorization !== undefined && request.headers.authorization !== options.authorization)
    return { status: 401, headers: { 'www-authenticate': 'Basic realm="Restricted area"' } };
  const accept = request.headers.accept ?? '*/*';
  if (!/hal\+json|\*\/\*/.test(accept)) return { status: 406 };
  const isWrite = request.method === 'POST' || request.method === 'PUT';
  if (isWrite && !/^application\/json/.test(request.headers['content-type'] ?? '')) return { status: 415 };
  const url = new URL(request.url ?? '/', base);
  const segments = url.pathname.split('/').slice(1);
  for (const [route, handle] of Object.entries(ROUTES)) {
    const [method, path = ''] = route.split(' ');
    const wanted = path.split('/').slice(1);
    if (method !== request.method || wanted.length !== segments.length) continue;
    if (!wanted.every((each, index) => each === ':' || each === segments[index])) continue;
    const at = segments.filter((_, index) => wanted[index] === ':').map(decodeURIComponent);
    return handle({ base, state, query: url.searchParams, body: text ? JSON.parse(text) : {}, at });
  }
  return { status: 404, body: { error: 'The requested document was not found on this server.' } };
}

function send(response: ServerResponse, { status, body, headers }: FakeAnswer): void {
  response.writeHead(status, {
    'x-pact-broker-version': '2.120.0',
    ...(body !== undefined && { 'content-type': 'application/hal+json;charset=utf-8' }),
    ...headers,
  });
  response.end(body === undefined ? '' : JSON.stringify(body));
}
