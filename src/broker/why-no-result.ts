import type { JsonObject } from '../json/value.js';
import type { Party } from './answer-model.js';
import type { Broker } from './client.js';
import { linkOf } from './hal.js';
import { BrokerError } from './http/error.js';
import { objectAt, textAt } from './json-read.js';
import { branchNames, findPacticipant } from './pacticipants.js';
import { similarVersion } from './unknown-version.js';

interface Parties {
  readonly consumer: Party;
  readonly provider: Party;
}

/** Why a row of the matrix has no result: which version lacks one, and what usually leads to that. */
export async function whyNoResult(
  broker: Broker,
  row: JsonObject,
  { consumer, provider }: Parties,
  { environment }: { readonly environment: string },
): Promise<readonly string[]> {
  if (provider.version === undefined)
    return [
      `no version of ${provider.name} is recorded in ${environment}; deploy ${provider.name} first and record it with record-deployment`,
    ];
  const missing =
    `version ${provider.version} of ${provider.name} has no result for the pact of ${consumer.name} ${consumer.version ?? ''}`.trim();
  try {
    return [missing, ...(await likelyCause(broker, row, consumer.name, provider))];
  } catch (error) {
    // The explanation is an extra: that it cannot be looked up must not cost the answer.
    if (error instanceof BrokerError) return [missing];
    throw error;
  }
}

async function likelyCause(
  broker: Broker,
  row: JsonObject,
  consumer: string,
  provider: Party,
): Promise<readonly string[]> {
  const version = provider.version as string;
  const recorded = await latestRecordedVersion(broker, row);
  const found = await findPacticipant(broker, provider.name);
  const branches = found ? await branchNames(broker, found) : [];
  if (branches.includes(version))
    return [`"${version}" is also a branch of ${provider.name}: was a branch name used as version?`];
  if (recorded === undefined)
    return [
      `no version of ${provider.name} has verified this pact yet; run concordat check --publish for it`,
    ];
  if (branches.includes(recorded))
    return [
      `its latest result was recorded under "${recorded}", which is a branch name; publish with the version instead`,
    ];
  if (similarVersion(version, [recorded]) !== undefined)
    return [`its latest result was recorded under ${recorded}: is that the same version under another text?`];
  return [
    `its latest result was recorded under version ${recorded}; run concordat check --publish for ${version} against ${consumer}`,
  ];
}

/** The provider version of the newest result for the pact of a row. */
async function latestRecordedVersion(broker: Broker, row: JsonObject): Promise<string | undefined> {
  const link = linkOf(objectAt(row, 'pact'), 'self');
  if (!link) return undefined;
  const pact = await broker.find(new URL(link.href, broker.baseUrl).href);
  const latest = linkOf(pact?.body, 'pb:latest-verification-results');
  const result = latest && pact && (await broker.find(new URL(latest.href, pact.url).href));
  return textAt(result?.body, 'providerApplicationVersion');
}
