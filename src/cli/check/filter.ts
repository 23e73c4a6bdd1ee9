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
  const stateless = flags.filterNoState ?? isTrue(env.PACT_PROVIDER_NO_STATE);
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

/** Those of the environment variables that leave out interactions. */
export function filterVariables(flags: CheckFlags, env: Io['env']): readonly string[] {
  const variables = [
    [flags.filterDescription, 'PACT_DESCRIPTION'],
    [flags.filterState, 'PACT_PROVIDER_STATE'],
    [flags.filterNoState, 'PACT_PROVIDER_NO_STATE'],
  ] as const;
  return variables.flatMap(([flag, name]) => {
    const isSet = name === 'PACT_PROVIDER_NO_STATE' ? isTrue(env[name]) : Boolean(env[name]);
    return flag === undefined && isSet ? [name] : [];
  });
}

const isTrue = (text = ''): boolean => /^(true|1|yes)$/i.test(text);

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
