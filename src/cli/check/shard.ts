import { InvalidArgumentError } from 'commander';

/** One of several equal parts of the work, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Reads `2/4`. @throws InvalidArgumentError for anything else. */
export function parseShard(text: string): Shard {
  const [, index = 0, count = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > count)
    throw new InvalidArgumentError('Expected a part of a whole, such as 1/4 for the first of four.');
  return { index, count };
}

/**
 * The items of one shard. Every item belongs to exactly one of the shards, whatever the machine and the order of the items:
 * they are dealt out in turn, in the order of their names by code unit.
 */
export function shardOf<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  shard: Shard | undefined,
): readonly T[] {
  if (!shard) return items;
  const names = [...new Set(items.map(nameOf))].sort();
  const own = new Set(names.filter((_name, position) => position % shard.count === shard.index - 1));
  return items.filter((item) => own.has(nameOf(item)));
}
