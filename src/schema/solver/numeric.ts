import { type ExactDecimal, exactDecimal, numberFromLexeme } from '../../json/number.js';
import { JsonNumber } from '../../json/value.js';
import type { Numeric } from '../model.js';

/** Is the number an exact multiple of the other? Undefined when an exponent is too large to expand. */
export function isMultiple(value: Numeric, of: Numeric): boolean | undefined {
  const left = exactDecimal(value);
  const right = exactDecimal(of);
  if (!left || !right || right.digits === 0n) return undefined;
  const scale = Math.max(left.scale, right.scale);
  return scaled(left, scale) % scaled(right, scale) === 0n;
}

/** The integer that stands for a decimal when counted in units of 10^-scale. */
export const scaled = ({ digits, scale }: ExactDecimal, to: number): bigint =>
  digits * 10n ** BigInt(to - scale);

/** The number `digits / 10^scale` as JavaScript prints it, or with all its digits where a double is not exact. */
export function unscaled(digits: bigint, scale: number): Numeric {
  const negative = digits < 0n;
  const text = (negative ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const fraction = text.slice(text.length - scale).replace(/(?<!0)0+$/, '');
  const lexeme = `${negative ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
  const double = Number(lexeme);
  const exact = exactDecimal(double);
  const wanted = exactDecimal(new JsonNumber(lexeme));
  if (exact && wanted && exact.digits === wanted.digits && exact.scale === wanted.scale) return double;
  return numberFromLexeme(lexeme);
}

/** The same number written with a fraction: 1 becomes `1.0`. Undefined where it has one already, or an exponent. */
export function withFraction(value: Numeric): Numeric | undefined {
  const text = value instanceof JsonNumber ? value.lexeme : String(value);
  return /^-?\d+$/.test(text) ? new JsonNumber(`${text}.0`) : undefined;
}

/** The same number written as an integer: `1.0` becomes 1. Undefined where it is none. */
export function withoutFraction(value: Numeric): Numeric | undefined {
  const exact = exactDecimal(value);
  return exact?.scale === 0 ? numberFromLexeme(exact.digits.toString()) : undefined;
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y) [x, y] = [y, x % y];
  return x;
};

export const lcm = (a: bigint, b: bigint): bigint => (a === 0n || b === 0n ? 0n : (a / gcd(a, b)) * b);

/** Division rounding down, and up. */
export const floorDiv = (a: bigint, b: bigint): bigint =>
  a % b !== 0n && a < 0n !== b < 0n ? a / b - 1n : a / b;
export const ceilDiv = (a: bigint, b: bigint): bigint => -floorDiv(-a, b);
