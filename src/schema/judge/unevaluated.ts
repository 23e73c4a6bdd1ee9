import { isObject, type JsonValue } from '../../json/value.js';
import type { Schema } from '../model.js';
import { type Context, doubt, fail } from './context.js';
import { evaluateBelow } from './evaluate.js';
import type { Evaluated } from './evaluated.js';
import { both, INVALID, type Outcome, VALID } from './outcome.js';

/** `unevaluatedProperties` and `unevaluatedItems`: what no other keyword of the schema has looked at. */
export function unevaluated(context: Context, schema: Schema, value: JsonValue, seen: Evaluated): Outcome {
  const isArray = Array.isArray(value);
  if (!isArray && !isObject(value)) return VALID;
  const part = isArray ? schema.unevaluatedItems : schema.unevaluatedProperties;
  if (!part) return VALID;
  let outcome: Outcome = VALID;
  if (isArray) {
    value.forEach((item, index) => {
      if (!seen.hasItem(index))
        outcome = both(
          outcome,
          rest(context, schema, part, item, index, seen, seen.element(index, part, item)),
        );
    });
    seen.allItems = true;
    return outcome;
  }
  seen.declared = true;
  for (const [name, member] of Object.entries(value))
    if (!seen.has(name))
      outcome = both(
        outcome,
        rest(context, schema, part, member, name, seen, seen.property(name, part, member)),
      );
  if (part.always === true) seen.allNames = true;
  return outcome;
}

function rest(
  context: Context,
  schema: Schema,
  part: Schema,
  value: JsonValue,
  key: string | number,
  seen: Evaluated,
  below: Evaluated | undefined,
): Outcome {
  if (part.always === true) return VALID;
  const { report } = context;
  if (part.always === undefined && !seen.uncertain) return evaluateBelow(context, part, value, key, below);
  if (seen.uncertain) context.report = undefined;
  const outcome = part.always === false ? INVALID : evaluateBelow(context, part, value, key, below);
  context.report = report;
  if (outcome === INVALID && seen.uncertain)
    return doubt(context, schema, 'an undecided alternative may describe this');
  if (outcome !== INVALID) return outcome;
  context.path.push(key);
  fail(context, schema, typeof key === 'number' ? 'unevaluatedItems' : 'unevaluatedProperties', false, value);
  context.path.pop();
  return INVALID;
}
