import type { JsonObject, JsonValue } from '../../json/value.js';
import type { Schema } from '../model.js';
import { type Context, doubt, fail } from './context.js';
import { isHidden, isHiddenBelow } from './direction.js';
import { evaluateBelow } from './evaluate.js';
import type { Evaluated } from './evaluated.js';
import { both, INVALID, type Outcome, VALID } from './outcome.js';
import { matchesPattern, whyUndecided } from './string.js';

/** Keywords for objects, except those that apply a schema to the object itself. */
export function objectKeywords(
  context: Context,
  schema: Schema,
  value: JsonObject,
  seen: Evaluated | undefined,
): Outcome {
  const stops = context.report === undefined;
  const { properties, patternProperties, additionalProperties, propertyNames } = schema;
  if (seen) {
    if (properties) seen.markAll(properties);
    if (patternProperties || additionalProperties) seen.declared = true;
    if (additionalProperties?.always === true) seen.allNames = true;
  }
  let outcome = names(context, schema, value, seen);
  if (stops && outcome === INVALID) return INVALID;
  if (!properties && !patternProperties && !additionalProperties && !propertyNames) return outcome;
  const present = Object.keys(value);
  let allNamed = true;
  for (let i = 0; i < present.length; i++) {
    const name = present[i] as string;
    const own = properties?.get(name);
    if (!own) allNamed = false;
    outcome = both(
      outcome,
      own && !patternProperties
        ? declared(context, own, name, value[name] as JsonValue, seen)
        : member(context, schema, own, name, value[name] as JsonValue, seen),
    );
    if (stops && outcome === INVALID) return INVALID;
    if (propertyNames) outcome = both(outcome, evaluateBelow(context, propertyNames, name, name, undefined));
  }
  if (seen && allNamed) seen.allNames = true;
  return outcome;
}

/** A member that `properties` names. */
function declared(
  context: Context,
  own: Schema,
  name: string,
  value: JsonValue,
  seen: Evaluated | undefined,
): Outcome {
  const { direction } = context;
  let outcome: Outcome = VALID;
  if (direction && isHidden(own, direction)) {
    context.path.push(name);
    outcome = fail(context, own, direction === 'request' ? 'readOnly' : 'writeOnly', undefined, value);
    context.path.pop();
  }
  return both(outcome, evaluateBelow(context, own, value, name, seen?.record(name, own, value)));
}

/** Any other member, or one that further keywords may speak about. */
function member(
  context: Context,
  schema: Schema,
  own: Schema | undefined,
  name: string,
  value: JsonValue,
  seen: Evaluated | undefined,
): Outcome {
  const { patternProperties, additionalProperties } = schema;
  let outcome: Outcome = own ? declared(context, own, name, value, seen) : VALID;
  let evaluated = own !== undefined;
  if (patternProperties)
    for (const [pattern, part] of patternProperties) {
      const matches = matchesPattern(pattern, name);
      if (matches === false) continue;
      evaluated = true;
      if (matches === undefined) {
        outcome = both(outcome, doubt(context, schema, whyUndecided(pattern)));
        // Told once: that nobody else declares the name is no error then.
        seen?.property(name, part, value);
      } else
        outcome = both(outcome, evaluateBelow(context, part, value, name, seen?.property(name, part, value)));
    }
  if (evaluated || !additionalProperties || additionalProperties.always === true) return outcome;
  if (additionalProperties.always === false) {
    context.path.push(name);
    outcome = fail(context, schema, 'additionalProperties', false, value);
    context.path.pop();
    return outcome;
  }
  return both(
    outcome,
    evaluateBelow(
      context,
      additionalProperties,
      value,
      name,
      seen?.property(name, additionalProperties, value),
    ),
  );
}

/** Keywords that count names or demand them. */
function names(context: Context, schema: Schema, value: JsonObject, seen: Evaluated | undefined): Outcome {
  const { required, dependentRequired, minProperties, maxProperties } = schema;
  let outcome: Outcome = VALID;
  if (required)
    for (let i = 0; i < required.length; i++) {
      const name = required[i] as string;
      if (!Object.hasOwn(value, name)) outcome = both(outcome, missing(context, schema, 'required', name));
      // What must be there is promised, even if nothing else is said about it.
      else if (seen?.deep) seen.mark(name);
    }
  if (dependentRequired)
    for (const [name, needed] of dependentRequired)
      if (Object.hasOwn(value, name))
        for (const other of needed)
          if (!Object.hasOwn(value, other))
            outcome = both(outcome, missing(context, schema, 'dependentRequired', other, name));
  if (minProperties === undefined && maxProperties === undefined) return outcome;
  const size = Object.keys(value).length;
  if (minProperties !== undefined && size < minProperties)
    outcome = fail(context, schema, 'minProperties', minProperties, size);
  if (maxProperties !== undefined && size > maxProperties)
    outcome = fail(context, schema, 'maxProperties', maxProperties, size);
  return outcome;
}

/** A demanded name that is absent: fine when it does not travel in this direction. */
function missing(context: Context, schema: Schema, keyword: string, name: string, beside?: string): Outcome {
  if (context.direction && isHiddenBelow(context.site, schema, name, context.direction)) return VALID;
  return fail(context, schema, keyword, name, beside);
}
