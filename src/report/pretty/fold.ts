import { groupBy } from '../group.js';
import type { ReportContract, ReportFinding, ReportInteraction } from '../model.js';

/** A finding with the interaction it is about; undefined when it is about a whole file or the run. */
export interface Placed {
  readonly finding: ReportFinding;
  readonly interaction: ReportInteraction | undefined;
}

/** Findings with one cause, shown as one: the first in full, the others as a list. */
export interface Block extends Placed {
  readonly others: readonly Placed[];
}

/** Every finding of a contract in file order. */
export const placedFindings = (contract: ReportContract): readonly Placed[] => [
  ...contract.findings.map((finding) => ({ finding, interaction: undefined })),
  ...contract.interactions.flatMap((interaction) =>
    interaction.findings.map((finding) => ({ finding, interaction })),
  ),
];

/** Puts findings with the same key together, in the order of their first. */
export const fold = (placed: readonly Placed[], key: (finding: ReportFinding) => string): readonly Block[] =>
  [...groupBy(placed, ({ finding }) => key(finding)).values()].map(([first, ...others]) => ({
    ...first,
    others,
  }));

/**
 * What makes findings one cause: the rule and the place in the document with the same advice; without such a place the
 * same statement up to the values it quotes.
 */
export const causeOf = ({ rule, severity, spec, message, help }: ReportFinding): string =>
  JSON.stringify(
    spec ? [rule, severity, spec.file, spec.pointer, help] : [rule, severity, statementOf(message)],
  );

/** A message without the values it quotes: `expected "a", found 7` and `expected "b", found 8` state the same. */
export const statementOf = (message: string): string => message.replace(/"(?:[^"\\]|\\.)*"|\d+/g, '');

/** For the short list of infos: one line per rule. */
export const ruleOf = ({ rule }: ReportFinding): string => rule;
