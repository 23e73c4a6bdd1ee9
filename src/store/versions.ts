import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { getKey, isObject, type JsonValue } from '../json/value.js';
import { loadFile } from '../source/load.js';
import { InputError, type SourceFile } from '../source/model.js';
import { namesIn } from './folders.js';
import type { Store, StoredPact, VersionEntry } from './model.js';
import { fileName, nameOfFile } from './names.js';

/** Whether a file of a version is called as its OpenAPI document is. */
export const isDocument = (name: string): boolean => /^openapi\.(ya?ml|json)$/.test(name);

/** The OpenAPI documents of a version: one, when nobody interfered. */
export const documentsIn = (folder: string): readonly string[] => namesIn(folder, 'file').filter(isDocument);

/** Whether a folder holds what a version holds. */
export const holdsVersion = (folder: string): boolean =>
  documentsIn(folder).length > 0 ||
  namesIn(join(folder, 'pacts'), 'file').some((name) => name.endsWith('.json'));

export const pacticipants = (store: Store): readonly string[] =>
  namesIn(store.contracts, 'folder').map(nameOfFile);

export const versionsOf = (store: Store, pacticipant: string): readonly string[] =>
  namesIn(join(store.contracts, fileName(pacticipant)), 'folder').map(nameOfFile);

export const versionFolder = (store: Store, pacticipant: string, version: string): string =>
  join(store.contracts, fileName(pacticipant), fileName(version));

/** What the store holds about a version, or undefined. A file that cannot be used is named and costs only itself. */
export function readVersion(store: Store, pacticipant: string, version: string): VersionEntry | undefined {
  const folder = versionFolder(store, pacticipant, version);
  if (!existsSync(folder)) return undefined;
  const documents = documentsIn(folder);
  const faults: string[] = [];
  if (documents.length > 1)
    faults.push(`${folder} holds several documents (${documents.join(', ')}); ${documents[0]} is used`);
  const pacts: StoredPact[] = [];
  for (const name of namesIn(join(folder, 'pacts'), 'file').filter((each) => each.endsWith('.json'))) {
    try {
      pacts.push(readPact(join(folder, 'pacts', name), pacticipant, store.cwd));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      faults.push(error.message);
    }
  }
  const document = documents[0];
  return {
    pacticipant,
    version,
    folder,
    document: document && join(folder, document),
    pacts,
    faults,
  };
}

/** @throws InputError when the file is no pact, or one of another consumer. */
export function readPact(file: string, pacticipant: string, cwd: string): StoredPact {
  return { file, ...partiesOf(loadFile(file, { cwd }), pacticipant) };
}

/** Who a pact is between. @throws InputError when it is no pact, or one of another consumer. */
export function partiesOf(
  { value, display }: SourceFile,
  pacticipant: string,
): Pick<StoredPact, 'consumer' | 'provider'> {
  const consumer = partyName(value, 'consumer');
  const provider = partyName(value, 'provider');
  if (consumer === undefined || provider === undefined)
    throw new InputError(`${display} is no pact: it must name its consumer and its provider`, {
      file: display,
    });
  if (consumer !== pacticipant)
    throw new InputError(`${display} is a pact of "${consumer}", not of "${pacticipant}"`, { file: display });
  return { consumer, provider };
}

function partyName(value: JsonValue, key: string): string | undefined {
  const party = isObject(value) ? getKey(value, key) : undefined;
  const name = isObject(party) ? getKey(party, 'name') : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}
