import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Part, partsOf, rangeOf } from '../../src/run/parts.js';

/** The interactions of each part of a pact of that size which has so many, by position. */
const positionsOf = (parts: readonly Part[], interactions: number): number[][] =>
  parts.map((part) => {
    const { start, end } = rangeOf(part, interactions);
    return Array.from({ length: end - start }, (_, at) => start + at);
  });

describe('the parts of pacts', () => {
  it('are one for a small pact, and several for a large one', () => {
    expect(partsOf([500])).toEqual([{ pact: 0, index: 0, of: 1 }]);
    expect(partsOf([100_000])).toEqual([
      { pact: 0, index: 0, of: 3 },
      { pact: 0, index: 1, of: 3 },
      { pact: 0, index: 2, of: 3 },
    ]);
  });

  it('are one for a file without any byte: reading it must say what is wrong', () => {
    expect(partsOf([0])).toEqual([{ pact: 0, index: 0, of: 1 }]);
  });

  it('are none without pacts', () => {
    expect(partsOf([])).toEqual([]);
  });

  it('keep the order of the pacts, each with all its parts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400_000), { maxLength: 8 }), (sizes) => {
        const parts = partsOf(sizes);
        const expected = sizes.flatMap((_, pact) => {
          const of = parts.filter((part) => part.pact === pact).length;
          return Array.from({ length: of }, (_, index) => ({ pact, index, of }));
        });
        expect(parts).toEqual(expected);
        expect(new Set(parts.map(({ pact }) => pact)).size).toBe(sizes.length);
      }),
    );
  });
});

describe('the interactions of a part', () => {
  it('are all those of a pact with one part', () => {
    expect(rangeOf({ pact: 0, index: 0, of: 1 }, 7)).toEqual({ start: 0, end: 7 });
  });

  it('are none in an empty pact', () => {
    expect(positionsOf(partsOf([100_000]), 0)).toEqual([[], [], []]);
  });

  it('are none in some parts when there are more parts than interactions', () => {
    expect(positionsOf(partsOf([100_000]), 2)).toEqual([[], [0], [1]]);
  });

  it('belong to exactly one part each, in order', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000), fc.nat(300), (size, interactions) => {
        const all = Array.from({ length: interactions }, (_, at) => at);
        expect(positionsOf(partsOf([size]), interactions).flat()).toEqual(all);
      }),
    );
  });

  it('are about as many in each part', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000), fc.nat(300), (size, interactions) => {
        const counts = positionsOf(partsOf([size]), interactions).map((part) => part.length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
