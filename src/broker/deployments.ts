import { didYouMean } from '../text/nearest.js';
import type { Broker, Resource } from './client.js';
import { linksOf } from './hal.js';
import { BrokerError } from './http/error.js';
import { explainUnknownVersion } from './unknown-version.js';

export interface Deployment {
  readonly pacticipant: string;
  readonly version: string;
  readonly environment: string;
  /** Tells several deployments of one application in one environment apart. */
  readonly applicationInstance?: string | undefined;
}

const RELATIONS = { deployment: 'pb:record-deployment', release: 'pb:record-release' } as const;

/**
 * Tells the broker that a version runs in an environment (`deployment`: it replaces the one before) or is available in it
 * (`release`: versions live side by side).
 *
 * @throws BrokerError when the broker knows no such version or environment, with what it knows instead.
 */
export async function record(
  broker: Broker,
  kind: keyof typeof RELATIONS,
  deployment: Deployment,
): Promise<Resource> {
  const { pacticipant, version, environment, applicationInstance } = deployment;
  const found = await broker.find(await broker.link('pb:pacticipant-version', { pacticipant, version }));
  if (!found) throw new BrokerError(await explainUnknownVersion(broker, pacticipant, version), 404);
  const links = linksOf(found.body, RELATIONS[kind]);
  const link = links.find(({ name }) => name === environment);
  if (!link)
    throw new BrokerError(
      unknownEnvironment(
        environment,
        links.flatMap(({ name }) => name ?? []),
      ),
      404,
    );
  return broker.write('POST', new URL(link.href, found.url).href, {
    ...(applicationInstance && { applicationInstance }),
  });
}

function unknownEnvironment(wanted: string, known: readonly string[]): string {
  const rest = known.length > 0 ? `there are: ${known.join(', ')}` : 'the broker has none yet';
  return `there is no environment "${wanted}"${didYouMean(wanted, known)} (${rest})`;
}
