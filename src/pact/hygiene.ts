import { duplicateFaults } from './duplicates.js';
import { exactValueFaults } from './exact-values.js';
import type { Contract, PactFault } from './model.js';
import { vagueStateFaults } from './vague-states.js';

/** A fault of one interaction that only a look at its content, or at its neighbours, shows. */
export interface ContractFault {
  /** Position in `contract.interactions`. */
  readonly interaction: number;
  readonly fault: PactFault;
}

/**
 * What is questionable about a contract that reads well: interactions that stand twice or contradict each other,
 * responses expected to the letter, provider states that say nothing. Judged from the pact alone.
 */
export const contractFaults = (contract: Contract): ContractFault[] => [
  ...duplicateFaults(contract),
  ...exactValueFaults(contract),
  ...vagueStateFaults(contract),
];
