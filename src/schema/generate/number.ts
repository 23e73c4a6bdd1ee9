import { exactDecimal } from '../../json/number.js';
import { JsonNumber } from '../../json/value.js';
import type { Numeric } from '../model.js';
import { literalsHold } from '../solver/leaf/leaf.js';
import { commonScale, intervalOf } from '../solver/leaf/number.js';
import { type Lattice, latticeOf } from '../solver/leaf/number-candidates.js';
import type { LeafState, Literal } from '../solver/leaf-state.js';
import { ceilDiv, floorDiv, scaled, unscaled } from '../solver/numeric.js';
import type { Draw } from './generation.js';
import { between, bigBetween, chance, pick, type Random } from './random.js';

const TRIES = 12;

/** Whole numbers `low` to `high` (undefined: no limit) times a step, over a power of ten. */
interface Plan {
  readonly scale: number;
  readonly lattice: Lattice;
  readonly low: bigint | undefined;
  readonly high: bigint | undefined;
}

const plans = new WeakMap<LeafState, Plan | null>();

/** A number inside the bounds and on the lattice: small ones, ones at the limits, and any between. */
export function drawNumber(
  state: LeafState,
  literals: readonly Literal[],
  { random }: Draw,
): Numeric | undefined {
  let plan = plans.get(state);
  if (plan === undefined) {
    plan = planOf(literals) ?? null;
    plans.set(state, plan);
  }
  if (!plan) return undefined;
  let inexact: Numeric | undefined;
  for (let i = 0; i < TRIES; i++) {
    const value =
      plan.lattice.step === undefined
        ? drawDense(plan, random)
        : drawMultiple(plan, plan.lattice.step, random);
    if (value === undefined || literalsHold(literals, value) !== true) continue;
    if (!(value instanceof JsonNumber)) return value;
    inexact ??= value;
  }
  return inexact;
}

function planOf(literals: readonly Literal[]): Plan | undefined {
  const scale = commonScale(literals);
  if (scale === undefined) return undefined;
  const unit = (value: Numeric): bigint => {
    const exact = exactDecimal(value);
    return exact ? scaled(exact, scale) : 0n;
  };
  const lattice = latticeOf(literals, unit, undefined);
  if (!lattice) return undefined;
  const { low, high } = intervalOf(literals, unit);
  const size = lattice.step ?? 1n;
  const plan: Plan = {
    scale,
    lattice,
    low: low && (low.open && lattice.step ? floorDiv(low.at, size) + 1n : ceilDiv(low.at, size)),
    high: high && (high.open && lattice.step ? ceilDiv(high.at, size) - 1n : floorDiv(high.at, size)),
  };
  return withinDoubles(plan, floorDiv(SAFE * 10n ** BigInt(scale), size));
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Leaves out integers that a double cannot tell apart, where others remain. */
function withinDoubles(plan: Plan, limit: bigint): Plan {
  const low = plan.low === undefined ? undefined : larger(plan.low, -limit);
  const high = plan.high === undefined ? undefined : smaller(plan.high, limit);
  return (low ?? -limit) <= (high ?? limit) ? { ...plan, low, high } : plan;
}

/** Intervals longer than this are mostly drawn from around zero. */
const WIDE = 2_000n;

/** Reaches beyond the one given limit, or around zero. */
const REACHES = [3, 10, 100, 1000, 1_000_000, 2 ** 31 - 1];

function drawMultiple(plan: Plan, step: bigint, random: Random): Numeric | undefined {
  const [low, high] = window(plan, random);
  if (low > high) return undefined;
  return unscaled(bigBetween(random, low, high) * step, plan.scale);
}

function window({ low, high }: Plan, random: Random): readonly [bigint, bigint] {
  const reach = BigInt(pick(random, REACHES) ?? 10);
  if (low !== undefined && high !== undefined) {
    const kind = random();
    if (kind < 0.15) return [low, smaller(high, low + 3n)];
    if (kind < 0.3) return [larger(low, high - 3n), high];
    const [from, to] = [larger(low, -reach), smaller(high, reach)];
    return kind < 0.8 && high - low > WIDE && from <= to ? [from, to] : [low, high];
  }
  if (low !== undefined) return low < -reach ? [-reach, reach] : [low, low + reach];
  if (high !== undefined) return high > reach ? [-reach, reach] : [high - reach, high];
  return [chance(random, 0.5) ? -reach : 0n, reach];
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

function drawDense(plan: Plan, random: Random): Numeric | undefined {
  const [low, high] = window(denseLimits(plan, random), random);
  if (low > high) return undefined;
  const finer = chance(random, 0.3) ? 0 : between(random, 1, 3);
  const factor = 10n ** BigInt(finer);
  return unscaled(bigBetween(random, low * factor, high * factor), plan.scale + finer);
}

/** Without limits in sight, whole numbers and simple fractions are as good as any. */
const denseLimits = (plan: Plan, random: Random): Plan =>
  plan.low === undefined && plan.high === undefined && chance(random, 0.3)
    ? { ...plan, low: -1n, high: 1n }
    : plan;
