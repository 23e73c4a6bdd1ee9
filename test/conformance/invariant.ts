import { evidenceOf } from '../property/evidence.js';
import type { ConformanceCheck } from './model.js';

const PAIRS = 1_500;
const QUICK_PAIRS = 150;
const SAMPLES = 200;

/**
 * docs/design.md 2 over many generated documents and pacts: both judges confirm every witness and counterexample, and what is proved
 * survives random conforming responses. A seed in a failure is one for `evidenceOf`.
 */
export const run: ConformanceCheck = async ({ quick, seed }) => {
  const counts = new Map<string, number>();
  const count = (what: string, times = 1) => counts.set(what, (counts.get(what) ?? 0) + times);
  const failures: string[] = [];
  const first = seed * 1_000_000;
  for (let i = 0; i < (quick ? QUICK_PAIRS : PAIRS); i++) {
    const { results, faults } = evidenceOf(first + i, SAMPLES);
    failures.push(...faults);
    count('interactions', results.length);
    for (const { verdict, certainty, findings, witness } of results) {
      count(`${verdict}${certainty ? `, ${certainty.kind}` : ''}`);
      if (witness) count('witnesses');
      const shown = findings.flatMap(({ counterexample }) => counterexample ?? []);
      count('response counterexamples', shown.filter(({ response }) => response).length);
      count('request counterexamples', shown.filter(({ response }) => !response).length);
    }
  }
  const total = counts.get('interactions') ?? 0;
  return {
    name: 'invariant',
    total,
    agreed: total - failures.length,
    failures: failures.slice(0, 50),
    notes: [[...counts].map(([what, times]) => `${times} ${what}`).join('; ')],
  };
};
