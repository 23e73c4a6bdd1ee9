import type { Interval } from './number-candidates.js';

/** Longer numbers are not told apart by their length: patterns with such counts are costly. */
const MOST_DIGITS = 40;

/**
 * A pattern of the usual texts of the integers in an interval, told apart by sign and number of digits: a text outside is of none of
 * them, one inside may be of another.
 *
 * @param unit What one is in the numbers of the interval.
 */
export function integerTexts({ low, high }: Interval, unit: bigint): string {
  const least = low && -floored(-low.at, unit, low.open);
  const most = high && floored(high.at, unit, high.open);
  const options: string[] = [];
  if ((least === undefined || least <= 0n) && (most === undefined || most >= 0n)) options.push('0');
  if (most === undefined || most > 0n)
    options.push(`[1-9]\\d${digits(least !== undefined && least > 0n ? least : 1n, most)}`);
  if (least === undefined || least < 0n)
    options.push(`-[1-9]\\d${digits(most !== undefined && most < 0n ? -most : 1n, least && -least)}`);
  return options.length > 0 ? `(?:${options.join('|')})` : '[]';
}

/** The greatest integer up to a bound, or below it. */
function floored(at: bigint, unit: bigint, open: boolean): bigint {
  const rest = ((at % unit) + unit) % unit;
  return (at - rest) / unit - (rest === 0n && open ? 1n : 0n);
}

/** How many digits follow the first in numbers from one to another. */
function digits(from: bigint, to: bigint | undefined): string {
  const [fewest, most] = [String(from).length, to === undefined ? undefined : String(to).length];
  return `{${Math.min(fewest, MOST_DIGITS) - 1},${most === undefined || most > MOST_DIGITS ? '' : most - 1}}`;
}
