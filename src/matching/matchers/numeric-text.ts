/** What Rust's f64 parser reads: digits with an optional point and exponent, `inf`, `NaN` (docs/pact.md section 8.2). */
const FLOAT = /^[+-]?(?:inf|infinity|nan|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/i;
const LOWEST_INTEGER = -(2n ** 63n);
const HIGHEST_INTEGER = 2n ** 64n - 1n;
const LONGEST_INTEGER = 1000;

export const isFloatText = (text: string): boolean => FLOAT.test(text);

/** Digits with an optional sign, within 64 bits. The verifier refuses the minus sign unless `signed`. */
export function isIntegerText(text: string, signed: boolean): boolean {
  if (text.length > LONGEST_INTEGER || !(signed ? /^[+-]?\d+$/ : /^\+?\d+$/).test(text)) return false;
  const value = BigInt(text.replace(/^\+/, ''));
  return value >= LOWEST_INTEGER && value <= HIGHEST_INTEGER;
}
