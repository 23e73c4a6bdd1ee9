import type { Offsets } from '../json/outline.js';

/** Offsets at which the lines of a text begin. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}

/** How many of some ascending numbers are less than a limit. */
export function countBelow(numbers: Offsets, limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** 1-based line and column of an offset (UTF-16 units). */
export function lineAndColumn(starts: Offsets, offset: number): { line: number; column: number } {
  const line = Math.max(1, countBelow(starts, offset + 1));
  return { line, column: offset - (starts[line - 1] as number) + 1 };
}
