import type { Report, ReportContract, ReportFinding, ReportInteraction } from './model.js';
import { interactionLabel, printable } from './words.js';

/** A finding with what it is about; both undefined: a document or the run. */
export interface Entry {
  readonly finding: ReportFinding;
  readonly contract: ReportContract | undefined;
  readonly interaction: ReportInteraction | undefined;
}

/** Every finding of a report, in its order. */
export const entriesOf = (report: Report): readonly Entry[] => [
  ...report.findings.map((finding) => ({ finding, contract: undefined, interaction: undefined })),
  ...report.contracts.flatMap((contract) => [
    ...contract.findings.map((finding) => ({ finding, contract, interaction: undefined })),
    ...contract.interactions.flatMap((interaction) =>
      interaction.findings.map((finding) => ({ finding, contract, interaction })),
    ),
  ]),
];

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** Most important first: what is new before what is not, then by severity; otherwise in the order of the report. */
export const byImportance = (entries: readonly Entry[]): readonly Entry[] =>
  [...entries].sort(
    (a, b) =>
      Number(a.finding.new === false) - Number(b.finding.new === false) ||
      RANK[a.finding.severity] - RANK[b.finding.severity],
  );

/** Whom a finding concerns, in words: `web, "a booking" (given …)`; empty for documents and the run. */
export function subjectOf({ contract, interaction }: Entry): string {
  const consumer = contract && printable(contract.consumer || contract.file);
  return [consumer, interaction && interactionLabel(interaction.description, interaction.providerStates)]
    .filter(Boolean)
    .join(', ');
}

/** A finding in one line that stands alone: whom it concerns and what it says. */
export function statementOf(entry: Entry): string {
  const subject = subjectOf(entry);
  return `${subject ? `${subject}: ` : ''}${printable(entry.finding.message)}`;
}
