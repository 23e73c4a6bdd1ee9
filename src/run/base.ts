import { readDescription } from '../openapi/description.js';
import type { Description } from '../openapi/model.js';
import { gitReference, openGitTree } from '../source/git.js';
import type { LoadOptions } from '../source/load.js';
import { InputError } from '../source/model.js';
import { createReferenceResolver } from '../source/references.js';
import { loadDescription } from './load.js';
import type { RunOptions } from './run.js';

/** The documents to compare with. What cannot be used becomes a problem. */
export async function loadBases({
  base = [],
  cwd = process.cwd(),
  allowRemoteRefs = false,
}: Pick<RunOptions, 'base' | 'cwd' | 'allowRemoteRefs'>): Promise<{
  readonly descriptions: readonly Description[];
  readonly problems: readonly InputError[];
}> {
  const descriptions: Description[] = [];
  const problems: InputError[] = [];
  for (const name of base) {
    try {
      descriptions.push(await loadBase(name, { cwd, allowRemoteRefs }));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(new InputError(`--base ${name}: ${error.message}`, error.place, { cause: error }));
    }
  }
  return { descriptions, problems };
}

/**
 * Reads an older version of a document, to compare with.
 *
 * @param name A file, a URL, or `revision:path` for a file in git; its references are then followed in that revision.
 * @throws InputError when it cannot be read or is no OpenAPI document.
 */
async function loadBase(
  name: string,
  options: LoadOptions & { readonly cwd: string; readonly allowRemoteRefs: boolean },
): Promise<Description> {
  const reference = gitReference(name, options.cwd);
  if (!reference) return loadDescription(name, options);
  const tree = openGitTree(reference.revision, options.cwd);
  const source = tree.load(tree.locate(reference.path));
  const resolver = createReferenceResolver({
    ...options,
    allowRemote: options.allowRemoteRefs,
    readFile: tree.load,
  });
  await resolver.preload([source]);
  return readDescription(source, resolver);
}
