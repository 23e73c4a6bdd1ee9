import { fuzz } from '../fuzz/fuzz.js';
import type { ConformanceCheck } from './model.js';

const CASES = 5_000;
const QUICK = 500;

/** Damaged documents and pacts: no crash, no hang, nothing but inputs that are said to be unusable. */
export const run: ConformanceCheck = async ({ quick, seed }) => {
  const cases = quick ? QUICK : CASES;
  const { failures, checked, slowestMs } = await fuzz(seed, cases);
  return {
    name: 'fuzz',
    total: cases,
    agreed: cases - failures.length,
    failures,
    notes: [`${checked} of them were checked, the slowest took ${Math.round(slowestMs)} ms`],
  };
};
