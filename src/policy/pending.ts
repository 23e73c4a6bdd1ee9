import type { CheckResult, Finding } from '../check/model.js';
import { mapFindings, type Scope } from './scope.js';

/** Errors of pending interactions become warnings that say so: pending means "report it, do not fail for it". */
export const relaxPending = (result: CheckResult): CheckResult =>
  mapFindings(result, (findings, scope) =>
    isPending(scope) ? findings.map((one) => relaxed(one, scope)) : findings,
  );

/** A pact file is pending when all its interactions are: a broker says so of pacts no main branch has verified yet. */
function isPending({ contract, interaction }: Scope): boolean {
  if (interaction) return interaction.interaction.pending;
  const own = contract?.interactions ?? [];
  return own.length > 0 && own.every((one) => one.interaction.pending);
}

const relaxed = (finding: Finding, { interaction }: Scope): Finding =>
  finding.severity === 'error'
    ? {
        ...finding,
        severity: 'warning',
        message: `${finding.message} (the ${interaction ? 'interaction' : 'pact'} is pending)`,
      }
    : finding;
