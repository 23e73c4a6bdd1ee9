import type { Description } from '../openapi/model.js';
import type { Contract, Interaction } from '../pact/model.js';
import { checkConflicts } from './conflicts.js';
import { coverageOf } from './coverage/coverage.js';
import { contractFindings, documentFindings, interactionFaults } from './faults.js';
import { finding } from './finding.js';
import { checkHttpInteraction } from './interaction.js';
import type { CheckResult, ContractResult, InteractionResult } from './model.js';
import type { CheckOptions } from './options.js';

export interface CheckInput {
  /** The documents of one provider; an interaction is compared with the first that has its operation. */
  readonly descriptions: readonly Description[];
  readonly contracts: readonly Contract[];
  readonly options: CheckOptions;
  /** Called after each interaction, for progress. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Checks every interaction of every contract against the provider's documents. Pure apart from `onProgress`: the same
 * input and seed give the same result. Never throws for an input: what goes wrong inside one interaction is undecided.
 */
export function runCheck({ descriptions, contracts, options, onProgress }: CheckInput): CheckResult {
  const total = contracts.reduce((sum, contract) => sum + contract.interactions.length, 0);
  let done = 0;
  const results = contracts.map((contract): ContractResult => {
    const interactions = contract.interactions.map((interaction) => {
      const result = checkIsolated(descriptions, contract, interaction, options);
      done += 1;
      onProgress?.(done, total);
      return result;
    });
    return {
      contract,
      findings: contractFindings(contract, options.provider),
      interactions: checkConflicts(contract, interactions),
    };
  });
  // Documents are compiled as far as the interactions asked for: their faults are known only now.
  const result = { seed: options.seed, findings: descriptions.flatMap(documentFindings), contracts: results };
  return options.coverage ? { ...result, coverage: coverageOf(descriptions, result) } : result;
}

function checkIsolated(
  descriptions: readonly Description[],
  contract: Contract,
  interaction: Interaction,
  options: CheckOptions,
): InteractionResult {
  const faults = interactionFaults(contract, interaction);
  try {
    const result = checkByKind(descriptions, contract, interaction, options);
    return { ...result, findings: [...faults, ...result.findings] };
  } catch (error) {
    if (options.rethrow) throw error;
    return undecided(contract, interaction, reasonOf(error), faults);
  }
}

function checkByKind(
  descriptions: readonly Description[],
  contract: Contract,
  interaction: Interaction,
  options: CheckOptions,
): InteractionResult {
  switch (interaction.kind) {
    case 'http':
      if (interaction.transport !== undefined)
        return undecided(contract, interaction, `the transport "${interaction.transport}" is not HTTP`);
      return checkHttpInteraction(descriptions, contract, interaction, options);
    case 'message':
      return undecided(
        contract,
        interaction,
        'a message interaction needs an AsyncAPI document; nothing was compared',
      );
    case 'malformed':
      return { ...undecided(contract, interaction, ''), findings: [] };
  }
}

const undecided = (
  contract: Contract,
  interaction: Interaction,
  reason: string,
  faults: InteractionResult['findings'] = [],
): InteractionResult => ({
  interaction,
  operation: undefined,
  verdict: 'undecided',
  certainty: undefined,
  findings: [
    ...faults,
    finding({
      rule: 'interaction.undecided',
      message: `cannot be checked: ${reason}`,
      pact: { source: contract.source, pointer: interaction.pointer },
      identity: [reason],
    }),
  ],
  witness: undefined,
  obligations: [],
});

const reasonOf = (error: unknown): string =>
  error instanceof RangeError
    ? 'the interaction or the schemas it uses are nested too deeply'
    : `an internal error (${error instanceof Error ? error.message : String(error)}); please report it`;
