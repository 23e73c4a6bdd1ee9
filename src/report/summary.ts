import type { CheckResult, Finding, Severity, Verdict } from '../check/model.js';
import { allFindings } from '../policy/scope.js';
import type { ReportSummary } from './model.js';

/** Counts of a result: interactions by verdict, findings by severity. */
export function summarize(result: CheckResult): ReportSummary {
  const verdicts = result.contracts.flatMap((contract) =>
    contract.interactions.map(({ verdict }) => verdict),
  );
  const having = (verdict: Verdict) => verdicts.filter((each) => each === verdict).length;
  const findings = allFindings(result);
  return {
    contracts: result.contracts.length,
    interactions: verdicts.length,
    satisfied: having('satisfied'),
    atRisk: having('at-risk'),
    unsatisfied: having('unsatisfied'),
    undecided: having('undecided'),
    findings: bySeverity(findings),
    ...(result.isCompared && {
      newFindings: bySeverity(findings.filter(({ isNew }) => isNew)),
    }),
    ...(result.ignored && { ignored: result.ignored }),
    ...(result.baseline && { baselined: result.baseline.known.length }),
  };
}

function bySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
