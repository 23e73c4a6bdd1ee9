import type { Description, DescriptionFault } from '../openapi/model.js';
import type { Contract, Interaction } from '../pact/model.js';
import { reasonOf } from '../text/reason.js';
import { checkConflicts } from './conflicts.js';
import { contractFindings, documentFindings, interactionFaults } from './faults.js';
import { finding } from './finding.js';
import { checkHttpInteraction } from './interaction.js';
import type { CheckedContract, CheckedInteraction, CheckResult, ResultOfInteraction } from './model.js';
import type { CheckOptions } from './options.js';

export interface CheckInput {
  /** The documents of one provider; an interaction is compared with the first that has its operation. */
  readonly descriptions: readonly Description[];
  readonly contracts: readonly Contract[];
  readonly options: CheckOptions;
}

export interface CheckOutcome extends CheckResult {
  readonly contracts: readonly CheckedContract[];
}

/**
 * Checks every interaction of every contract against the provider's documents. Pure: the same input and seed give the
 * same result. Never throws for an input: what goes wrong inside one interaction is undecided.
 */
export function runCheck({ descriptions, contracts, options }: CheckInput): CheckOutcome {
  const results = contracts.map((contract) => {
    const interactions = contract.interactions.map((interaction) =>
      checkInteraction(descriptions, contract, interaction, options),
    );
    return contractResult(contract, interactions, options);
  });
  // Documents are compiled as far as the interactions asked for: their faults are known only now.
  const findings = descriptions.flatMap((description) => documentFindings(description.faults));
  return { seed: options.seed, findings, contracts: results };
}

/** The results of all interactions of a contract, with what only a look at all of them shows. */
export const contractResult = <R extends ResultOfInteraction>(
  contract: Contract,
  interactions: readonly R[],
  options: CheckOptions,
) => ({
  contract,
  findings: contractFindings(contract, options.provider),
  interactions: checkConflicts(contract, interactions),
});

/** Some interactions of a contract, and the faults of those parts of each document that they are about. */
export interface CheckedPart {
  readonly interactions: readonly CheckedInteraction[];
  /** For each description, in the order in which the check came upon them. */
  readonly faults: readonly (readonly DescriptionFault[])[];
}

/** Checks the interactions from `start` to `end` (exclusive). */
export function checkPart(
  descriptions: readonly Description[],
  contract: Contract,
  { start, end }: { readonly start: number; readonly end: number },
  options: CheckOptions,
): CheckedPart {
  const check = (): readonly CheckedInteraction[] =>
    contract.interactions
      .slice(start, end)
      .map((interaction) => checkInteraction(descriptions, contract, interaction, options));
  // Each document traces what is asked of it, so the traces stand inside each other.
  const traced = descriptions.reduceRight<() => CheckedPart>(
    (work, description) => () => {
      const { result, faults } = description.trace(work);
      return { ...result, faults: [faults, ...result.faults] };
    },
    () => ({ interactions: check(), faults: [] }),
  );
  return traced();
}

/** One interaction. What goes wrong inside it is undecided. */
function checkInteraction(
  descriptions: readonly Description[],
  contract: Contract,
  interaction: Interaction,
  options: CheckOptions,
): CheckedInteraction {
  const faults = interactionFaults(contract, interaction);
  try {
    const result = checkByKind(descriptions, contract, interaction, options);
    return {
      interaction,
      operation: result.operation,
      verdict: result.verdict,
      certainty: result.certainty,
      findings: [...faults, ...result.findings],
      witness: result.witness,
      obligations: result.obligations,
    };
  } catch (error) {
    if (options.rethrow) throw error;
    return undecided(contract, interaction, whyUndecided(error), faults);
  }
}

function checkByKind(
  descriptions: readonly Description[],
  contract: Contract,
  interaction: Interaction,
  options: CheckOptions,
): CheckedInteraction {
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
  faults: CheckedInteraction['findings'] = [],
): CheckedInteraction => ({
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

const whyUndecided = (error: unknown): string =>
  error instanceof RangeError
    ? 'the interaction or the schemas it uses are nested too deeply'
    : `an internal error (${reasonOf(error)}); please report it`;
