import { lexemeOf, numberFromLexeme } from '../../json/number.js';
import { isNumber } from '../../json/value.js';
import type { Generator } from '../../pact/generators.js';
import { integerOf } from './attributes.js';
import type { GeneratorDefinition } from './model.js';

const MOST_DIGITS = 1000;

const digitsOf = (generator: Generator): number =>
  Math.min(MOST_DIGITS, Math.max(1, integerOf(generator, 'digits', 10)));

/** How many digits may stand in front of the point. */
const wholeLimit = (digits: number): number => (digits <= 2 ? 1 : digits - 2);

function texts(digits: number): string[] {
  if (digits === 1) return ['5', '0', '9'];
  const whole = wholeLimit(digits);
  const all = Array.from({ length: digits }, (_, index) => String((index % 9) + 1)).join('');
  const nines = '9'.repeat(digits);
  return [
    `${all.slice(0, 1)}.${all.slice(1)}`,
    `${nines.slice(0, whole)}.${nines.slice(whole)}`,
    `1.${'0'.repeat(digits - 1)}`,
  ];
}

/** `RandomDecimal`: so many digits with a point among them; a number loses its trailing zeros. */
export const randomDecimal: GeneratorDefinition = {
  accepts(value, generator, { example }) {
    const digits = digitsOf(generator);
    const whole = wholeLimit(digits);
    if (typeof example === 'string') {
      if (typeof value !== 'string') return false;
      if (digits === 1) return /^\d$/.test(value);
      const point = value.indexOf('.');
      return /^\d+\.\d+$/.test(value) && value.length === digits + 1 && point <= whole;
    }
    if (!isNumber(value)) return false;
    const match = /^(\d+)(?:\.(\d+))?$/.exec(lexemeOf(value));
    if (!match) return false;
    const [, left = '', right = ''] = match;
    return left.length <= whole && left.length + (right === '0' ? 1 : right.length) <= Math.max(digits, 2);
  },
  samples(generator, { example }) {
    const found = texts(digitsOf(generator));
    if (typeof example === 'string') return found;
    return found
      .filter((text) => text.length <= 16)
      .map((text) => (Number.isInteger(Number(text)) ? numberFromLexeme(`${Number(text)}.0`) : Number(text)));
  },
  describe: (generator) => `a decimal of ${digitsOf(generator)} digits`,
};
