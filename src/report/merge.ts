import type { Severity } from '../check/model.js';
import type { Report, ReportFinding, ReportSummary } from './model.js';
import { compareFindings } from './order.js';

/**
 * One report of several, such as those of the shards of a run: contracts in the order of their files, findings about the same
 * document once. Coverage is left out: what the parts leave unused says nothing about the whole.
 *
 * @param reports At least one.
 */
export function mergeReports(reports: readonly [Report, ...Report[]]): Report {
  const [{ schemaVersion, tool, seed }] = reports;
  const findings = distinct(reports.flatMap((report) => report.findings)).sort(compareFindings);
  const contracts = reports
    .flatMap((report) => report.contracts)
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const all = [
    ...findings,
    ...contracts.flatMap((contract) => [
      ...contract.findings,
      ...contract.interactions.flatMap((interaction) => interaction.findings),
    ]),
  ];
  const sum = (key: 'contracts' | 'interactions' | 'satisfied' | 'atRisk' | 'unsatisfied' | 'undecided') =>
    reports.reduce((total, { summary }) => total + summary[key], 0);
  const leftOut = (key: 'ignored' | 'baselined'): Pick<ReportSummary, typeof key> => {
    const counts = reports.flatMap(({ summary }) => summary[key] ?? []);
    return counts.length > 0 ? { [key]: counts.reduce((a, b) => a + b) } : {};
  };
  const summary: ReportSummary = {
    contracts: sum('contracts'),
    interactions: sum('interactions'),
    satisfied: sum('satisfied'),
    atRisk: sum('atRisk'),
    unsatisfied: sum('unsatisfied'),
    undecided: sum('undecided'),
    findings: bySeverity(all),
    ...(reports.some((report) => report.summary.newFindings) && {
      newFindings: bySeverity(all.filter((finding) => finding.new)),
    }),
    ...leftOut('ignored'),
    ...leftOut('baselined'),
  };
  return { schemaVersion, tool, seed, summary, findings, contracts };
}

function distinct(findings: readonly ReportFinding[]): ReportFinding[] {
  const byText = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...byText.values()];
}

function bySeverity(findings: readonly ReportFinding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
