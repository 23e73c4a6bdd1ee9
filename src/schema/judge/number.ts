import { compareNumbers, exactDecimal, toNumber } from '../../json/number.js';
import { checkNumberFormat } from '../formats.js';
import type { Numeric, Schema } from '../model.js';
import { type Context, doubt, fail } from './context.js';
import { both, type Outcome, VALID } from './outcome.js';

const BOUNDS = [
  ['minimum', (order: number) => order >= 0],
  ['maximum', (order: number) => order <= 0],
  ['exclusiveMinimum', (order: number) => order > 0],
  ['exclusiveMaximum', (order: number) => order < 0],
] as const;

/** Keywords for numbers, by exact value: bounds, `multipleOf`, numeric formats. */
export function numberKeywords(context: Context, schema: Schema, value: Numeric): Outcome {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema;
  let outcome: Outcome = VALID;
  if ((minimum ?? maximum ?? exclusiveMinimum ?? exclusiveMaximum) !== undefined)
    outcome = bounds(context, schema, value);
  if (multipleOf !== undefined) {
    const multiple = isMultiple(value, multipleOf);
    if (multiple === false) outcome = fail(context, schema, 'multipleOf', multipleOf, value);
    else if (multiple === undefined)
      outcome = both(outcome, doubt(context, schema, 'the number is too large to divide exactly'));
  }
  if (context.formats && format !== undefined && checkNumberFormat(format, value) === false)
    outcome = fail(context, schema, 'format', format, value);
  return outcome;
}

function bounds(context: Context, schema: Schema, value: Numeric): Outcome {
  let outcome: Outcome = VALID;
  for (const [keyword, holds] of BOUNDS) {
    const limit = schema[keyword];
    if (limit !== undefined && !holds(compareNumbers(value, limit)))
      outcome = fail(context, schema, keyword, limit, value);
  }
  return outcome;
}

/** Exact division. Undefined when an exponent is too large to expand. */
export function isMultiple(value: Numeric, factor: Numeric): boolean | undefined {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(factor))
    return toNumber(value) % toNumber(factor) === 0;
  const left = exactDecimal(value);
  const right = exactDecimal(factor);
  if (!left || !right || right.digits === 0n) return undefined;
  const scale = Math.max(left.scale, right.scale);
  return (
    (left.digits * 10n ** BigInt(scale - left.scale)) %
      (right.digits * 10n ** BigInt(scale - right.scale)) ===
    0n
  );
}
