import { packageVersion } from '../package.js';
import type { Broker } from './client.js';
import { BrokerError } from './http/error.js';
import type { PactOutcome } from './verification-result.js';

export interface ProviderVersion {
  readonly version: string;
  readonly branch?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly buildUrl?: string | undefined;
}

/** One request that publishing consists of. */
export interface PlannedWrite {
  readonly method: 'POST' | 'PUT';
  readonly url: string;
  readonly body: unknown;
}

/**
 * What must be sent so that the results stand in the broker: first the provider's version on its branch and with its
 * tags (a result has no place for them), then one result per pact.
 *
 * @throws BrokerError when a pact has no place for results.
 */
export async function planResults(
  broker: Broker,
  outcomes: readonly PactOutcome[],
  provider: ProviderVersion,
): Promise<readonly PlannedWrite[]> {
  const { version, branch, tags = [] } = provider;
  const names = [...new Set(outcomes.map(({ pact }) => pact.provider))];
  const writes: PlannedWrite[] = [];
  const put = async (rel: string, values: Readonly<Record<string, string>>): Promise<void> => {
    writes.push({ method: 'PUT', url: await broker.link(rel, values), body: {} });
  };
  for (const pacticipant of names) {
    if (branch) await put('pb:pacticipant-branch-version', { pacticipant, branch, version });
    for (const tag of tags) await put('pb:pacticipant-version-tag', { pacticipant, version, tag });
  }
  return [...writes, ...outcomes.map((outcome) => resultWrite(outcome, provider))];
}

function resultWrite({ pact, success, testResults }: PactOutcome, provider: ProviderVersion): PlannedWrite {
  if (pact.resultsUrl === undefined)
    throw new BrokerError(
      `${pact.source.uri} has no link to publish results; it does not seem to come from a Pact Broker`,
    );
  return {
    method: 'POST',
    url: pact.resultsUrl,
    body: {
      success,
      providerApplicationVersion: provider.version,
      ...(provider.buildUrl && { buildUrl: provider.buildUrl }),
      testResults,
      verifiedBy: { implementation: 'concordat', version: packageVersion() },
    },
  };
}

/** Sends what was planned, in order. @throws BrokerError at the first refusal; what follows is not sent. */
export async function sendAll(broker: Broker, writes: readonly PlannedWrite[]): Promise<void> {
  for (const { method, url, body } of writes) await broker.write(method, url, body);
}
