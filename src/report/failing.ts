import { isFailing } from '../policy/exit-code.js';
import { findRule } from '../rules/table.js';
import type { ReportContext } from './context.js';
import type { ReportFinding } from './model.js';

/** Whether a finding fails the run: severe enough or, when that counts, undecided; and new to an older document. */
export const isFailingFinding = (
  finding: ReportFinding,
  { failOn, strict }: Pick<ReportContext, 'failOn' | 'strict'>,
): boolean =>
  finding.new !== false &&
  (isFailing(finding.severity, failOn) || (strict && findRule(finding.rule)?.verdict === 'undecided'));
