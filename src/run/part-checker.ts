import type { CheckOptions } from '../check/options.js';
import { type CheckedPart, checkPart } from '../check/run.js';
import type { Description } from '../openapi/model.js';
import type { Contract } from '../pact/model.js';
import { readContract } from '../pact/read.js';
import type { SourceFile } from '../source/model.js';
import { type Part, rangeOf } from './parts.js';
import { type Attempt, attempt, isProblem } from './problems.js';

/** A pact to be read when its turn comes. */
export interface PactToRead {
  readonly display: string;
  readonly source: () => SourceFile;
}

/** Checks parts of pacts, each pact being read once. */
export interface PartChecker {
  readonly contract: (pact: number) => Promise<Attempt<Contract>>;
  readonly check: (part: Part) => Promise<Attempt<CheckedPart & { readonly contract: Contract }>>;
  /** Forgets a pact: its results are all that is needed from now on. */
  readonly release: (pact: number) => void;
}

/** @param prepare What is to be left of a contract. */
export function createPartChecker(
  descriptions: readonly Description[],
  pacts: readonly PactToRead[],
  options: CheckOptions,
  prepare: (contract: Contract) => Contract = (contract) => contract,
): PartChecker {
  const contracts = new Map<number, Promise<Attempt<Contract>>>();
  const contract = (pact: number): Promise<Attempt<Contract>> => {
    let known = contracts.get(pact);
    if (!known) {
      const { display, source } = pacts[pact] as PactToRead;
      known = attempt(display, () => prepare(readContract(source())), options.rethrow);
      contracts.set(pact, known);
    }
    return known;
  };
  return {
    contract,
    async check(part) {
      const read = await contract(part.pact);
      if (isProblem(read)) return read;
      const range = rangeOf(part, read.value.interactions.length);
      return { value: { contract: read.value, ...checkPart(descriptions, read.value, range, options) } };
    },
    release: (pact) => void contracts.delete(pact),
  };
}
