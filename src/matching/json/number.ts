import { isIntegerLexeme, lexemeOf, toNumber } from '../../json/number.js';
import type { JsonNumber } from '../../json/value.js';

const LOWEST_INTEGER = -(2n ** 63n);
const HIGHEST_INTEGER = 2n ** 64n - 1n;
const SHORT_LEXEME = 17;

/**
 * True when the verifier reads the number as an integer: no fraction, no exponent, within 64 bits, and not `-0`.
 * Everything else is a decimal to it, also `1.0`, `1e2` and 20-digit integers (docs/pact.md section 8.2).
 */
export function isIntegerNumber(value: number | JsonNumber): boolean {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return !Object.is(value, -0);
  if (!isIntegerLexeme(value)) return false;
  const lexeme = lexemeOf(value);
  if (/^-0+$/.test(lexeme)) return false;
  if (lexeme.length <= SHORT_LEXEME) return true;
  const exact = BigInt(lexeme);
  return exact >= LOWEST_INTEGER && exact <= HIGHEST_INTEGER;
}

/** Equality of the verifier: integers exactly, decimals as doubles, never across (`1` is not `1.0`). */
export function numbersEqual(a: number | JsonNumber, b: number | JsonNumber): boolean {
  const integer = isIntegerNumber(a);
  if (integer !== isIntegerNumber(b)) return false;
  if (!integer) return toNumber(a) === toNumber(b);
  if (typeof a === 'number' && typeof b === 'number') return a === b;
  return BigInt(lexemeOf(a)) === BigInt(lexemeOf(b));
}

const MOST_DIGITS_BEFORE_EXPONENT = 16;
const LEAST_POINT_POSITION = -5;

/** The shortest text of a decimal as the verifier writes it: `1.0`, `1.5`, `1e+20`. */
function decimalText(value: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [mantissa = '', exponentText = '0'] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const sign = value < 0 ? '-' : '';
  const point = Number(exponentText) + 1;
  if (point > MOST_DIGITS_BEFORE_EXPONENT || point <= LEAST_POINT_POSITION)
    return `${sign}${mantissa}e${exponentText}`;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (digits.length <= point) return `${sign}${digits}${'0'.repeat(point - digits.length)}.0`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** The text regex, include and dates see of a number: canonical, so `1.50` is `1.5` (docs/pact.md section 8.2). */
export const numberText = (value: number | JsonNumber): string =>
  isIntegerNumber(value) ? BigInt(lexemeOf(value)).toString() : decimalText(toNumber(value));
