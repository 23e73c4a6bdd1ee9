import type { Obligation } from '../../check/model.js';
import type { ReportContract } from '../model.js';
import { printable } from '../words.js';

/** What each provider state must guarantee for a contract, one block per combination of states. */
export function obligationLines(contract: ReportContract): string[] {
  const byStates = new Map<string, Obligation[]>();
  for (const obligation of contract.interactions.flatMap((interaction) => interaction.obligations)) {
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
