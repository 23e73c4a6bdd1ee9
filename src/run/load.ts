import { readDescription } from '../openapi/description.js';
import type { Description } from '../openapi/model.js';
import type { Contract } from '../pact/model.js';
import { readContract } from '../pact/read.js';
import { type LoadOptions, loadSource } from '../source/load.js';
import { createReferenceResolver } from '../source/references.js';

/**
 * Reads one pact file.
 * @param reference file, URL or `-` (standard input).
 * @throws InputError when it cannot be read or is no pact.
 */
export const loadContract = async (reference: string, options: LoadOptions = {}): Promise<Contract> =>
  readContract(await loadSource(reference, options));

/**
 * Reads one OpenAPI document (2.0, 3.0, 3.1, 3.2).
 * @param reference file, URL or `-` (standard input).
 * @throws InputError when it cannot be read or is no OpenAPI document.
 */
export async function loadDescription(
  reference: string,
  options: LoadOptions & { readonly allowRemoteRefs?: boolean } = {},
): Promise<Description> {
  const source = await loadSource(reference, options);
  const resolver = createReferenceResolver({ ...options, allowRemote: options.allowRemoteRefs ?? false });
  await resolver.preload([source]);
  return readDescription(source, resolver);
}
