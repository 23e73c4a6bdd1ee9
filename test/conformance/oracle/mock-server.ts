import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printJson } from '../../../src/json/print.js';
import { getKey } from '../../../src/json/value.js';
import { pactEnvironment } from './binary.js';
import type { Case, OracleAnswer } from './model.js';
import { bodyBytes, headerLines, requestTarget } from './wire.js';

const PARALLEL = 4;
const VERSIONS: Readonly<Record<string, string>> = { '1': '1.0.0', '2': '2.0.0', '3': '3.0.0', '4': '4.0' };

/** Asks `pact mock` about requests: one mock server per case, which answers 200 when the request matches. */
export async function askMockServer(binary: string, cases: readonly Case[]): Promise<OracleAnswer[]> {
  const answers: OracleAnswer[] = [];
  if (cases.length === 0) return answers;
  const directory = mkdtempSync(join(tmpdir(), 'pact-mock-'));
  const port = await freePort();
  const master = startMaster(binary, directory, port);
  try {
    await untilUp(port);
    const pending = cases.map((one, index) => ({ one, index }));
    await Promise.all(
      Array.from({ length: PARALLEL }, async () => {
        for (let next = pending.pop(); next; next = pending.pop())
          answers[next.index] = await ask(port, next.one);
      }),
    );
  } finally {
    master.kill('SIGTERM');
    rmSync(directory, { recursive: true, force: true });
  }
  return answers;
}

const startMaster = (binary: string, directory: string, port: number): ChildProcess =>
  spawn(
    binary,
    `mock -h 127.0.0.1 -p ${port} -l error --no-term-log start -o ${directory} --no-file-log`.split(' '),
    { env: pactEnvironment(), cwd: directory, stdio: 'ignore' },
  );

async function untilUp(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if ((await call(port, 'GET', '/')).status) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function ask(port: number, one: Case): Promise<OracleAnswer> {
  const created = await call(port, 'POST', '/', pactText(one));
  const server = /"mockServer":\{"id":"([^"]+)","port":(\d+)/.exec(created.text);
  if (!server) return { verdict: 'refused', words: created.text.slice(0, 300) };
  const head = await send(Number(server[2]), one);
  const matched = /^HTTP\/1\.1 200/.test(head);
  const words = matched ? '' : (/^x-pact: *(.*)$/im.exec(head)?.[1] ?? head.split('\r\n')[0] ?? '');
  await call(port, 'DELETE', `/mockserver/${server[1]}`);
  return { verdict: matched ? 'match' : 'mismatch', words };
}

function pactText({ spec, expected }: Case): string {
  const type = spec === '4' ? '"type":"Synchronous/HTTP",' : '';
  const interaction = `{${type}"description":"d","request":${printJson(expected)},"response":{"status":200}}`;
  const metadata = `"metadata":{"pactSpecification":{"version":"${VERSIONS[spec]}"}}`;
  return `{"consumer":{"name":"c"},"provider":{"name":"p"},"interactions":[${interaction}],${metadata}}`;
}

function call(
  port: number,
  method: string,
  path: string,
  body?: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    const headers =
      body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const request = httpRequest(
      { host: '127.0.0.1', port, method, path, agent: false, headers },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    request.on('error', (error) => resolve({ status: 0, text: `connection error: ${error.message}` }));
    request.end(body);
  });
}

/** Sends the request byte by byte as the case says and returns the head of the answer. */
function send(port: number, { actual }: Case): Promise<string> {
  const body = bodyBytes(getKey(actual, 'body'));
  const method = getKey(actual, 'method');
  const lines = [`${typeof method === 'string' ? method : 'GET'} ${requestTarget(actual)} HTTP/1.1`];
  lines.push(`Host: 127.0.0.1:${port}`, 'Connection: close');
  const headers = headerLines(actual);
  for (let i = 0; i < headers.length; i += 2) lines.push(`${headers[i]}: ${headers[i + 1]}`);
  if (body.length) lines.push(`Content-Length: ${body.length}`);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body]));
    });
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(answer.split('\r\n\r\n')[0] ?? ''));
    socket.on('error', () => resolve(answer));
    socket.setTimeout(10_000, () => socket.destroy());
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
