import { isObject, type JsonValue } from '../../json/value.js';
import type { DynamicRef, Schema } from '../model.js';
import { alternatives } from './alternatives.js';
import { type Context, doubt, fail } from './context.js';
import { dispatch } from './discriminator.js';
import { evaluate, evaluateQuietly } from './evaluate.js';
import type { Evaluated } from './evaluated.js';
import { both, INVALID, type Outcome, UNDECIDED, VALID } from './outcome.js';

/** Keywords that apply schemas to the value itself. */
export function applicators(
  context: Context,
  schema: Schema,
  value: JsonValue,
  seen: Evaluated | undefined,
): Outcome {
  const { ref, dynamicRef, allOf } = schema;
  const stops = context.report === undefined;
  let outcome: Outcome = VALID;
  if (ref) outcome = follow(context, ref, value, seen);
  if (dynamicRef) {
    context.mayMissDeprecated = true;
    outcome = both(outcome, follow(context, dynamicTarget(context, dynamicRef), value, seen));
  }
  if (stops && outcome === INVALID) return INVALID;
  if (allOf)
    for (const part of allOf) {
      outcome = both(outcome, evaluate(context, part, value, seen));
      if (stops && outcome === INVALID) return INVALID;
    }
  outcome = both(outcome, choices(context, schema, value, seen));
  if (stops && outcome === INVALID) return INVALID;
  if (schema.not) outcome = both(outcome, negation(context, schema, schema.not, value));
  if (schema.if) outcome = both(outcome, condition(context, schema, schema.if, value, seen));
  if (schema.dependentSchemas && isObject(value))
    for (const [name, part] of schema.dependentSchemas)
      if (Object.hasOwn(value, name)) outcome = both(outcome, evaluate(context, part, value, seen));
  return outcome;
}

function choices(context: Context, schema: Schema, value: JsonValue, seen: Evaluated | undefined): Outcome {
  const { discriminator } = schema;
  if (discriminator && isObject(value)) {
    context.mayMissDeprecated = true;
    const dispatched = dispatch(context, schema, discriminator, value, seen);
    if (dispatched !== undefined) return dispatched;
  }
  return alternatives(context, schema, value, seen);
}

/**
 * Enters a reference. One that is already being followed at this place of the value adds nothing (`oneOf` parents whose
 * children point back with `allOf` are common), except under `not`, where that would be a guess.
 */
export function follow(
  context: Context,
  target: Schema,
  value: JsonValue,
  seen: Evaluated | undefined,
): Outcome {
  const { chain, chainNegations } = context;
  for (let i = context.chainStart; i < chain.length; i++)
    if (chain[i] === target)
      return chainNegations[i] === context.negations
        ? VALID
        : doubt(context, target, 'the schema is defined by its own negation');
  chain.push(target);
  chainNegations.push(context.negations);
  const outcome = evaluate(context, target, value, seen);
  chain.pop();
  chainNegations.pop();
  return outcome;
}

/** The outermost resource on the way here that declares the dynamic anchor decides. */
function dynamicTarget({ scope }: Context, { initial, anchor }: DynamicRef): Schema {
  if (anchor !== undefined)
    for (const resource of scope) {
      const target = resource.dynamicAnchors.get(anchor);
      if (target) return target;
    }
  return initial;
}

function negation(context: Context, schema: Schema, not: Schema, value: JsonValue): Outcome {
  context.negations++;
  const outcome = evaluateQuietly(context, not, value, undefined);
  context.negations--;
  if (outcome === UNDECIDED) return doubt(context, not, 'what must not match cannot be decided');
  return outcome === VALID ? fail(context, schema, 'not') : VALID;
}

function condition(
  context: Context,
  schema: Schema,
  test: Schema,
  value: JsonValue,
  seen: Evaluated | undefined,
): Outcome {
  const { then: yes, else: no } = schema;
  context.mayMissDeprecated = true;
  if (!yes && !no && !seen) return VALID;
  const branch = seen?.branch();
  const outcome = evaluateQuietly(context, test, value, branch);
  if (outcome === UNDECIDED) {
    if (seen) seen.uncertain = true;
    const [whenTrue, whenFalse] = [yes, no].map((part) =>
      part ? evaluateQuietly(context, part, value, undefined) : VALID,
    );
    if (whenTrue === INVALID && whenFalse === INVALID && yes) return evaluate(context, yes, value, seen);
    return whenTrue === VALID && whenFalse === VALID
      ? VALID
      : doubt(context, test, 'the condition cannot be decided');
  }
  if (outcome === VALID && branch) seen?.merge(branch);
  const next = outcome === VALID ? yes : no;
  return next ? evaluate(context, next, value, seen) : VALID;
}
