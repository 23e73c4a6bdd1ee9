import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

export interface Recording {
  /** File name without extension. */
  readonly file: string;
  readonly baseUrl: string;
  readonly request: { readonly method: string; readonly path: string; readonly body: unknown };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

export const readRecordings = (folder: string): readonly Recording[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ ...JSON.parse(readFileSync(join(folder, name), 'utf8')), file: name.slice(0, -5) }));

export interface Replay {
  readonly url: string;
  /** What was asked, `METHOD path`. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

/**
 * Answers as the recorded broker did: by method, path and, where several recordings share them, body; in their order.
 * Addresses inside the answers are those of this server.
 */
export async function replay(recordings: readonly Recording[]): Promise<Replay> {
  const asked: string[] = [];
  const used = new Set<Recording>();
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    asked.push(`${request.method} ${request.url}`);
    const same = recordings.filter(
      (each) =>
        each.request.method === request.method && plain(each.request.path) === plain(request.url ?? ''),
    );
    const exact = same.filter((each) => isDeepStrictEqual(each.request.body ?? null, body));
    const candidates = exact.length > 0 ? exact : same;
    const found = candidates.find((each) => !used.has(each)) ?? candidates.at(-1);
    if (!found) {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end('{"error":"not recorded"}');
      return;
    }
    used.add(found);
    const type = found.response.headers['content-type'];
    response.writeHead(found.response.status, type ? { 'content-type': type } : {});
    response.end(textOf(found, `http://${request.headers.host}`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Our own clients may ask for more rows; spelling of brackets and escapes does not matter. */
const plain = (path: string): string =>
  decodeURIComponent(path.replace(/%2F/gi, '%252F'))
    .replace(/&limit=10000/, '')
    .replace(/\/$/, '');

function textOf({ baseUrl, response }: Recording, url: string): string {
  if (response.body === null) return '';
  const text = typeof response.body === 'string' ? response.body : JSON.stringify(response.body);
  return text.replaceAll(baseUrl, url);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? null : JSON.parse(text);
}
