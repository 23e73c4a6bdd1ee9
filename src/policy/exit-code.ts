import type { CheckResult, Finding, Severity } from '../check/model.js';
import { RULES } from '../rules/table.js';
import type { FailOn } from './model.js';
import { allFindings } from './scope.js';

/** docs/design.md 6. One meaning per code; never a count. */
export const EXIT = { ok: 0, findings: 1, unusable: 2, nothing: 3, defect: 70 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface ExitOptions {
  readonly failOn: FailOn;
  /** Anything undecided fails the run. */
  readonly strict: boolean;
  /** A run without a single interaction is fine. */
  readonly allowEmpty: boolean;
}

const RANK: Readonly<Record<FailOn, number>> = { info: 0, warning: 1, error: 2, never: 3 };

/** Whether a finding of this severity fails the run. */
export const isFailing = (severity: Severity, failOn: FailOn): boolean => RANK[severity] >= RANK[failOn];

/**
 * The exit code of a run whose inputs could all be read. `result` is the outcome after the policy: what was ignored or
 * switched off no longer counts, also not for `strict`; nor does what was broken with the older document already.
 */
export function exitCode(result: CheckResult, options: ExitOptions): ExitCode {
  const findings = allFindings(result);
  if (findings.some((finding) => finding.isNew !== false && isFailing(finding.severity, options.failOn)))
    return EXIT.findings;
  if (options.strict && isUndecided(result, findings)) return EXIT.findings;
  const interactions = result.contracts.reduce((sum, contract) => sum + contract.interactions.length, 0);
  return interactions === 0 && !options.allowEmpty ? EXIT.nothing : EXIT.ok;
}

const isUndecided = (result: CheckResult, findings: readonly Finding[]): boolean =>
  findings.some(({ rule, isNew }) => isNew !== false && RULES[rule].verdict === 'undecided') ||
  result.contracts.some((contract) =>
    contract.interactions.some(
      ({ verdict, findings: own }) => verdict === 'undecided' && own.some(({ isNew }) => isNew !== false),
    ),
  );
