import type { Generator } from '../../pact/generators.js';
import { integerOf } from './attributes.js';
import type { GeneratorDefinition } from './model.js';

const LONGEST = 10_000;
const HEX = '0123456789ABCDEF';

const size = (generator: Generator, name: string): number =>
  Math.min(LONGEST, Math.max(0, integerOf(generator, name, 10)));

const hexLength = (generator: Generator): number => Math.min(HEX.length, size(generator, 'digits'));

/** `RandomHexadecimal`: upper-case digits, each at most once; sixteen or more are always the same text. */
export const randomHexadecimal: GeneratorDefinition = {
  accepts(value, generator) {
    const length = hexLength(generator);
    if (typeof value !== 'string') return false;
    if (length === HEX.length) return value === HEX;
    return /^[0-9A-F]*$/.test(value) && value.length === length && new Set(value).size === length;
  },
  samples(generator) {
    const length = hexLength(generator);
    if (length === HEX.length) return [HEX];
    return [
      ...new Set([
        HEX.slice(3, 3 + length).padEnd(length, '012'),
        HEX.slice(0, length),
        HEX.slice(HEX.length - length),
      ]),
    ];
  },
  describe: (generator) => `${hexLength(generator)} hexadecimal digits`,
};

/** `RandomString`: ASCII letters and digits. */
export const randomString: GeneratorDefinition = {
  accepts: (value, generator) =>
    typeof value === 'string' && value.length === size(generator, 'size') && /^[A-Za-z0-9]*$/.test(value),
  samples(generator) {
    const length = size(generator, 'size');
    const mixed = 'aZ3kQ9xB7m'.repeat(Math.ceil(length / 10)).slice(0, length);
    return [...new Set([mixed, 'a'.repeat(length), '0'.repeat(length), 'Z'.repeat(length)])];
  },
  describe: (generator) => `${size(generator, 'size')} letters and digits`,
};
