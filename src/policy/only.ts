import type { CheckResult } from '../check/model.js';
import { fingerprint } from './fingerprint.js';
import { mapFindings } from './scope.js';

/** Keeps only the findings whose fingerprint begins so: the replay of what a report printed. */
export const keepOnly = (result: CheckResult, prefix: string | undefined): CheckResult =>
  prefix === undefined
    ? result
    : mapFindings(result, (findings, scope) =>
        findings.filter((finding) => fingerprint(finding, scope).startsWith(prefix)),
      );
