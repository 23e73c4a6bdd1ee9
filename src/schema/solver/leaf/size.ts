import type { Literal } from '../leaf-state.js';

export interface SizeRange {
  readonly min: number;
  readonly max: number;
}

/** The sizes that all size literals together allow. */
export function sizeRange(literals: readonly Literal[]): SizeRange {
  let min = 0;
  let max = Infinity;
  for (const { atom, positive } of literals) {
    if (atom.kind !== 'size') continue;
    if (positive) min = Math.max(min, atom.min);
    else max = Math.min(max, atom.min - 1);
  }
  return { min, max };
}
