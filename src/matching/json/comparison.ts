import type { JsonValue } from '../../json/value.js';
import type { Strictness } from '../context.js';
import type { Mismatch } from '../model.js';
import type { Policy } from '../policy.js';
import type { RuleState } from '../rule-selection.js';
import type { Verdict } from '../verdict.js';
import { type Location, pathText } from './location.js';

/** Where a comparison writes what it finds. */
export interface Findings {
  readonly mismatches: Mismatch[];
  readonly undecided: { readonly path: string; readonly reason: string }[];
}

/** What stays the same while one JSON body is compared. */
export interface Comparison {
  readonly strictness: Strictness;
  readonly policy: Policy;
  readonly findings: Findings;
}

/** Compares the value at one place; passed around so that arrays and objects can recurse. */
export type Compare = (
  expected: JsonValue,
  actual: JsonValue,
  at: Location,
  state: RuleState,
  comparison: Comparison,
) => void;

export const emptyFindings = (): Findings => ({ mismatches: [], undecided: [] });

export const isClean = ({ mismatches, undecided }: Findings): boolean =>
  mismatches.length === 0 && undecided.length === 0;

/** Records a mismatch. */
export function reject(
  { findings }: Comparison,
  at: Location,
  message: string,
  expected: JsonValue | undefined,
  actual: JsonValue | undefined,
): void {
  findings.mismatches.push({ kind: 'body', path: pathText(at), expected, actual, message });
}

/** Records what a rule list said. */
export function record(
  comparison: Comparison,
  at: Location,
  verdict: Verdict,
  expected: JsonValue,
  actual: JsonValue,
): void {
  if (verdict.kind === 'rejected')
    for (const reason of verdict.reasons) reject(comparison, at, reason, expected, actual);
  if (verdict.kind === 'undecided') {
    const path = pathText(at);
    comparison.findings.undecided.push(...verdict.reasons.map((reason) => ({ path, reason })));
  }
}

/**
 * Runs alternatives of which one has to hold. When none does, what is undecided wins over mismatches: nothing is
 * proved against the value then.
 */
export function anyOf(comparison: Comparison, alternatives: readonly ((branch: Comparison) => void)[]): void {
  const branches: Findings[] = [];
  for (const run of alternatives) {
    const findings = emptyFindings();
    run({ ...comparison, findings });
    if (isClean(findings)) return;
    branches.push(findings);
  }
  const open = branches.filter(({ mismatches }) => mismatches.length === 0);
  for (const { mismatches, undecided } of open.length ? open : branches) {
    comparison.findings.mismatches.push(...mismatches);
    comparison.findings.undecided.push(...undecided);
  }
}
