import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { lexemeOf } from '../json/number.js';
import { getKey, isNumber, isObject, type JsonValue } from '../json/value.js';
import { loadFile } from '../source/load.js';
import { InputError, type SourceFile } from '../source/model.js';
import { didYouMean } from '../text/nearest.js';
import { writeFileAtomic } from './atomic.js';
import { changedJson, changedYaml } from './environment-text.js';
import { namesIn } from './folders.js';
import { withLock } from './lock.js';
import type { Store, StoreDeployment, StoredEnvironment } from './model.js';
import { fileName, nameOfFile } from './names.js';

const EXTENSIONS = ['.yaml', '.yml', '.json'];

export const environmentNames = (store: Store): readonly string[] =>
  [
    ...new Set(
      namesIn(store.environments, 'file')
        .filter((file) => EXTENSIONS.includes(extname(file)))
        .map((file) => nameOfFile(file.slice(0, -extname(file).length))),
    ),
  ].sort();

/** @throws InputError when there is no such environment, or its file cannot be used. */
export function readEnvironment(store: Store, name: string): StoredEnvironment {
  const file = fileOf(store, name);
  if (file === undefined) {
    const known = environmentNames(store);
    const rest = known.length > 0 ? `there are: ${known.join(', ')}` : `${store.environments} has none`;
    throw new InputError(`there is no environment "${name}"${didYouMean(name, known)} (${rest})`);
  }
  const { value, display } = loadFile(file, { cwd: store.cwd });
  return { name, file, versions: versionsIn(value, display) };
}

const fileOf = (store: Store, name: string): string | undefined =>
  EXTENSIONS.map((extension) => join(store.environments, fileName(name) + extension)).find(existsSync);

/** Under `deployed` and `released`: one version, a list, or one for each application instance. */
function versionsIn(value: JsonValue, display: string): ReadonlyMap<string, readonly string[]> {
  const versions = new Map<string, readonly string[]>();
  if (value !== null && !isObject(value))
    throw new InputError(`${display} must hold "deployed" and "released"`, { file: display });
  for (const section of ['deployed', 'released']) {
    const entries = value === null ? null : (getKey(value, section) ?? null);
    if (entries === null) continue;
    if (!isObject(entries))
      throw new InputError(`${display}: "${section}" must map applications to versions`, { file: display });
    for (const [pacticipant, entry] of Object.entries(entries)) {
      const found = versionList(entry).map((item) => versionText(item, `${display}: "${pacticipant}"`));
      versions.set(pacticipant, [...new Set([...(versions.get(pacticipant) ?? []), ...found])]);
    }
  }
  return versions;
}

const versionList = (entry: JsonValue): readonly JsonValue[] =>
  isObject(entry) ? Object.values(entry) : [entry].flat();

/** `1.10` without quotes is a number in YAML; its text is the version. */
function versionText(value: JsonValue, where: string): string {
  if (typeof value === 'string' && value !== '') return value;
  if (isNumber(value)) return lexemeOf(value);
  throw new InputError(`${where} has a version that is neither text nor number; write it in quotes`);
}

/**
 * Writes that a version is deployed, in the place of the one before. Comments and everything else in the file stay.
 *
 * @returns whether the environment is new.
 * @throws InputError when the file cannot be used; it is left alone then.
 */
export function recordInStore(store: Store, deployment: StoreDeployment): Promise<boolean> {
  return withLock(store.environments, () => {
    const existing = fileOf(store, deployment.environment);
    const file = existing ?? join(store.environments, `${fileName(deployment.environment)}.yaml`);
    const source =
      existing === undefined ? undefined : readForChange(store, deployment.environment, existing);
    writeFileAtomic(
      file,
      source?.format === 'json' ? changedJson(source, deployment) : changedYaml(source, deployment),
    );
    return existing === undefined;
  });
}

function readForChange(store: Store, name: string, file: string): SourceFile {
  readEnvironment(store, name);
  return loadFile(file, { cwd: store.cwd });
}
