import { JsonNumber } from './value.js';

/** The text of a number as the input wrote it (or as JavaScript prints it, when that is the same). */
export const lexemeOf = (value: number | JsonNumber): string =>
  typeof value === 'number' ? (Object.is(value, -0) ? '-0' : String(value)) : value.lexeme;

/** The nearest double of a number. */
export const toNumber = (value: number | JsonNumber): number =>
  typeof value === 'number' ? value : value.value;

/** A number from its text: a plain number when nothing is lost, else a {@link JsonNumber}. */
export function numberFromLexeme(lexeme: string): number | JsonNumber {
  const value = Number(lexeme);
  return String(value) === lexeme ? value : new JsonNumber(lexeme);
}

/** True when the text has no fraction and no exponent: `1`, `-0`, `12345678901234567890`; not `1.0`, `1e2`. */
export const isIntegerLexeme = (value: number | JsonNumber): boolean => /^-?\d+$/.test(lexemeOf(value));

/** A decimal number as an exact fraction of integers: `digits / 10^scale`. */
export interface ExactDecimal {
  digits: bigint;
  scale: number;
}

/** Exponents beyond this are not expanded into exact integers (an input could ask for gigabytes). */
const EXPONENT_LIMIT = 2000;

/**
 * The exact value of a number's text, with trailing zeros removed (so equal numbers have equal parts).
 * Undefined when the exponent is too large to expand.
 */
export function exactDecimal(value: number | JsonNumber): ExactDecimal | undefined {
  const match = /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(lexemeOf(value));
  if (!match) return undefined;
  const [, sign = '', whole = '0', fraction = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > EXPONENT_LIMIT) return undefined;
  let text = (whole + fraction).replace(/^0+(?=\d)/, '');
  let scale = fraction.length - exponent;
  const trailing = /0+$/.exec(text)?.[0].length ?? 0;
  const kept = text.length - trailing;
  if (kept > 0 && trailing > 0) {
    text = text.slice(0, kept);
    scale -= trailing;
  }
  if (/^0*$/.test(text)) return { digits: 0n, scale: 0 };
  if (scale < 0) {
    text += '0'.repeat(-scale);
    scale = 0;
  }
  return { digits: BigInt(sign + text), scale };
}

/** Compares two numbers by exact value: negative, zero or positive. Falls back to doubles for huge exponents. */
export function compareNumbers(a: number | JsonNumber, b: number | JsonNumber): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const left = exactDecimal(a);
  const right = exactDecimal(b);
  if (!left || !right) return toNumber(a) - toNumber(b);
  const scale = Math.max(left.scale, right.scale);
  const difference =
    left.digits * 10n ** BigInt(scale - left.scale) - right.digits * 10n ** BigInt(scale - right.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
