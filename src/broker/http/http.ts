import { splitCredentials } from '../../source/credentials.js';
import { authorization, mayCarryCredentials } from './credentials.js';
import { BrokerError } from './error.js';
import type { Http, HttpAnswer, HttpOptions, HttpRequest } from './model.js';
import { networkFailure } from './network-error.js';
import { createRedactor } from './redact.js';
import { MAX_REDIRECTS, redirectTarget } from './redirect.js';
import { DEFAULT_RETRIES, isRetryable, retryDelay } from './retry.js';

const TIMEOUT_MS = 30_000;

/** `application/json` alone is refused (406) by nearly every resource of a broker. */
const ACCEPT = 'application/hal+json, application/json;q=0.9';

/**
 * Talks to one broker: time-out per attempt, retries, redirects, credentials for the broker's own host only.
 *
 * @throws BrokerError when the base URL cannot be used.
 */
export function createHttp(options: HttpOptions): Http {
  const { url: base, credentials: written } = parseBase(options.baseUrl);
  const credentials = options.credentials ?? written;
  const redact = createRedactor(credentials);
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const policy = { ...DEFAULT_RETRIES, ...options.retry };
  const fetchNow = options.fetch ?? fetch;
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const now = options.now ?? Date.now;
  const random = options.random ?? Math.random;
  const log = (line: string): void => options.log?.(redact(line));

  interface Attempt extends HttpAnswer {
    readonly retryAfter: string | null;
  }

  async function attempt({ method, url: start, body }: HttpRequest): Promise<Attempt> {
    const signal = AbortSignal.timeout(timeoutMs);
    let url = parseTarget(start, base);
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      const signedIn = credentials !== undefined && mayCarryCredentials(base, url);
      const response = await fetchNow(url, {
        method,
        signal,
        redirect: 'manual',
        headers: {
          accept: ACCEPT,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(signedIn && { authorization: authorization(credentials) }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      log(`${method} ${url.href} → ${response.status}`);
      const target = redirectTarget(method, url, response.status, response.headers.get('location'));
      if (target === undefined)
        return {
          method,
          status: response.status,
          url: url.href,
          contentType: response.headers.get('content-type') ?? '',
          text: await response.text(),
          signedIn,
          retryAfter: response.headers.get('retry-after'),
        };
      await response.body?.cancel();
      url = target;
    }
    throw new BrokerError(`${start} redirects more than ${MAX_REDIRECTS} times`);
  }

  async function send(request: HttpRequest): Promise<HttpAnswer> {
    for (let tried = 0; ; tried++) {
      const isLast = tried >= policy.retries;
      let retryAfter: string | null = null;
      try {
        const answer = await attempt(request);
        if (isLast || !isRetryable(answer.status)) return answer;
        retryAfter = answer.retryAfter;
      } catch (error) {
        if (error instanceof BrokerError) throw new BrokerError(redact(error.message), error.status);
        const { reason, retryable } = networkFailure(error, timeoutMs);
        log(`${request.method} ${request.url} failed: ${reason}`);
        if (isLast || !retryable) throw unreachable(request.url, base, redact(reason), tried + 1, error);
      }
      await sleep(retryDelay(policy, tried, retryAfter, now(), random()));
    }
  }

  return { baseUrl: base.href, credentials, redact, send };
}

function parseBase(text: string): ReturnType<typeof splitCredentials> {
  if (!URL.canParse(text) || !/^https?:\/\//i.test(text))
    throw new BrokerError(
      `the base URL of the broker must be an http(s) URL such as https://broker.example.org, found "${createRedactor(undefined)(text)}"`,
    );
  const split = splitCredentials(text);
  split.url.search = '';
  split.url.hash = '';
  if (!split.url.pathname.endsWith('/')) split.url.pathname += '/';
  return split;
}

/** Links come from the broker: they may be relative, odd, or lead elsewhere. */
function parseTarget(text: string, base: URL): URL {
  if (!URL.canParse(text, base.href)) throw new BrokerError(`the broker links to "${text}", which is no URL`);
  const { url } = splitCredentials(new URL(text, base).href);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new BrokerError(`the broker links to ${url.protocol} which is not followed`);
  return url;
}

function unreachable(text: string, base: URL, reason: string, tried: number, cause: unknown): BrokerError {
  const { origin } = new URL(text, base);
  const times = tried > 1 ? ` (tried ${tried} times)` : '';
  return new BrokerError(`the broker at ${origin} cannot be reached: ${reason}${times}`, undefined, {
    cause,
  });
}
