import { groupBy } from '../group.js';
import type { Report, ReportInteraction } from '../model.js';
import { count, printable } from '../words.js';
import { type Placed, placedFindings } from './fold.js';

/** All pacts between one consumer and one provider. People think in consumers, not in files. */
export interface Consumer {
  readonly name: string;
  readonly provider: string;
  /** The pact file, or how many there are. */
  readonly files: string;
  readonly interactions: readonly ReportInteraction[];
  readonly placed: readonly Placed[];
}

/** The consumers of a report, in the order in which their first pacts were given. */
export function consumersOf(report: Report): readonly Consumer[] {
  const groups = groupBy(report.contracts, ({ consumer, provider }) => JSON.stringify([consumer, provider]));
  return [...groups.values()].map((contracts) => ({
    name: printable(contracts[0].consumer || '(unnamed)'),
    provider: printable(contracts[0].provider || '(unnamed)'),
    files: contracts.length === 1 ? printable(contracts[0].file) : count(contracts.length, 'pact'),
    interactions: contracts.flatMap(({ interactions }) => interactions),
    placed: contracts.flatMap(placedFindings),
  }));
}
