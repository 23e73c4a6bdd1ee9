import type { Description } from '../../../src/openapi/model.js';
import type { Contract } from '../../../src/pact/model.js';
import { loadContract, loadDescription } from '../../../src/run/load.js';
import { findInputs } from '../../../src/source/inputs.js';
import { InputError } from '../../../src/source/model.js';

/** A document and its pacts; what cannot be used is left out. */
export async function loadPair({
  spec,
  pacts,
}: {
  readonly spec: string;
  readonly pacts: readonly string[];
}): Promise<{ readonly description: Description | undefined; readonly contracts: readonly Contract[] }> {
  const description = await usable(() => loadDescription(spec));
  const contracts: Contract[] = [];
  for (const file of findInputs(pacts).inputs) {
    const contract = await usable(() => loadContract(file));
    if (contract) contracts.push(contract);
  }
  return { description, contracts };
}

async function usable<T>(load: () => Promise<T>): Promise<T | undefined> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
