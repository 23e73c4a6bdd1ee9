import type { CheckOptions } from '../../check/options.js';
import type { ValidationTime } from '../../openapi/when-to-validate.js';
import { InputError } from '../../source/model.js';
import { sha256 } from '../../text/sha256.js';
import type { PactFile } from '../inputs.js';
import type { Provider, Reference } from '../provider.js';
import type { Ranges } from '../ranges.js';
import { createRecorder, createRecordReader, type PactResult } from '../record.js';
import { absolutePath, portablePath, sourceNames } from '../source-names.js';
import { type Dependencies, openStore } from './store.js';

/** Where results of earlier runs are kept. */
export interface CacheOptions {
  readonly folder: string;
  /** Tells builds of the tool apart: another one may see things differently. */
  readonly build: string;
}

/** Results of pacts against the documents of one provider, as earlier runs left them. */
export interface ResultCache {
  readonly find: (pact: PactFile) => PactResult | undefined;
  readonly keep: (pact: PactFile, result: PactResult) => void;
  readonly close: () => void;
}

/** What a result depends on beside the files. */
export interface CheckSettings {
  readonly options: CheckOptions;
  readonly validateSpec: ValidationTime;
  readonly cwd: string;
}

/** Changes with the form of what is kept. */
const FORMAT = 1;

export function openResultCache(
  { folder, build }: CacheOptions,
  provider: Provider,
  { options, validateSpec, cwd }: CheckSettings,
  ranges: Ranges,
): ResultCache {
  const store = openStore(folder);
  const { seed, runs, provider: name, obligations = true, witnesses = true } = options;
  const common = sha256(
    JSON.stringify([
      [FORMAT, build, process.version],
      [seed, runs, name ?? null, obligations, witnesses, validateSpec],
      provider.files.map(({ file, revision }) => [file.display, revision ?? null, sha256(file.bytes)]),
    ]),
  );
  const keyOf = ({ file }: PactFile): string =>
    sha256(JSON.stringify([common, file.display, sha256(file.bytes)]));

  const hashes = new Map<string, string | null>();
  const hashOfReferenced = (reference: Reference): string | null => {
    const key = `${reference.document} ${reference.path}`;
    let hash = hashes.get(key);
    if (hash === undefined) {
      try {
        hash = sha256(provider.referenced(reference).bytes);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        hash = null;
      }
      hashes.set(key, hash);
    }
    return hash;
  };
  const referenceOf = (name: string): Reference => {
    const [document, path] = JSON.parse(name) as [number, string];
    return { document, path: absolutePath(path, cwd) };
  };
  const isCurrent = (dependencies: Dependencies): boolean =>
    dependencies.every(([name, hash]) => hashOfReferenced(referenceOf(name)) === hash);
  const dependencies = (): Dependencies =>
    provider
      .references()
      .map(({ document, path, hash }) => [JSON.stringify([document, portablePath(path, cwd)]), hash]);
  return {
    find(pact) {
      let needed: Dependencies = [];
      const text = store.find(keyOf(pact), (found) => {
        needed = found;
        return isCurrent(found);
      });
      if (text === undefined) return undefined;
      try {
        const result = createRecordReader(sourceNames(provider, pact.source, cwd), ranges.learn).pact(text);
        for (const [name, hash] of needed) provider.note({ ...referenceOf(name), hash });
        return result;
      } catch {
        return undefined;
      }
    },
    keep(pact, result) {
      const recorder = createRecorder(sourceNames(provider, pact.source, cwd), ranges.locate);
      store.keep(keyOf(pact), dependencies(), recorder.pact(result));
    },
    close: store.tidy,
  };
}
