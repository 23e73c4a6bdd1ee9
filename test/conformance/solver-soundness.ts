import { crossFuzz } from '../schema/solver/cross-fuzz.js';
import type { ConformanceOptions, ConformanceResult } from './model.js';

/** Answers of the solver over random constraints, cross-checked with the judge and attacked with other values. */
export async function run({ quick, seed }: ConformanceOptions): Promise<ConformanceResult> {
  const tally = crossFuzz(quick ? 3_000 : 100_000, seed);
  const total = tally.instance + tally.empty + tally.unknown;
  const { minimal } = tally;
  const share = (part: number) => `${((100 * part) / Math.max(1, minimal.total)).toFixed(1)} %`;
  const reasons = [...tally.reasons].sort((a, b) => b[1] - a[1]).slice(0, 12);
  return {
    name: 'soundness of the solver',
    total,
    agreed: total - tally.failures.length,
    failures: tally.failures,
    notes: [
      `${tally.instance} instances, ${tally.empty} proofs of emptiness, ${tally.unknown} unknown (${((100 * tally.unknown) / total).toFixed(2)} %)`,
      `counterexamples that no single step makes smaller: ${share(minimal.found)} as found, ${share(minimal.shrunk)} after shrinking (of ${minimal.total})`,
      ...reasons.map(([reason, count]) => `unknown ${count}: ${reason}`),
    ],
  };
}
