import type { JsonValue } from '../../json/value.js';
import type { Schema } from '../model.js';
import { type Context, fail } from './context.js';
import { equalityKey } from './equality-key.js';
import { evaluateBelow } from './evaluate.js';
import type { Evaluated } from './evaluated.js';
import type { Known } from './known.js';
import { both, INVALID, type Outcome, UNDECIDED, VALID } from './outcome.js';

/** Keywords for arrays: sizes, `prefixItems`, `items`, `contains`, `uniqueItems`. */
export function arrayKeywords(
  context: Context,
  schema: Schema,
  value: readonly JsonValue[],
  seen: Evaluated | undefined,
): Outcome {
  const { minItems, maxItems } = schema;
  let outcome: Outcome = VALID;
  if (minItems !== undefined && value.length < minItems)
    outcome = fail(context, schema, 'minItems', minItems, value.length);
  if (maxItems !== undefined && value.length > maxItems)
    outcome = fail(context, schema, 'maxItems', maxItems, value.length);
  if (schema.uniqueItems && hasDuplicates(value, context.known))
    outcome = fail(context, schema, 'uniqueItems', true);
  if (outcome === INVALID && !context.report) return INVALID;
  outcome = both(outcome, items(context, schema, value, seen));
  return schema.contains ? both(outcome, contains(context, schema, schema.contains, value, seen)) : outcome;
}

function items(
  context: Context,
  schema: Schema,
  value: readonly JsonValue[],
  seen: Evaluated | undefined,
): Outcome {
  const { prefixItems, items: rest } = schema;
  if (!prefixItems && !rest) return VALID;
  const prefix = prefixItems?.length ?? 0;
  let outcome: Outcome = VALID;
  const end = rest ? value.length : Math.min(prefix, value.length);
  for (let index = 0; index < end; index++) {
    const part = index < prefix ? (prefixItems as readonly Schema[])[index] : rest;
    if (!part) continue;
    const item = value[index] as JsonValue;
    outcome = both(outcome, evaluateBelow(context, part, item, index, seen?.element(index, part, item)));
    if (outcome === INVALID && !context.report) return INVALID;
  }
  if (seen && rest) seen.allItems = true;
  if (seen && prefix > seen.items) seen.items = prefix;
  return outcome;
}

function contains(
  context: Context,
  schema: Schema,
  wanted: Schema,
  value: readonly JsonValue[],
  seen: Evaluated | undefined,
): Outcome {
  const { minContains = 1, maxContains } = schema;
  const { report } = context;
  context.report = undefined;
  let found = 0;
  let maybe = 0;
  value.forEach((item, index) => {
    const below = seen?.deep ? seen.element(index, wanted, item)?.branch() : undefined;
    const outcome = evaluateBelow(context, wanted, item, index, below);
    if (outcome === VALID) {
      found++;
      seen?.markItem(index);
      if (below) seen?.element(index, wanted, item)?.merge(below);
    } else if (outcome === UNDECIDED) {
      maybe++;
      if (seen) seen.uncertain = true;
    }
  });
  context.report = report;
  if (found + maybe < minContains)
    return schema.minContains === undefined
      ? fail(context, schema, 'contains')
      : fail(context, schema, 'minContains', minContains, found);
  if (maxContains !== undefined && found > maxContains)
    return fail(context, schema, 'maxContains', maxContains, found);
  return found < minContains || (maxContains !== undefined && found + maybe > maxContains)
    ? UNDECIDED
    : VALID;
}

/** Two items that are equal as JSON: found by a text that equal values share. */
export function hasDuplicates(value: readonly JsonValue[], known: Known | undefined = undefined): boolean {
  const seen = new Set<JsonValue>();
  for (const item of value) {
    const key = known ? known.keyOf(item) : equalityKey(item);
    if (seen.has(key)) return true;
    seen.add(key);
  }
  return false;
}
