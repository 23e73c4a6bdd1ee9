/** A pseudo-random source: uniform in [0, 1). */
export type Random = () => number;

/** The same sequence for the same seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const chance = (random: Random, probability: number): boolean => random() < probability;

/** A whole number from `min` to `max`, both included. */
export const between = (random: Random, min: number, max: number): number =>
  min + Math.floor(random() * (max - min + 1));

export const pick = <T>(random: Random, list: readonly T[]): T | undefined =>
  list[Math.floor(random() * list.length)];

export function shuffled<T>(random: Random, list: Iterable<T>): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = between(random, 0, i);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

/** A big whole number from `min` to `max`, both included. */
export function bigBetween(random: Random, min: bigint, max: bigint): bigint {
  const width = max - min + 1n;
  if (width <= 1n) return min;
  let drawn = 0n;
  for (let covered = 1n; covered < width; covered <<= 30n)
    drawn = (drawn << 30n) | BigInt(Math.floor(random() * 2 ** 30));
  return min + (drawn % width);
}
