import { exactDecimal, toNumber } from '../../../json/number.js';
import { isNumber } from '../../../json/value.js';
import type { Numeric, Schema } from '../../model.js';
import { unscaled } from '../../solver/numeric.js';
import type { Breaker } from './model.js';

/** Numbers beyond a limit: the next multiple, the next whole number, or just beyond. */
function* beyond(limit: Numeric, sign: 1 | -1, { multipleOf }: Schema): Generator<Numeric> {
  yield limit;
  if (multipleOf !== undefined) {
    const step = toNumber(multipleOf);
    const times = sign > 0 ? Math.floor(toNumber(limit) / step) : Math.ceil(toNumber(limit) / step);
    yield (times + sign) * step;
    yield times * step;
  }
  const exact = exactDecimal(limit);
  if (exact && exact.scale <= 20)
    yield unscaled(exact.digits + BigInt(sign) * 10n ** BigInt(exact.scale), exact.scale);
  for (const distance of [0.5, 1000]) yield toNumber(limit) + sign * distance;
}

const limited =
  (keyword: 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum', sign: 1 | -1): Breaker =>
  (schema, value) => {
    const limit = schema[keyword];
    return limit === undefined || !isNumber(value) ? [] : beyond(limit, sign, schema);
  };

export const minimum = limited('minimum', -1);
export const exclusiveMinimum = limited('exclusiveMinimum', -1);
export const maximum = limited('maximum', 1);
export const exclusiveMaximum = limited('exclusiveMaximum', 1);

export const multipleOf: Breaker = function* ({ multipleOf: step }, value) {
  if (step === undefined || !isNumber(value)) return;
  const [number, size] = [toNumber(value), toNumber(step)];
  for (const distance of [1, -1, size / 2, -size / 2, size / 4, 0.5, 0.1]) yield number + distance;
};

/** The limits of `int32` and `int64`. */
export const numberFormat: Breaker = function* ({ format }, value) {
  if (format === undefined || !isNumber(value)) return;
  yield* [2 ** 31, -(2 ** 31) - 1, 2 ** 64, toNumber(value) + 0.5];
};
