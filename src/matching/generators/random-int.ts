import { isIntegerLexeme, lexemeOf, toNumber } from '../../json/number.js';
import { isNumber } from '../../json/value.js';
import type { Generator } from '../../pact/generators.js';
import { integerOf } from './attributes.js';
import type { GeneratorDefinition } from './model.js';

const bounds = (generator: Generator): readonly [number, number] => [
  integerOf(generator, 'min', 0),
  integerOf(generator, 'max', 10),
];

/** `RandomInt`: an integer from min to max, both included; digits as text where the example is a text. */
export const randomInt: GeneratorDefinition = {
  accepts(value, generator, { example }) {
    const [min, max] = bounds(generator);
    const text = typeof example === 'string';
    if (
      text
        ? typeof value !== 'string' || !/^(?:0|-?[1-9]\d*)$/.test(value)
        : !isNumber(value) || !isIntegerLexeme(value)
    )
      return false;
    const number = isNumber(value) ? toNumber(value) : Number(value);
    if (isNumber(value) && lexemeOf(value) === '-0') return false;
    return number >= min && number <= max;
  },
  samples(generator, { example }) {
    const [min, max] = bounds(generator);
    if (min > max) return [example];
    const candidates = [Math.floor((min + max) / 2), min, max, 0, 1, -1].filter(
      (value) => value >= min && value <= max,
    );
    return [...new Set(candidates)].map((value) => (typeof example === 'string' ? String(value) : value));
  },
  describe(generator) {
    const [min, max] = bounds(generator);
    return `an integer from ${min} to ${max}`;
  },
};
