import { createRandom } from '../../src/schema/generate/random.js';

/** Choices of one case; the same seed makes the same ones. */
export interface Random {
  /** A whole number in [0, below). */
  readonly below: (below: number) => number;
  readonly pick: <T>(values: readonly T[]) => T;
  readonly chance: (probability: number) => boolean;
}

export function randomOf(seed: number): Random {
  const next = createRandom(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick: (values) => values[below(values.length)] as never,
    chance: (probability) => next() < probability,
  };
}
