import type { Contract, Interaction } from '../../pact/model.js';
import type { Io } from '../io.js';
import type { CheckFlags } from './flags.js';

export type InteractionFilter = (contract: Contract, interaction: Interaction) => boolean;

/**
 * The filter the options ask for, or undefined. The environment variables are those of the Pact verifiers; an option
 * wins over its variable.
 */
export function interactionFilter(flags: CheckFlags, env: Io['env']): InteractionFilter | undefined {
  const consumer = textTest(flags.filterConsumer);
  const description = textTest(flags.filterDescription ?? env.PACT_DESCRIPTION);
  const state = textTest(flags.filterState ?? env.PACT_PROVIDER_STATE);
  const stateless = flags.filterNoState ?? /^(true|1|yes)$/i.test(env.PACT_PROVIDER_NO_STATE ?? '');
  if (!consumer && !description && !state && !stateless) return undefined;
  return (contract, interaction) => {
    const states = interaction.providerStates;
    return (
      (!consumer || consumer(contract.consumer ?? '')) &&
      (!description || description(interaction.description)) &&
      (stateless ? states.length === 0 : !state || states.some(({ name }) => state(name)))
    );
  };
}

/** A text matches when it contains the wanted text, or when that is a regular expression that matches. */
function textTest(wanted: string | undefined): ((text: string) => boolean) | undefined {
  if (!wanted) return undefined;
  const pattern = toPattern(wanted);
  return (text) => text.includes(wanted) || pattern?.test(text) === true;
}

function toPattern(wanted: string): RegExp | undefined {
  try {
    return new RegExp(wanted);
  } catch {
    return undefined;
  }
}
