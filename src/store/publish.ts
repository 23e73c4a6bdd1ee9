import { existsSync, readFileSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { readVersion as readOpenApiVersion } from '../openapi/read/version.js';
import { loadSource } from '../source/load.js';
import { InputError } from '../source/model.js';
import { createFolderAtomic, writeFileAtomic } from './atomic.js';
import { withLock } from './lock.js';
import type { Store } from './model.js';
import { fileName } from './names.js';
import { outsideReference } from './outside-reference.js';
import { documentsIn, isDocument, partiesOf, versionFolder } from './versions.js';

export interface StorePublication {
  readonly pacticipant: string;
  readonly version: string;
  /** The OpenAPI document of this version, when it is a provider. */
  readonly document?: string | undefined;
  /** Its pacts, when it is a consumer. */
  readonly pacts: readonly string[];
  /** Replace what was published before under the same version. */
  readonly force: boolean;
}

/**
 * Adds a version to the store. A new version appears complete or not at all. What a version holds does not change
 * afterwards: answers given for it would no longer be true.
 *
 * @returns the files written, relative to the folder of the version; empty when all were there already.
 * @throws InputError when a file cannot be used, or the version holds something else under the same name.
 */
export async function publishToStore(
  store: Store,
  publication: StorePublication,
): Promise<readonly string[]> {
  const { pacticipant, version, force } = publication;
  const files = await filesOf(store, publication);
  const folder = versionFolder(store, pacticipant, version);
  return withLock(store.contracts, () => {
    if (!existsSync(folder)) {
      createFolderAtomic(folder, files);
      return [...files.keys()];
    }
    const changed = [...files].filter(
      ([name, text]) => !rivals(folder, name).some((rival) => textOf(join(folder, rival)) === text),
    );
    const replaced = changed.flatMap(([name]) => rivals(folder, name));
    if (replaced[0] !== undefined && !force)
      throw new InputError(
        `version ${version} of ${pacticipant} already holds another ${replaced[0]}; publish under a new version (--force replaces it)`,
      );
    for (const [name, text] of changed) writeFileAtomic(join(folder, name), text);
    for (const name of replaced) if (!files.has(name)) rmSync(join(folder, name), { force: true });
    return changed.map(([name]) => name);
  });
}

/** The files that take the place of one: a version has one document, whatever its format. */
const rivals = (folder: string, name: string): readonly string[] =>
  isDocument(name) ? documentsIn(folder) : existsSync(join(folder, name)) ? [name] : [];

const textOf = (file: string): string => readFileSync(file, 'utf8');

async function filesOf(
  store: Store,
  { pacticipant, document, pacts }: StorePublication,
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  if (document !== undefined) {
    const source = await loadSource(document, { cwd: store.cwd });
    readOpenApiVersion(source);
    const reference = outsideReference(source.value);
    if (reference !== undefined)
      throw new InputError(
        `${source.display} refers to another file (${reference}), which the store would not have; bundle it into one file first`,
        { file: source.display },
      );
    const extension = source.format === 'json' ? '.json' : extname(document) === '.yml' ? '.yml' : '.yaml';
    files.set(`openapi${extension}`, source.text);
  }
  for (const file of pacts) {
    const source = await loadSource(file, { cwd: store.cwd });
    const { provider } = partiesOf(source, pacticipant);
    const name = join('pacts', `${fileName(provider)}.json`);
    if (files.has(name))
      throw new InputError(
        `there are two pacts of ${pacticipant} with ${provider}; merge them into one file`,
      );
    files.set(name, source.text);
  }
  if (files.size === 0) throw new InputError('nothing to publish: name a document with --spec, or pacts');
  return files;
}
