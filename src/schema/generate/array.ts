import type { JsonValue } from '../../json/value.js';
import { canonicalText } from '../solver/canonical.js';
import { type ArrayLiterals, sortArrayLiterals } from '../solver/leaf/array.js';
import { type SizeRange, sizeRange } from '../solver/leaf/size.js';
import type { LeafState, Literal } from '../solver/leaf-state.js';
import type { Term } from '../solver/term.js';
import { type Draw, type Drawn, deeper, type Generation, isTight } from './generation.js';
import { drawFromNode, nodeOf } from './node.js';
import { between, chance, type Random, shuffled } from './random.js';

/** Draws of one item before it counts as impossible to make it differ from the others. */
const DISTINCT_TRIES = 20;
const TRIES = 3;
/** Longer arrays are left to the solver. */
const LENGTH_LIMIT = 2_000;
/** Limits up to here are exhausted now and then. */
const LONGEST = 60;
/** Items beyond the minimum. */
const EXTRA = 4;

interface Plan extends ArrayLiterals {
  readonly size: SizeRange;
  /** Positions told apart, and items that somebody asks for. */
  readonly useful: number;
}

interface Position {
  readonly demanded: Term[];
  readonly refused: Term[];
}

const plans = new WeakMap<LeafState, Plan>();

/** An array of random length: its obligations are spread over random positions, the rest is drawn item by item. */
export function drawArray(
  generation: Generation,
  state: LeafState,
  literals: readonly Literal[],
  draw: Draw,
): Drawn {
  let plan = plans.get(state);
  if (!plan) {
    plan = planOf(literals);
    plans.set(state, plan);
  }
  if (plan.size.min > LENGTH_LIMIT || plan.size.min > plan.size.max) return undefined;
  for (let i = 0; i < TRIES; i++) {
    const value = attempt(generation, plan, draw);
    if (value) return value;
  }
  return undefined;
}

function planOf(literals: readonly Literal[]): Plan {
  const sorted = sortArrayLiterals(literals);
  const { items, violations, contains, repeated } = sorted;
  const prefix = Math.max(
    0,
    ...[...items, ...violations].map(({ from, to }) => (to === Infinity ? from : to)),
  );
  const obligations =
    violations.length + contains.reduce((sum, { min }) => sum + min, 0) + (repeated ? 2 : 0);
  return { ...sorted, size: sizeRange(literals), useful: prefix + obligations };
}

function attempt(generation: Generation, plan: Plan, draw: Draw): JsonValue[] | undefined {
  const length = lengthOf(generation, plan, draw);
  const positions: Position[] = Array.from({ length }, (_, i) => ({
    demanded: plan.items.filter(({ from, to }) => from <= i && i < to).map(({ term }) => term),
    refused: [],
  }));
  const least = oblige(generation, plan, positions, draw.random);
  if (least === undefined) return undefined;
  const twins = plan.repeated
    ? shuffled(draw.random, positions.keys())
        .slice(0, 2)
        .sort((a, b) => a - b)
    : [];
  const [first, second] = twins;
  if (plan.repeated && (first === undefined || second === undefined)) return undefined;
  const result: JsonValue[] = [];
  const seen = new Set<string>();
  return deeper(draw, () => {
    for (const [index, position] of positions.entries()) {
      if (index === second) {
        result.push(result[first as number] as JsonValue);
        continue;
      }
      const twin = index === first ? positions[second as number] : undefined;
      const item = drawItem(generation, position, twin, plan.unique ? seen : undefined, draw);
      if (item === undefined)
        return index >= Math.max(plan.size.min, least, second ?? 0) ? result : undefined;
      result.push(item);
    }
    return result;
  });
}

function lengthOf(generation: Generation, { size, useful, limits }: Plan, draw: Draw): number {
  const limit = Math.min(size.max, LENGTH_LIMIT);
  const needed = Math.min(
    limit,
    Math.max(size.min, chance(draw.random, 0.7) || limits.length > 0 ? useful : 0),
  );
  if (isTight(generation, draw)) return needed;
  if (chance(draw.random, 0.1)) return Math.min(limit, size.min);
  if (size.max <= LONGEST && draw.depth === 0 && chance(draw.random, 0.05)) return size.max;
  const extra = Math.max(0, Math.min(EXTRA - draw.depth / 2, draw.left / 4));
  if (size.max - size.min <= 2 * EXTRA && chance(draw.random, 0.3))
    return between(draw.random, size.min, limit);
  return Math.min(limit, needed + between(draw.random, 0, Math.floor(extra)));
}

/** Lets every obligation pick positions. The number of items that must stay, or undefined when they do not fit. */
function oblige(
  { possible }: Generation,
  { violations, contains, limits }: Plan,
  positions: readonly Position[],
  random: Random,
): number | undefined {
  let least = 0;
  const take = (
    from: number,
    to: number,
    count: number,
    demand: (position: Position) => Position,
  ): boolean => {
    let left = count;
    for (const index of shuffled(random, positions.keys())) {
      if (left === 0) break;
      if (index < from || index >= to) continue;
      const position = positions[index] as Position;
      const { demanded, refused } = demand(position);
      if (possible(demanded, refused) === false) continue;
      position.demanded.splice(0, position.demanded.length, ...demanded);
      position.refused.splice(0, position.refused.length, ...refused);
      least = Math.max(least, index + 1);
      left--;
    }
    return left === 0;
  };
  for (const { from, to, term } of violations)
    if (!take(from, to, 1, ({ demanded, refused }) => ({ demanded, refused: [...refused, term] })))
      return undefined;
  for (const { min, term } of contains)
    if (!take(0, Infinity, min, ({ demanded, refused }) => ({ demanded: [...demanded, term], refused })))
      return undefined;
  for (const { min, term } of limits) {
    const others = positions.filter(({ demanded }) => !demanded.includes(term));
    let free = min - 1 - (positions.length - others.length);
    for (const position of shuffled(random, others))
      if (
        possible(position.demanded, [...position.refused, term]) !== false &&
        (free <= 0 || chance(random, 0.5))
      )
        position.refused.push(term);
      else free--;
    if (free < 0) return undefined;
  }
  return least;
}

function drawItem(
  generation: Generation,
  { demanded, refused }: Position,
  twin: Position | undefined,
  seen: Set<string> | undefined,
  draw: Draw,
): Drawn {
  const node = nodeOf(
    generation,
    [...demanded, ...(twin?.demanded ?? [])],
    [...refused, ...(twin?.refused ?? [])],
  );
  if (generation.possible(node.demanded, node.refused) === false) return undefined;
  for (let i = 0; i < (seen ? DISTINCT_TRIES : 1); i++) {
    const item = drawFromNode(generation, node, draw);
    if (item === undefined) return undefined;
    if (!seen) return item;
    const text = canonicalText(item);
    if (seen.has(text)) continue;
    seen.add(text);
    return item;
  }
  return undefined;
}
