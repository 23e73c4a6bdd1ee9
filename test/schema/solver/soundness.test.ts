import { describe, expect, it } from 'vitest';
import { crossFuzz } from './cross-fuzz.js';

describe('soundness', () => {
  it('no random answer of the solver is wrong', () => {
    const { failures, instance, empty, unknown } = crossFuzz(400, 20_261_120);
    expect(failures).toEqual([]);
    expect(instance).toBeGreaterThan(100);
    expect(empty).toBeGreaterThan(100);
    expect(unknown).toBeLessThan(10);
  });
});
