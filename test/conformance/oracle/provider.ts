import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseJson } from '../../../src/json/parse.js';
import { printJson } from '../../../src/json/print.js';
import { getKey, isObject, type JsonObject } from '../../../src/json/value.js';
import type { Case } from './model.js';
import { bodyBytes, headerLines } from './wire.js';

export const descriptionOf = (index: number): string => `#${String(index).padStart(6, '0')}`;

/** A provider on 127.0.0.1 that answers `/i/<n>` with the n-th actual response, and POSTed descriptions with messages. */
export async function startProvider(cases: readonly Case[]): Promise<{ port: number; close: () => void }> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const index = indexOf(request.url ?? '', Buffer.concat(chunks).toString());
      const one = index === undefined ? undefined : cases[index];
      response.sendDate = false;
      if (!one) {
        response.writeHead(599).end();
        return;
      }
      const body = bodyBytes(getKey(one.actual, 'body'));
      const status = getKey(one.actual, 'status');
      const headers = one.part === 'message' ? messageHeaders(one.actual) : headerLines(one.actual);
      response.writeHead(typeof status === 'number' ? status : 200, [
        ...headers,
        'Content-Length',
        String(body.length),
        'Connection',
        'close',
      ]);
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function indexOf(url: string, body: string): number | undefined {
  const http = /^\/i\/(\d+)$/.exec(url);
  if (http) return Number(http[1]);
  try {
    const { value } = parseJson(body);
    const description = isObject(value) ? getKey(value, 'description') : undefined;
    return typeof description === 'string' ? Number(description.slice(1)) : undefined;
  } catch {
    return undefined;
  }
}

function messageHeaders(actual: JsonObject): string[] {
  const contentType = getKey(actual, 'contentType');
  const metadata = getKey(actual, 'metadata');
  return [
    ...(typeof contentType === 'string' ? ['Content-Type', contentType] : []),
    ...(metadata === undefined
      ? []
      : ['Pact-Message-Metadata', Buffer.from(printJson(metadata)).toString('base64')]),
  ];
}
