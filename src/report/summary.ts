import type { CheckResult, Severity, Verdict } from '../check/model.js';
import { allFindings } from '../policy/scope.js';
import type { ReportSummary } from './model.js';

/** Counts of a result: interactions by verdict, findings by severity. */
export function summarize(result: CheckResult): ReportSummary {
  const verdicts = result.contracts.flatMap((contract) =>
    contract.interactions.map(({ verdict }) => verdict),
  );
  const having = (verdict: Verdict) => verdicts.filter((each) => each === verdict).length;
  const findings: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { severity } of allFindings(result)) findings[severity]++;
  return {
    contracts: result.contracts.length,
    interactions: verdicts.length,
    satisfied: having('satisfied'),
    atRisk: having('at-risk'),
    unsatisfied: having('unsatisfied'),
    undecided: having('undecided'),
    findings,
  };
}
