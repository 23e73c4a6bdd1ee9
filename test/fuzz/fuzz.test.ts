import { expect, it } from 'vitest';
import { fuzz } from './fuzz.js';

/** FUZZ_CASES and FUZZ_SEED widen or repeat the slice that runs with all tests. */
const CASES = Number(process.env.FUZZ_CASES ?? 400);
const SEED = Number(process.env.FUZZ_SEED ?? 1);

it(
  'survives whatever is in the files',
  async () => {
    const { failures, checked } = await fuzz(SEED, CASES);
    expect(failures).toEqual([]);
    // Mutants that no reader gets past would test nothing but the readers.
    expect(checked).toBeGreaterThan(CASES / 2);
  },
  CASES * 2_000,
);
