import { basicAuthorization, splitCredentials } from './credentials.js';
import { InputError } from './model.js';
import { displayName } from './uri.js';

export interface FetchOptions {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Sent to the first host only, never to another one after a redirect. */
  readonly headers?: Readonly<Record<string, string>>;
}

const MAX_REDIRECTS = 5;

function fail(uri: string, what: string, cause?: unknown): never {
  const display = displayName(uri, '');
  throw new InputError(`${display} cannot be read: ${what}.`, { file: display }, { cause });
}

/** Credentials in a URL travel as a header: `fetch` refuses them in the URL. */
function requestOf(uri: string, headers: Readonly<Record<string, string>>): [URL, Record<string, string>] {
  const { url, credentials } = splitCredentials(uri);
  const result: Record<string, string> = {
    accept: 'application/json, application/yaml, */*;q=0.5',
    ...headers,
  };
  if (credentials) result.authorization = basicAuthorization(credentials);
  return [url, result];
}

async function readBody(response: Response, uri: string, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) fail(uri, `it is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The bytes behind an http(s) URL. Follows a few redirects; time and size are limited.
 * @throws InputError with the reason; credentials are never part of it.
 */
export async function fetchBytes(uri: string, options: FetchOptions): Promise<Uint8Array> {
  if (!URL.canParse(uri)) fail(uri, 'it is not a valid URL');
  let [url, headers] = requestOf(uri, options.headers ?? {});
  const signal = AbortSignal.timeout(options.timeoutMs);
  try {
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const response = await fetch(url, { headers, redirect: 'manual', signal });
      const target = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && target !== null) {
        await response.body?.cancel();
        const next = new URL(target, url);
        if (!/^https?:$/.test(next.protocol)) fail(uri, `it redirects to ${next.protocol}`);
        if (next.origin !== url.origin) headers = {};
        url = next;
        continue;
      }
      if (!response.ok) {
        await response.body?.cancel();
        fail(uri, `the server answered ${response.status} ${response.statusText}`.trimEnd());
      }
      return await readBody(response, uri, options.maxBytes);
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason = error instanceof Error ? error : new Error(String(error));
    if (reason.name === 'TimeoutError')
      fail(uri, `no complete answer within ${options.timeoutMs / 1000} seconds`, error);
    fail(uri, (reason.cause instanceof Error && reason.cause.message) || reason.message, error);
  }
  return fail(uri, `more than ${MAX_REDIRECTS} redirects`);
}
