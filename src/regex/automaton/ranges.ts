/** A set of symbols: disjoint ranges in ascending order, both ends included. */
export type Ranges = readonly Range[];

export interface Range {
  readonly min: number;
  readonly max: number;
}

export const singleton = (symbol: number): Ranges => [{ min: symbol, max: symbol }];

/** Sorts and joins ranges that overlap or touch. */
export function normalizeRanges(ranges: Ranges): Ranges {
  const sorted = [...ranges].sort((a, b) => a.min - b.min);
  const joined: Range[] = [];
  for (const range of sorted) {
    const last = joined.at(-1);
    if (last && range.min <= last.max + 1)
      joined[joined.length - 1] = { min: last.min, max: Math.max(last.max, range.max) };
    else joined.push(range);
  }
  return joined;
}

export function intersectRanges(a: Ranges, b: Ranges): Ranges {
  const common: Range[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] as Range;
    const right = b[j] as Range;
    const min = Math.max(left.min, right.min);
    const max = Math.min(left.max, right.max);
    if (min <= max) common.push({ min, max });
    if (left.max < right.max) i++;
    else j++;
  }
  return common;
}

/** The symbols of `universe` that are not in `ranges`. */
export function withoutRanges(universe: Ranges, ranges: Ranges): Ranges {
  const rest: Range[] = [];
  for (const { min, max } of universe) {
    let from = min;
    for (const removed of ranges) {
      if (removed.max < from) continue;
      if (removed.min > max) break;
      if (removed.min > from) rest.push({ min: from, max: removed.min - 1 });
      from = removed.max + 1;
    }
    if (from <= max) rest.push({ min: from, max });
  }
  return rest;
}
