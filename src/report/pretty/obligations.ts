import { groupBy } from '../group.js';
import type { ReportInteraction } from '../model.js';
import { printable } from '../words.js';

/** What each provider state must guarantee for these interactions, one block per combination of states. */
export function obligationLines(interactions: readonly ReportInteraction[]): string[] {
  const byStates = groupBy(
    interactions.flatMap((interaction) => interaction.obligations),
    ({ states }) => (states.length > 0 ? `given ${states.join(' and ')}` : 'without provider state'),
  );
  return [...byStates].flatMap(([title, obligations]) => [
    `obligations ${printable(title)}`,
    ...new Set(obligations.map(({ place, demand }) => `  ${printable(`${place} ${demand}`)}`)),
    '',
  ]);
}
