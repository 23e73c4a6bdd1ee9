import type { Credentials } from './credentials.js';
import type { RetryPolicy } from './retry.js';

export interface HttpOptions {
  /** Credentials in it are used when none are given. */
  readonly baseUrl: string;
  readonly credentials?: Credentials | undefined;
  /** Milliseconds one attempt may take. */
  readonly timeoutMs?: number | undefined;
  readonly retry?: Partial<RetryPolicy> | undefined;
  /** One line per exchange, without credentials. */
  readonly log?: ((line: string) => void) | undefined;
  /** Everything below is the outside world; tests bring their own. */
  readonly fetch?: typeof fetch | undefined;
  readonly sleep?: ((ms: number) => Promise<void>) | undefined;
  readonly now?: (() => number) | undefined;
  readonly random?: (() => number) | undefined;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface HttpRequest {
  readonly method: Method;
  readonly url: string;
  /** JSON; none for GET. */
  readonly body?: unknown;
}

/** A complete answer, whatever its status. */
export interface HttpAnswer {
  readonly method: Method;
  readonly status: number;
  /** Where it came from, after redirects. */
  readonly url: string;
  readonly contentType: string;
  readonly text: string;
  /** Whether the request carried credentials. */
  readonly signedIn: boolean;
}

export interface Http {
  /** With a trailing slash, without credentials. */
  readonly baseUrl: string;
  readonly credentials: Credentials | undefined;
  readonly redact: (text: string) => string;
  /** @throws BrokerError when there is no answer. */
  readonly send: (request: HttpRequest) => Promise<HttpAnswer>;
}
