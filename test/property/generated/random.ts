import { createRandom } from '../../../src/schema/generate/random.js';

/** A seeded source of choices. */
export interface Choices {
  readonly below: (limit: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Of the items those that win a toss each. */
  readonly some: <T>(items: readonly T[], probability: number) => T[];
}

export function choicesOf(seed: number): Choices {
  const next = createRandom(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    some: (items, probability) => items.filter(() => next() < probability),
  };
}
