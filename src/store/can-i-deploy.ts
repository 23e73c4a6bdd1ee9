import {
  type Answer,
  answerOf,
  type DeployAnswer,
  type DeployRow,
  type Party,
} from '../broker/answer-model.js';
import type { DeployQuestion } from '../broker/can-i-deploy.js';
import { similarVersion } from '../broker/unknown-version.js';
import { didYouMean } from '../text/nearest.js';
import { compare } from './compare.js';
import { readEnvironment } from './environments.js';
import type { Store, StoredEnvironment, StoredPact, VersionEntry } from './model.js';
import { pacticipants, readVersion, versionsOf } from './versions.js';

export interface StoreQuestion extends DeployQuestion {
  /** What could not be decided counts as fitting instead of unknown. */
  readonly allowUndecided: boolean;
}

/**
 * Whether a version fits everything in an environment: each pact it has with the providers there, and each pact the
 * consumers there have with it, compared now.
 *
 * @throws InputError when the environment cannot be read.
 */
export async function canIDeployFromStore(store: Store, question: StoreQuestion): Promise<DeployAnswer> {
  const { pacticipant, version, environment: name } = question;
  const environment = readEnvironment(store, name);
  const entry = readVersion(store, pacticipant, version);
  const base = { pacticipant, version, environment: name };
  if (!entry)
    return { ...base, answer: 'unknown', reasons: [unknownVersion(store, pacticipant, version)], rows: [] };
  const rows = [
    ...(await rowsAsConsumer(store, entry, environment, question)),
    ...(await rowsAsProvider(store, entry, environment, question)),
  ];
  const answer: Answer = entry.faults.length > 0 && answerOf(rows) === 'yes' ? 'unknown' : answerOf(rows);
  const alone = rows.length === 0 ? [`nothing in ${name} depends on it or is needed by it`] : [];
  return { ...base, answer, reasons: [...entry.faults, ...alone], rows };
}

function unknownVersion(store: Store, pacticipant: string, version: string): string {
  const versions = versionsOf(store, pacticipant);
  if (versions.length === 0)
    return `the store holds no version of "${pacticipant}"${didYouMean(pacticipant, pacticipants(store))}`;
  const similar = similarVersion(version, versions);
  if (similar !== undefined)
    return `the store holds no version ${version} of ${pacticipant}; it was perhaps published under another text: there is ${similar}`;
  const branch = /^(main|master|develop|trunk|HEAD)$|\//.test(version)
    ? '; is that the name of a branch?'
    : '';
  return `the store holds no version ${version} of ${pacticipant}${branch} (there are: ${versions.join(', ')})`;
}

async function rowsAsConsumer(
  store: Store,
  entry: VersionEntry,
  environment: StoredEnvironment,
  question: StoreQuestion,
): Promise<readonly DeployRow[]> {
  const consumer: Party = { name: entry.pacticipant, version: entry.version };
  const rows: DeployRow[] = [];
  for (const pact of entry.pacts) {
    const ignored = question.ignore?.includes(pact.provider) ?? false;
    const versions = environment.versions.get(pact.provider) ?? [];
    if (versions.length === 0) {
      const reason = `no version of ${pact.provider} is recorded in ${environment.name}; deploy it first and record it with store record-deployment`;
      rows.push(unknownRow(consumer, { name: pact.provider, version: undefined }, ignored, [reason]));
    }
    for (const version of versions) {
      const provider = readVersion(store, pact.provider, version);
      rows.push(
        await pairRow(store, pact, consumer, { name: pact.provider, version }, provider, ignored, question),
      );
    }
  }
  return rows;
}

async function rowsAsProvider(
  store: Store,
  entry: VersionEntry,
  environment: StoredEnvironment,
  question: StoreQuestion,
): Promise<readonly DeployRow[]> {
  const provider: Party = { name: entry.pacticipant, version: entry.version };
  const rows: DeployRow[] = [];
  for (const [name, versions] of environment.versions) {
    if (name === entry.pacticipant) continue;
    const ignored = question.ignore?.includes(name) ?? false;
    for (const version of versions) {
      const consumer: Party = { name, version };
      const found = readVersion(store, name, version);
      const faults = found
        ? found.faults
        : [
            `version ${version} of ${name} is recorded in ${environment.name}, but the store does not hold it`,
          ];
      if (faults.length > 0) rows.push(unknownRow(consumer, provider, ignored, faults));
      for (const pact of found?.pacts ?? [])
        if (pact.provider === entry.pacticipant)
          rows.push(await pairRow(store, pact, consumer, provider, entry, ignored, question));
    }
  }
  return rows;
}

const unknownRow = (
  consumer: Party,
  provider: Party,
  ignored: boolean,
  reasons: readonly string[],
): DeployRow => ({ consumer, provider, result: 'unknown', ignored, reasons, breaks: [] });

async function pairRow(
  store: Store,
  pact: StoredPact,
  consumer: Party,
  provider: Party,
  entry: VersionEntry | undefined,
  ignored: boolean,
  { allowUndecided }: StoreQuestion,
): Promise<DeployRow> {
  if (entry?.document === undefined) {
    const what =
      entry === undefined ? 'the store does not hold it' : 'the store holds no openapi document of it';
    return unknownRow(consumer, provider, ignored, [
      `version ${provider.version} of ${provider.name} has no result: ${what}`,
    ]);
  }
  return {
    consumer,
    provider,
    ignored,
    ...(await compare(store, pact.file, entry.document, allowUndecided)),
  };
}
