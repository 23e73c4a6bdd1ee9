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
export function fold(placed: readonly Placed[], key: (finding: ReportFinding) => string): readonly Block[] {
  const groups = new Map<string, [Placed, ...Placed[]]>();
  for (const each of placed) {
    const group = groups.get(key(each.finding));
    if (group) group.push(each);
    else groups.set(key(each.finding), [each]);
  }
  return [...groups.values()].map(([first, ...others]) => ({ ...first, others }));
}

/** Same rule, same place in the document, same statement up to the values it quotes: one cause. */
export const causeOf = ({ rule, severity, spec, message }: ReportFinding): string =>
  JSON.stringify([rule, severity, spec?.file, spec?.pointer, message.replace(/"(?:[^"\\]|\\.)*"|\d+/g, '')]);

/** For the short list of infos: one line per rule. */
export const ruleOf = ({ rule }: ReportFinding): string => rule;
