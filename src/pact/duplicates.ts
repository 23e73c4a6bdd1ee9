import { jsonEqual } from '../json/equal.js';
import { valueAt } from '../json/pointer.js';
import { printJson } from '../json/print.js';
import { getKey, isObject, type JsonValue } from '../json/value.js';
import { fault } from './faults.js';
import type { ContractFault } from './hygiene.js';
import type { Contract, Interaction } from './model.js';

/** What tells interactions apart for tools: description and provider states with their parameters (docs/pact.md section 11). */
function identityOf(interaction: Interaction): string {
  const states = interaction.providerStates
    .map(({ name, params }) => printJson([name, { ...params }]))
    .sort();
  return JSON.stringify([interaction.kind, interaction.description, states]);
}

/** One side of an interaction as the file has it; of a message, its contents. */
function contentOf(contract: Contract, interaction: Interaction, side: 'request' | 'response'): JsonValue {
  const value = valueAt(contract.source.value, interaction.pointer);
  if (!isObject(value)) return null;
  return getKey(value, side) ?? (side === 'request' ? getKey(value, 'contents') : undefined) ?? null;
}

function compare(contract: Contract, first: Interaction, later: Interaction): ContractFault['fault'] {
  const same = (side: 'request' | 'response') =>
    jsonEqual(contentOf(contract, first, side), contentOf(contract, later, side));
  const twin = `interaction ${first.index} ('${first.description}')`;
  if (!same('request'))
    return fault(
      'identity',
      later.pointer,
      `Has the description and provider states of ${twin} but another request; tools that merge pacts take them for one. Give each its own description.`,
    );
  return same('response')
    ? fault('duplicate', later.pointer, `Repeats ${twin} word for word.`)
    : fault(
        'conflict',
        later.pointer,
        `Expects another response than ${twin} to the same request under the same provider states; no provider can give both.`,
      );
}

/** A key of its own names an interaction whatever its description is. */
const sameKey = (first: Interaction, { key, pointer }: Interaction): ContractFault['fault'] =>
  fault(
    'identity',
    pointer,
    `Has the key '${key}' of interaction ${first.index} ('${first.description}'); tools that merge pacts take them for one. Give each its own key.`,
  );

/** Interactions that share description and states with an earlier one: repeated, contradicting, or wrongly named alike. */
export function duplicateFaults(contract: Contract): ContractFault[] {
  const seen = new Map<string, Interaction>();
  const keys = new Map<string, Interaction>();
  return contract.interactions.flatMap((interaction, position) => {
    if (interaction.kind === 'malformed' || interaction.description === '') return [];
    const identity = identityOf(interaction);
    const first = seen.get(identity);
    if (first) return [{ interaction: position, fault: compare(contract, first, interaction) }];
    seen.set(identity, interaction);
    const { key } = interaction;
    const namesake = key === undefined ? undefined : keys.get(key);
    if (namesake) return [{ interaction: position, fault: sameKey(namesake, interaction) }];
    if (key !== undefined) keys.set(key, interaction);
    return [];
  });
}
