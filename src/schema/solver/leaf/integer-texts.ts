import { type Automaton, type Edge, trim } from '../../../regex/automaton/automaton.js';
import type { Interval } from './number-candidates.js';

/** Longer numbers are not told apart by their length. */
const MOST_DIGITS = 40;

/** Characters. */
const [MINUS, ZERO, ONE, NINE] = [0x2d, 0x30, 0x31, 0x39];

/** How many digits there are; `most` undefined: any number from `fewest`. */
interface Digits {
  readonly fewest: number;
  readonly most: number | undefined;
}

/**
 * The usual texts of the integers in an interval, told apart by sign and number of digits: a text outside is of none of
 * them, one inside may be of another.
 *
 * @param unit What one is in the numbers of the interval.
 */
export function integerTexts({ low, high }: Interval, unit: bigint): Automaton {
  const least = low && -floored(-low.at, unit, low.open);
  const most = high && floored(high.at, unit, high.open);
  const start: Edge[] = [];
  const edges: Edge[][] = [start];
  const accepting = [false];
  const state = (out: Edge[], accepts: boolean): number => {
    accepting.push(accepts);
    return edges.push(out) - 1;
  };
  /** The first digit from a state, and all that may follow. */
  const spell = (from: Edge[], { fewest, most: longest }: Digits): void => {
    let [out, min] = [from, ONE];
    for (let length = 1; length <= (longest ?? fewest); length++) {
      const next: Edge[] = [];
      const to = state(next, length >= fewest);
      out.push({ min, max: NINE, to });
      [out, min] = [next, ZERO];
      if (longest === undefined && length === fewest) next.push({ min: ZERO, max: NINE, to });
    }
  };
  if (least === undefined || least < 0n) {
    const negative: Edge[] = [];
    start.push({ min: MINUS, max: MINUS, to: state(negative, false) });
    spell(negative, digits(most !== undefined && most < 0n ? -most : 1n, least && -least));
  }
  if ((least === undefined || least <= 0n) && (most === undefined || most >= 0n))
    start.push({ min: ZERO, max: ZERO, to: state([], true) });
  if (most === undefined || most > 0n)
    spell(start, digits(least !== undefined && least > 0n ? least : 1n, most));
  return trim(edges, accepting);
}

/** The greatest integer up to a bound, or below it. */
function floored(at: bigint, unit: bigint, open: boolean): bigint {
  const rest = ((at % unit) + unit) % unit;
  return (at - rest) / unit - (rest === 0n && open ? 1n : 0n);
}

/** How many digits numbers from one to another have. */
function digits(from: bigint, to: bigint | undefined): Digits {
  const [fewest, most] = [String(from).length, to === undefined ? undefined : String(to).length];
  return {
    fewest: Math.min(fewest, MOST_DIGITS),
    most: most === undefined || most > MOST_DIGITS ? undefined : most,
  };
}
