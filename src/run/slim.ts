import type { InteractionResult } from '../check/model.js';

/** What reports need of a result: the interaction itself, with all its bodies, and the operation are not kept. */
export const slimmed = ({
  interaction,
  operation,
  verdict,
  certainty,
  findings,
  witness,
  obligations,
}: InteractionResult): InteractionResult => ({
  interaction: {
    kind: interaction.kind,
    index: interaction.index,
    pointer: interaction.pointer,
    description: interaction.description,
    pending: interaction.pending,
    providerStates: interaction.providerStates.map(({ name }) => ({ name })),
  },
  operation: operation && { method: operation.method, template: operation.template },
  verdict,
  certainty,
  findings,
  witness,
  obligations,
});
