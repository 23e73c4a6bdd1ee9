import { isContainer, isNumber, type JsonValue } from '../../json/value.js';
import { isAmong } from '../among.js';
import { faultWords } from '../fault-words.js';
import { checkNumberFormat, checkStringFormat } from '../formats.js';
import type { Schema, SchemaFault } from '../model.js';
import { applicators } from './applicators.js';
import { arrayKeywords } from './array.js';
import { type Context, doubt, fail, MAX_LEVELS, MAX_NESTING, MAX_STEPS, meetDeprecated } from './context.js';
import { Evaluated } from './evaluated.js';
import { generalKeywords, hasType, isOfType } from './general.js';
import { numberKeywords } from './number.js';
import { objectKeywords } from './object.js';
import { both, INVALID, type Outcome, VALID } from './outcome.js';
import { stringKeywords } from './string.js';
import { unevaluated } from './unevaluated.js';

/** Judges a value at the current place against a schema. `seen` records what is evaluated, if anybody needs it. */
export function evaluate(
  context: Context,
  schema: Schema,
  value: JsonValue,
  seen: Evaluated | undefined,
): Outcome {
  if (schema.always !== undefined) return schema.always ? VALID : fail(context, schema, 'false');
  if (context.nesting >= MAX_NESTING) return doubt(context, schema, 'nested too deeply');
  if (++context.steps > MAX_STEPS) return doubt(context, schema, 'too many alternatives to try');
  if (schema.deprecated) meetDeprecated(context);
  if (schema.unevaluatedItems) context.mayMissDeprecated = true;
  const { scope } = context;
  const { resource } = schema;
  const enters = scope[scope.length - 1] !== resource;
  if (enters) scope.push(resource);
  context.nesting++;
  const outcome = keywords(context, schema, value, seen);
  context.nesting--;
  if (enters) scope.pop();
  return outcome;
}

function keywords(context: Context, schema: Schema, value: JsonValue, outer: Evaluated | undefined): Outcome {
  if (!hasType(context, schema, value)) return INVALID;
  const stops = context.report === undefined;
  let outcome: Outcome = VALID;
  const closes = schema.unevaluatedProperties !== undefined || schema.unevaluatedItems !== undefined;
  const seen = closes ? (outer?.branch() ?? new Evaluated(false, schema)) : outer;
  const { faults } = schema;
  if (faults.length > 0) outcome = faulty(context, schema, faults, seen);
  outcome = both(outcome, generalKeywords(context, schema, value));
  if (stops && outcome === INVALID) return INVALID;
  outcome = both(outcome, ofType(context, schema, value, seen));
  if (stops && outcome === INVALID) return INVALID;
  if (schema.appliesInPlace) {
    outcome = both(outcome, applicators(context, schema, value, seen));
    if (stops && outcome === INVALID) return INVALID;
  }
  if (!closes || !seen) return outcome;
  outcome = both(outcome, unevaluated(context, schema, value, seen));
  outer?.merge(seen);
  return outcome;
}

/** What a schema says that cannot be followed as written leaves open what it accepts. */
function faulty(
  context: Context,
  schema: Schema,
  faults: readonly SchemaFault[],
  seen: Evaluated | undefined,
): Outcome {
  let outcome: Outcome = VALID;
  for (const fault of faults)
    if (!fault.harmless) {
      outcome = doubt(context, schema, faultWords(fault));
      if (seen) seen.uncertain = true;
    }
  return outcome;
}

function ofType(context: Context, schema: Schema, value: JsonValue, seen: Evaluated | undefined): Outcome {
  if (typeof value === 'string') return stringKeywords(context, schema, value);
  if (isNumber(value)) return numberKeywords(context, schema, value);
  if (typeof value !== 'object' || value === null) return VALID;
  if (Array.isArray(value)) return arrayKeywords(context, schema, value, seen);
  return objectKeywords(context, schema, value, seen);
}

/**
 * Whether a scalar surely conforms to a schema that neither applies others nor asks for much: true of most values in most
 * documents, and found without any of the ceremony. False says nothing.
 */
function isPlainlyValid({ formats }: Context, schema: Schema, value: JsonValue): boolean {
  if (typeof value === 'object' && value !== null) return false;
  if (schema.always !== undefined || schema.appliesInPlace) return false;
  const { types, enum: values, constant, faults } = schema;
  if (constant !== undefined || faults.length > 0) return false;
  if (types !== undefined && !isOfType(types, value)) return false;
  if (values !== undefined && !isAmong(value, values)) return false;
  const format = formats ? schema.format : undefined;
  switch (typeof value) {
    case 'string':
      return (
        (schema.minLength ?? schema.maxLength ?? schema.pattern) === undefined &&
        (format === undefined || checkStringFormat(format, value))
      );
    case 'number':
      return (
        (schema.minimum ??
          schema.maximum ??
          schema.exclusiveMinimum ??
          schema.exclusiveMaximum ??
          schema.multipleOf) === undefined &&
        (format === undefined || checkNumberFormat(format, value))
      );
    default:
      return true;
  }
}

/** Judges a member or item: a new place of the value. */
export function evaluateBelow(
  context: Context,
  schema: Schema,
  value: JsonValue,
  key: string | number,
  seen: Evaluated | undefined,
): Outcome {
  if (schema.always === true) return VALID;
  if (isPlainlyValid(context, schema, value)) {
    if (schema.deprecated) meetDeprecated(context, key);
    return VALID;
  }
  const { known } = context;
  // With several resources the dynamic scope may decide; reasons are not known.
  if (known === undefined || context.report || context.scope.length > 1 || !isContainer(value))
    return evaluateInside(context, schema, value, key, seen);
  const before = known.recall(schema, value, seen);
  if (before !== undefined) return before;
  if (!known.learns) return evaluateInside(context, schema, value, key, seen);
  const own = seen?.branch();
  const outcome = evaluateInside(context, schema, value, key, own);
  known.note(schema, value, outcome, own);
  if (own) seen?.merge(own);
  return outcome;
}

function evaluateInside(
  context: Context,
  schema: Schema,
  value: JsonValue,
  key: string | number,
  seen: Evaluated | undefined,
): Outcome {
  const { site, chainStart } = context;
  context.path.push(key);
  context.site = schema;
  context.chainStart = context.chain.length;
  context.level++;
  const outcome =
    context.level > MAX_LEVELS
      ? doubt(context, schema, 'nested too deeply')
      : evaluate(context, schema, value, seen);
  context.level--;
  context.chainStart = chainStart;
  context.site = site;
  context.path.pop();
  return outcome;
}

/** Evaluates without reporting; only the outcome counts. */
export function evaluateQuietly(
  context: Context,
  schema: Schema,
  value: JsonValue,
  seen: Evaluated | undefined,
): Outcome {
  const { report } = context;
  context.report = undefined;
  const outcome = evaluate(context, schema, value, seen);
  context.report = report;
  return outcome;
}
