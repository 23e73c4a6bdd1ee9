/** A share of the interactions of one pact: what one thread checks at a time. */
export interface Part {
  /** Position among the pacts. */
  readonly pact: number;
  readonly index: number;
  /** How many parts the pact has. */
  readonly of: number;
}

/** Text of a pact that makes a part: some milliseconds of work, so that threads end at about the same time. */
const BYTES = 32_000;

/** The parts of pacts of the given sizes in bytes, in order. */
export const partsOf = (sizes: readonly number[]): Part[] =>
  sizes.flatMap((size, pact) => {
    const of = Math.max(1, Math.round(size / BYTES));
    return Array.from({ length: of }, (_, index): Part => ({ pact, index, of }));
  });

/** The interactions of a part, when the pact has so many; the end is exclusive. */
export const rangeOf = (
  { index, of }: Part,
  interactions: number,
): { readonly start: number; readonly end: number } => ({
  start: Math.floor((interactions * index) / of),
  end: Math.floor((interactions * (index + 1)) / of),
});
