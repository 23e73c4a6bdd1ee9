import { RULES } from '../rules/table.js';
import type { Finding, Verdict } from './model.js';

/** The verdict that a set of findings amounts to (docs/design.md 1). A risk that is only worth an info is none. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  const says = new Set(
    findings.map((one) => (one.severity === 'info' ? undefined : RULES[one.rule].verdict)),
  );
  return (
    (['unsatisfied', 'undecided', 'at-risk'] as const).find((verdict) => says.has(verdict)) ?? 'satisfied'
  );
}
