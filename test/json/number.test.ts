import { describe, expect, it } from 'vitest';
import { compareNumbers, exactDecimal, isWhole, normalText } from '../../src/json/number.js';
import { JsonNumber } from '../../src/json/value.js';

const number = (lexeme: string) => new JsonNumber(lexeme);

describe('numbers from their text', () => {
  it.each([
    ['1e3000', '1e3000', 0],
    ['1e3000', '10e2999', 0],
    ['1.50e3000', '15e2999', 0],
    ['1e3000', '2e3000', -1],
    ['9e3000', '1e3001', -1],
    ['-9e3000', '-1e3001', 1],
    ['1e-3000', '2e-4000', 1],
    ['1e-3000', '0', 1],
    ['-1e-3000', '0.0', -1],
    ['0e9', '-0.0', 0],
    ['12e99999999999999999999', '1.2e100000000000000000000', 0],
    ['1.10', '1.1', 0],
    ['1.05', '1.1', -1],
    ['0.01', '0.1', -1],
    ['100', '99.9', 1],
  ])('compares %s with %s', (left, right, order) => {
    expect(Math.sign(compareNumbers(number(left), number(right)))).toBe(order);
    expect(Math.sign(compareNumbers(number(right), number(left))) + order).toBe(0);
    expect(normalText(number(left)) === normalText(number(right))).toBe(order === 0);
  });

  it.each([
    ['1.0', true],
    ['1e2', true],
    ['1.5e1', true],
    ['1.5', false],
    ['1e-3000', false],
    ['10e-1', true],
    [`1${'0'.repeat(3000)}e-3000`, true],
    ['0.0', true],
  ])('knows whether %s is whole', (lexeme, whole) => {
    expect(isWhole(number(lexeme))).toBe(whole);
  });

  it('takes out zeros at the end', () => {
    expect(exactDecimal(number('-1.500'))).toEqual({ digits: -15n, scale: 1 });
    expect(exactDecimal(number('0.00'))).toEqual({ digits: 0n, scale: 0 });
    expect(exactDecimal(number('1200'))).toEqual({ digits: 1200n, scale: 0 });
  });

  it('reads long runs of zeros in one pass', () => {
    const started = performance.now();
    exactDecimal(number(`1${'0'.repeat(400_000)}1`));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
