import { InputError } from '../source/model.js';
import { environmentNames, readEnvironment } from './environments.js';
import type { Store, StoredEnvironment, VersionEntry } from './model.js';
import { pacticipants, readVersion, versionsOf } from './versions.js';

export interface StoreListing {
  readonly versions: readonly VersionEntry[];
  readonly environments: readonly StoredEnvironment[];
  /** Everything that cannot be used, and why. */
  readonly faults: readonly string[];
}

/** All that a store holds. What cannot be read is named; the rest is listed. */
export function listStore(store: Store): StoreListing {
  const versions = pacticipants(store).flatMap((name) =>
    versionsOf(store, name).flatMap((version) => readVersion(store, name, version) ?? []),
  );
  const faults = versions.flatMap((entry) => entry.faults);
  const environments: StoredEnvironment[] = [];
  for (const name of environmentNames(store)) {
    try {
      environments.push(readEnvironment(store, name));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      faults.push(error.message);
    }
  }
  return { versions, environments, faults };
}
