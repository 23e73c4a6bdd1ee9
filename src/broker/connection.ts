import type { Env } from './ci-systems.js';
import type { Credentials } from './http/credentials.js';
import { BrokerError } from './http/error.js';

/** Where the broker is and how to sign in, as options, configuration or environment say it. */
export interface ConnectionSettings {
  readonly brokerBaseUrl?: string | undefined;
  readonly brokerUsername?: string | undefined;
  readonly brokerPassword?: string | undefined;
  readonly brokerToken?: string | undefined;
}

export interface Connection {
  readonly baseUrl: string | undefined;
  readonly credentials: Credentials | undefined;
}

/**
 * Options win over environment variables, those over the configuration. A user and a token from the same source
 * contradict each other; a token wins over a user from a weaker source and the other way round.
 *
 * @throws BrokerError when one source names both a user and a token.
 */
export function connectionOf(flags: ConnectionSettings, env: Env, config: ConnectionSettings): Connection {
  const sources: readonly ConnectionSettings[] = [flags, fromEnv(env), config];
  return {
    baseUrl: sources.map(({ brokerBaseUrl }) => brokerBaseUrl).find((url) => url),
    credentials: sources.map((source) => credentialsOf(source, sources)).find((found) => found),
  };
}

const fromEnv = (env: Env): ConnectionSettings => ({
  brokerBaseUrl: env.PACT_BROKER_BASE_URL,
  brokerUsername: env.PACT_BROKER_USERNAME,
  brokerPassword: env.PACT_BROKER_PASSWORD,
  brokerToken: env.PACT_BROKER_TOKEN,
});

function credentialsOf(
  { brokerToken, brokerUsername }: ConnectionSettings,
  sources: readonly ConnectionSettings[],
): Credentials | undefined {
  if (brokerToken && brokerUsername)
    throw new BrokerError('a broker is asked with a user or with a token, not both; leave one of them out');
  if (brokerToken) return { kind: 'bearer', token: brokerToken };
  if (!brokerUsername) return undefined;
  // A user on the command line with the password in the environment is the usual, safer way.
  const password = sources.map((source) => source.brokerPassword).find((text) => text) ?? '';
  return { kind: 'basic', username: brokerUsername, password };
}
