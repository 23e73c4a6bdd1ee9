import { buildFacts } from '../../broker/ci-systems.js';
import { printable } from '../../report/words.js';
import { InputError } from '../../source/model.js';
import { recordInStore } from '../../store/environments.js';
import { listStore } from '../../store/list.js';
import { openStore } from '../../store/open.js';
import { publishToStore } from '../../store/publish.js';
import { readVersion, versionFolder } from '../../store/versions.js';
import { findPactInputs } from '../check/pacts.js';
import type { Io } from '../io.js';

interface StoreFlags {
  readonly store: string;
  readonly environments?: string;
}

interface VersionFlags extends StoreFlags {
  readonly pacticipant: string;
  readonly version?: string;
}

/** @throws InputError when a file cannot be used or the version holds something else. */
export async function publishCommand(
  names: readonly string[],
  flags: VersionFlags & { readonly spec?: string; readonly force?: boolean },
  io: Io,
): Promise<void> {
  const { pacticipant, spec, force = false } = flags;
  const version = versionOf(flags, io);
  const pacts = findPactInputs(names, io.cwd);
  if (pacts.empty.length > 0) throw new InputError(`there is no pact in ${pacts.empty.join(', ')}`);
  const store = openStore(flags.store, io.cwd, flags.environments);
  const written = await publishToStore(store, {
    pacticipant,
    version,
    document: spec,
    pacts: pacts.files,
    force,
  });
  const folder = versionFolder(store, pacticipant, version);
  io.stderr.write(
    written.length > 0
      ? `published ${pacticipant} ${version}: ${written.join(', ')} in ${folder}\n`
      : `${pacticipant} ${version} was published before, unchanged\n`,
  );
}

/** @throws InputError when the environment cannot be written. */
export async function recordCommand(
  flags: VersionFlags & { readonly environment: string; readonly applicationInstance?: string },
  io: Io,
): Promise<void> {
  const { pacticipant, environment, applicationInstance } = flags;
  const version = versionOf(flags, io);
  const store = openStore(flags.store, io.cwd, flags.environments);
  if (!readVersion(store, pacticipant, version))
    io.stderr.write(
      `warning: the store holds no version ${version} of ${pacticipant}; what it fits will be unknown\n`,
    );
  const isNew = await recordInStore(store, { pacticipant, version, environment, applicationInstance });
  io.stderr.write(
    `recorded the deployment of ${pacticipant} ${version} to ${environment}${isNew ? ', a new environment' : ''}\n`,
  );
}

function versionOf({ version }: VersionFlags, { env }: Io): string {
  const known = version ?? buildFacts(env).commit;
  if (!known) throw new InputError('--version is missing (in CI the commit, which GIT_COMMIT may hold)');
  return known;
}

export function listCommand(flags: StoreFlags & { readonly format: 'table' | 'json' }, io: Io): void {
  const { versions, environments, faults } = listStore(openStore(flags.store, io.cwd, flags.environments));
  for (const fault of faults) io.stderr.write(`warning: ${printable(fault)}\n`);
  const listing = {
    versions: versions.map(({ pacticipant, version, document, pacts }) => ({
      pacticipant,
      version,
      document: document !== undefined,
      providers: pacts.map(({ provider }) => provider),
    })),
    environments: environments.map(({ name, versions: present }) => ({
      name,
      versions: [...present].map(([pacticipant, list]) => ({ pacticipant, versions: list })),
    })),
  };
  if (flags.format === 'json') {
    io.stdout.write(`${JSON.stringify({ ...listing, faults }, null, 2)}\n`);
    return;
  }
  for (const { pacticipant, version, document, providers } of listing.versions) {
    const parts = [...(document ? ['openapi'] : []), ...providers.map((provider) => `pact with ${provider}`)];
    io.stdout.write(`${printable(`${pacticipant} ${version}: ${parts.join(', ')}`)}\n`);
  }
  for (const { name, versions: present } of listing.environments) {
    const parts = present.map((each) => `${each.pacticipant} ${each.versions.join(' and ')}`);
    io.stdout.write(`${printable(`in ${name}: ${parts.join(', ')}`)}\n`);
  }
}
