import type { Numeric } from '../../model.js';
import type { Literal } from '../leaf-state.js';
import { ceilDiv, floorDiv, lcm } from '../numeric.js';

/** Limits in units of the common scale; `open`: the limit itself is outside. */
export interface Interval {
  readonly low: { readonly at: bigint; readonly open: boolean } | undefined;
  readonly high: { readonly at: bigint; readonly open: boolean } | undefined;
}

/** Multiples of `step` that are no multiples of any of `refused`; without a step every number. */
export interface Lattice {
  readonly step: bigint | undefined;
  readonly refused: readonly bigint[];
}

/** A number `digits / 10^(scale + extraScale)`. */
export interface Candidate {
  readonly digits: bigint;
  readonly extraScale: number;
}

/** More candidates are not tried for one leaf. */
const CANDIDATE_LIMIT = 20_000;

/** The lattice that the literals describe; undefined when it is empty. `whole`: the unit when integers are demanded. */
export function latticeOf(
  literals: readonly Literal[],
  unit: (value: Numeric) => bigint,
  whole: bigint | undefined,
): Lattice | undefined {
  const steps = whole === undefined ? [] : [whole];
  const refused: bigint[] = [];
  for (const { atom, positive } of literals)
    if (atom.kind === 'multiple') (positive ? steps : refused).push(unit(atom.of));
  const step = steps.length ? steps.reduce(lcm) : undefined;
  if (step !== undefined && refused.some((divisor) => divisor !== 0n && step % divisor === 0n))
    return undefined;
  return { step, refused };
}

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/**
 * Multiples inside the interval, near zero first. Returns whether the listed ones are all there are (or, when none of
 * them passes the refused divisors, whether that proves that none exists).
 */
export function* latticeCandidates(
  { step, refused }: Lattice,
  { low, high }: Interval,
  needed: number,
  tested: boolean,
): Generator<Candidate, { complete: boolean }, void> {
  const size = step as bigint;
  const first = low && (low.open ? floorDiv(low.at, size) + 1n : ceilDiv(low.at, size));
  const last = high && (high.open ? ceilDiv(high.at, size) - 1n : floorDiv(high.at, size));
  if (first !== undefined && last !== undefined && first > last) return { complete: true };
  const period = refused.reduce((sum, divisor) => lcm(sum, divisor), size) / size;
  const limit = BigInt(CANDIDATE_LIMIT);
  // After a whole period of refused multiples there is nothing new, apart from values excluded one by one.
  const enough = tested ? limit : period * BigInt(needed + 1) + BigInt(needed) + 1n;
  const count = enough < limit ? enough : limit;
  let start = 0n;
  if (first !== undefined && first > 0n) start = first;
  else if (last !== undefined && last < 0n) start = last;
  let listed = 0n;
  for (let offset = 0n; listed < count; offset++) {
    const up = start + offset;
    const down = start - offset;
    const upIn = last === undefined || up <= last;
    const downIn = offset > 0n && (first === undefined || down >= first);
    if (!upIn && first !== undefined && down < first) return { complete: true };
    if (upIn && (first === undefined || up >= first)) {
      yield { digits: up * size, extraScale: 0 };
      listed++;
    }
    if (downIn && (last === undefined || down <= last)) {
      yield { digits: down * size, extraScale: 0 };
      listed++;
    }
  }
  return { complete: false };
}

/** Numbers of an interval without lattice: simple ones, then near the limits, then ever finer subdivisions. */
export function* denseCandidates(
  { low, high }: Interval,
  scale: number,
  needed: number,
): Generator<Candidate, { complete: boolean }, void> {
  if (low && high && low.at === high.at) {
    yield { digits: low.at, extraScale: 0 };
    return { complete: true };
  }
  const one = 10n ** BigInt(scale);
  const inside = ({ digits, extraScale }: Candidate): boolean => {
    const factor = 10n ** BigInt(extraScale);
    return (
      (!low || (low.open ? digits > low.at * factor : digits >= low.at * factor)) &&
      (!high || (high.open ? digits < high.at * factor : digits <= high.at * factor))
    );
  };
  const anchors = [
    0n,
    ...(low ? [low.at, ceilDiv(low.at, one) * one] : []),
    ...(high ? [high.at, floorDiv(high.at, one) * one] : []),
  ];
  const reach = BigInt(Math.min(needed + 4, CANDIDATE_LIMIT));
  for (let offset = 0n; offset <= reach; offset++)
    for (const anchor of anchors)
      for (const digits of [anchor + offset * one, anchor - offset * one]) {
        const candidate = { digits, extraScale: 0 };
        if (inside(candidate)) yield candidate;
      }
  for (const anchor of anchors)
    for (const tenths of [5n, 1n, 3n, 7n])
      for (const digits of [anchor * 10n + tenths * one, anchor * 10n - tenths * one]) {
        const candidate = { digits, extraScale: 1 };
        if (inside(candidate)) yield candidate;
      }
  const from = low?.at ?? (high ? high.at - 100n * one : 0n);
  const to = high?.at ?? (low ? low.at + 100n * one : 100n * one);
  const width = absolute(to - from);
  for (let extraScale = 1; extraScale <= 5; extraScale++) {
    const factor = 10n ** BigInt(extraScale);
    const parts = BigInt(Math.min(needed + 13, 997));
    for (let i = 1n; i < parts; i++) {
      // A last digit of 7 keeps clear of the round numbers that multiples are made of.
      const digits = from * factor + ((width * factor * i) / parts / 10n) * 10n + 7n;
      const candidate = { digits, extraScale };
      if (inside(candidate)) yield candidate;
    }
  }
  return { complete: false };
}
