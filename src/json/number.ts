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

const DECIMAL = /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** Without the condition on what stands before, every zero of a run would be tried as its beginning. */
const ZEROS_AT_END = /(?<!0)0+$/;

/**
 * The exact value of a number's text, with trailing zeros removed (so equal numbers have equal parts).
 * Undefined when the exponent is too large to expand.
 */
export function exactDecimal(value: number | JsonNumber): ExactDecimal | undefined {
  const match = DECIMAL.exec(lexemeOf(value));
  if (!match) return undefined;
  const [, sign = '', whole = '0', fraction = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > EXPONENT_LIMIT) return undefined;
  let text = whole + fraction;
  let scale = fraction.length - exponent;
  const kept = text.replace(ZEROS_AT_END, '');
  if (kept === '') return { digits: 0n, scale: 0 };
  scale -= text.length - kept.length;
  text = kept;
  if (scale < 0) {
    text += '0'.repeat(-scale);
    scale = 0;
  }
  return { digits: BigInt(sign + text), scale };
}

/** A number as `0.digits * 10^point`, the digits without zeros at either end: equal numbers have equal parts. */
interface NormalDecimal {
  readonly sign: -1 | 0 | 1;
  readonly digits: string;
  readonly point: bigint;
}

/** Expands nothing, so that any exponent will do. */
function normalDecimal(value: number | JsonNumber): NormalDecimal | undefined {
  const match = DECIMAL.exec(lexemeOf(value));
  if (!match) return undefined;
  const [, sign = '', whole = '0', fraction = '', exponentText = '0'] = match;
  const written = whole + fraction;
  const digits = written.replace(/^0+/, '');
  if (digits === '') return { sign: 0, digits, point: 0n };
  return {
    sign: sign === '-' ? -1 : 1,
    digits: digits.replace(ZEROS_AT_END, ''),
    point: BigInt(exponentText) + BigInt(whole.length - (written.length - digits.length)),
  };
}

/** A text that two numbers share exactly when they are equal, however large their exponents are. */
export function normalText(value: number | JsonNumber): string {
  const normal = normalDecimal(value);
  return normal ? `${normal.sign < 0 ? '-' : ''}${normal.digits}e${normal.point}` : lexemeOf(value);
}

/** Compares two numbers by exact value: negative, zero or positive. */
export function compareNumbers(a: number | JsonNumber, b: number | JsonNumber): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const left = normalDecimal(a);
  const right = normalDecimal(b);
  if (!left || !right) return toNumber(a) - toNumber(b);
  if (left.sign !== right.sign) return left.sign - right.sign;
  if (left.point !== right.point) return left.point < right.point ? -left.sign : left.sign;
  // Digits after the same point: the order of the texts is the order of the numbers.
  return left.digits === right.digits ? 0 : left.digits < right.digits ? -left.sign : left.sign;
}

/** Whether a number has no fraction, however it is written: `1.0` and `1e2` are whole, `1.5` is not. */
export function isWhole(value: number | JsonNumber): boolean {
  if (typeof value === 'number') return Number.isInteger(value);
  const normal = normalDecimal(value);
  return normal !== undefined && BigInt(normal.digits.length) <= normal.point;
}
