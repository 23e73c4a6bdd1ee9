import type { Obligation } from '../../check/model.js';
import type { ReportInteraction } from '../model.js';
import { printable } from '../words.js';

/** What each provider state must guarantee for these interactions, one block per combination of states. */
export function obligationLines(interactions: readonly ReportInteraction[]): string[] {
  const byStates = new Map<string, Obligation[]>();
  for (const obligation of interactions.flatMap((interaction) => interaction.obligations)) {
    const title =
      obligation.states.length > 0 ? `given ${obligation.states.join(' and ')}` : 'without provider state';
    byStates.set(title, [...(byStates.get(title) ?? []), obligation]);
  }
  return [...byStates].flatMap(([title, obligations]) => [
    `obligations ${printable(title)}`,
    ...new Set(obligations.map(({ place, demand }) => `  ${printable(`${place} ${demand}`)}`)),
    '',
  ]);
}
