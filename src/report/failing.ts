import { isFailing } from '../policy/exit-code.js';
import type { FailOn } from '../policy/model.js';
import type { ReportFinding } from './model.js';

/** Whether a finding fails the run: severe enough, and not something that the older document had already. */
export const isFailingFinding = (finding: ReportFinding, failOn: FailOn): boolean =>
  finding.new !== false && isFailing(finding.severity, failOn);
