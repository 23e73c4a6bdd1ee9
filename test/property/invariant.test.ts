import { describe, expect, it } from 'vitest';
import { evidenceOf } from './evidence.js';

const PAIRS = 50;
const BATCH = 10;
const SAMPLES = 200;

/**
 * docs/design.md 2: what is reported was confirmed by both judges, and what is proved survives random conforming responses. The large
 * version of this is the conformance check `invariant`.
 */
describe('the evidence for generated documents and pacts', () => {
  const batches = Array.from({ length: PAIRS / BATCH }, (_, i) => i * BATCH);

  it.each(batches)('is confirmed by both judges, seeds from %i', (from) => {
    const faults = Array.from({ length: BATCH }, (_, i) => evidenceOf(from + i, SAMPLES).faults).flat();
    expect(faults).toEqual([]);
  });

  it('comes in every kind, so that the property says something', () => {
    const results = Array.from({ length: BATCH }, (_, i) => evidenceOf(i, 0).results).flat();
    const verdicts = new Set(results.map(({ verdict }) => verdict));
    expect([...verdicts].sort()).toEqual(expect.arrayContaining(['at-risk', 'satisfied', 'unsatisfied']));
    expect(results.some(({ witness }) => witness !== undefined)).toBe(true);
    const shown = results.flatMap(({ findings }) =>
      findings.flatMap(({ counterexample }) => counterexample ?? []),
    );
    expect(shown.some(({ response }) => response)).toBe(true);
    expect(shown.some(({ response }) => !response)).toBe(true);
  });
});
