import type { JsonObject } from '../json/value.js';
import { expandLink, linkOf } from './hal.js';
import { resourceOf } from './http/answer.js';
import { BrokerError } from './http/error.js';
import { createHttp } from './http/http.js';
import type { HttpOptions, Method } from './http/model.js';

export interface Resource {
  /** Relative links start here. */
  readonly url: string;
  readonly body: JsonObject;
}

/** One Pact Broker. Every method throws BrokerError with one sentence when the broker cannot be asked or refuses. */
export interface Broker {
  /** With a trailing slash. */
  readonly baseUrl: string;
  readonly redact: (text: string) => string;
  /** The index resource, read once. */
  readonly index: () => Promise<Resource>;
  /** A link of the index with its places filled. */
  readonly link: (rel: string, values?: Readonly<Record<string, string>>) => Promise<string>;
  readonly get: (url: string) => Promise<Resource>;
  /** As `get`, but undefined when there is no such resource (404). */
  readonly find: (url: string) => Promise<Resource | undefined>;
  readonly write: (method: Exclude<Method, 'GET'>, url: string, body: unknown) => Promise<Resource>;
}

export type BrokerOptions = HttpOptions;

/** @throws BrokerError when the base URL cannot be used. */
export function createBroker(options: BrokerOptions): Broker {
  const http = createHttp(options);
  let index: Promise<Resource> | undefined;

  const exchange = async (method: Method, url: string, body?: unknown): Promise<Resource> => {
    const answer = await http.send({ method, url, ...(body !== undefined && { body }) });
    return { url: answer.url, body: resourceOf(answer, http) };
  };

  const broker: Broker = {
    baseUrl: http.baseUrl,
    redact: http.redact,
    index() {
      index ??= exchange('GET', http.baseUrl);
      return index;
    },
    async link(rel, values) {
      const resource = await broker.index();
      const link = linkOf(resource.body, rel);
      if (!link)
        throw new BrokerError(
          `the index of ${http.baseUrl} has no link ${rel}; is it a Pact Broker, and is it recent enough?`,
        );
      return new URL(expandLink(link.href, values), resource.url).href;
    },
    get: (url) => exchange('GET', url),
    async find(url) {
      try {
        return await exchange('GET', url);
      } catch (error) {
        if (error instanceof BrokerError && error.status === 404) return undefined;
        throw error;
      }
    },
    write: (method, url, body) => exchange(method, url, body),
  };
  return broker;
}
