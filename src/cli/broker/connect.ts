import { type Broker, createBroker } from '../../broker/client.js';
import { type ConnectionSettings, connectionOf } from '../../broker/connection.js';
import { BrokerError } from '../../broker/http/error.js';
import type { LoadedConfig } from '../../config/model.js';
import type { Io } from '../io.js';
import type { ConnectionFlags } from './options.js';

/**
 * The broker that options, environment and configuration name, in this order.
 *
 * @param fallback Where it is when nobody says so.
 * @throws BrokerError when nobody names one.
 */
export function connect(
  flags: ConnectionFlags & { readonly verbose?: boolean },
  config: LoadedConfig,
  io: Io,
  fallback?: string,
): Broker {
  const { brokerBaseUrl = flags.brokerUrl, ...rest } = flags;
  const { baseUrl = fallback, credentials } = connectionOf(
    { ...rest, brokerBaseUrl },
    io.env,
    settingsIn(config),
  );
  if (!baseUrl) throw new BrokerError('no broker is named; use --broker-base-url or PACT_BROKER_BASE_URL');
  return createBroker({
    baseUrl,
    credentials,
    ...(flags.retries !== undefined && { retry: { retries: flags.retries } }),
    ...(flags.verbose && { log: (line) => io.stderr.write(`broker: ${line}\n`) }),
  });
}

const settingsIn = ({ broker }: LoadedConfig): ConnectionSettings => ({
  brokerBaseUrl: textOf(broker?.baseUrl),
  brokerUsername: textOf(broker?.username),
  brokerPassword: textOf(broker?.password),
  brokerToken: textOf(broker?.token),
});

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
