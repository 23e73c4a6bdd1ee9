import type { CheckedInteraction, Finding } from '../../../src/check/model.js';
import { DEFAULT_OPTIONS } from '../../../src/check/options.js';
import { runCheck } from '../../../src/check/run.js';
import type { Description } from '../../../src/openapi/model.js';
import type { Contract } from '../../../src/pact/model.js';

/** How often each rule is broken, by place; findings that are only worth an info do not count. */
export function countsOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, severity, places } of findings)
    if (severity !== 'info') counts.set(rule, (counts.get(rule) ?? 0) + Math.max(1, places.length));
  return counts;
}

/** Whether the second says anything that the first did not. */
export const saysMore = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): boolean =>
  [...after].some(([what, times]) => times > (before.get(what) ?? 0));

export function resultOf(description: Description, contract: Contract): CheckedInteraction | undefined {
  const { contracts } = runCheck({
    descriptions: [description],
    contracts: [contract],
    options: DEFAULT_OPTIONS,
  });
  return contracts[0]?.interactions[0];
}
