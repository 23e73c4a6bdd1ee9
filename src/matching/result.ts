import type { JsonValue } from '../json/value.js';
import type { MatchResult, Mismatch, MismatchKind } from './model.js';
import type { Verdict } from './verdict.js';

/** Nothing against it, nothing open. */
export const MATCHED: MatchResult = { mismatches: [], undecided: [] };

export const mismatch = (
  kind: MismatchKind,
  path: string,
  message: string,
  expected?: JsonValue,
  actual?: JsonValue,
): Mismatch => ({ kind, path, expected, actual, message });

/** A result of exactly one mismatch. */
export const mismatched = (...parts: Parameters<typeof mismatch>): MatchResult => ({
  mismatches: [mismatch(...parts)],
  undecided: [],
});

export const mergeResults = (results: readonly MatchResult[]): MatchResult => {
  const open = results.filter((result) => result !== MATCHED);
  if (open.length <= 1) return open[0] ?? MATCHED;
  return {
    mismatches: open.flatMap((result) => result.mismatches),
    undecided: open.flatMap((result) => result.undecided),
  };
};

/** True when nothing speaks against a match and nothing is left open. */
export const isMatch = (result: MatchResult): boolean =>
  result.mismatches.length === 0 && result.undecided.length === 0;

/** The verdict of a rule list about one place as a result. */
export function resultOf(
  verdict: Verdict,
  kind: MismatchKind,
  path: string,
  expected: JsonValue | undefined,
  actual: JsonValue | undefined,
): MatchResult {
  if (verdict.kind === 'accepted') return MATCHED;
  if (verdict.kind === 'undecided')
    return { mismatches: [], undecided: verdict.reasons.map((reason) => ({ path, reason })) };
  return {
    mismatches: verdict.reasons.map((reason) => mismatch(kind, path, reason, expected, actual)),
    undecided: [],
  };
}
