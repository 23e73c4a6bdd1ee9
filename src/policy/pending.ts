import type { CheckResult } from '../check/model.js';
import { mapFindings } from './scope.js';

/** Errors of pending interactions become warnings that say so: pending means "report it, do not fail for it". */
export const relaxPending = (result: CheckResult): CheckResult =>
  mapFindings(result, (findings, { interaction }) =>
    interaction?.interaction.pending
      ? findings.map((finding) =>
          finding.severity === 'error'
            ? { ...finding, severity: 'warning', message: `${finding.message} (the interaction is pending)` }
            : finding,
        )
      : findings,
  );
