import { isObject, type JsonObject, type JsonValue } from '../../json/value.js';
import { type Context, doubt, fail } from './context.js';
import { inPlace } from './direction.js';
import type { Evaluated } from './evaluated.js';
import { both, INVALID, type Outcome, VALID } from './outcome.js';

/**
 * The closed world (docs/design.md 4.3): a member that no schema at its place has evaluated is not declared. Places where nothing
 * declares properties (`{}`, `{type: object}`) are free-form.
 */
export function undeclared(context: Context, value: JsonValue, seen: Evaluated): Outcome {
  if (seen.allDeclared) return VALID;
  if (Array.isArray(value)) return inItems(context, value, seen);
  if (!isObject(value) || seen.free || !seen.declared) return VALID;
  return inMembers(context, value, seen);
}

function inItems(context: Context, value: readonly JsonValue[], seen: Evaluated): Outcome {
  let outcome: Outcome = VALID;
  for (const [index, below] of seen.elements ?? [])
    outcome = both(outcome, step(context, value[index] as JsonValue, index, below));
  return outcome;
}

function inMembers(context: Context, value: JsonObject, seen: Evaluated): Outcome {
  let outcome: Outcome = VALID;
  if (seen.allNames && !seen.keeps) return VALID;
  const names = Object.keys(value);
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    const below = seen.below(name);
    if (below) outcome = both(outcome, step(context, value[name] as JsonValue, name, below));
    else if (!seen.has(name)) outcome = both(outcome, reject(context, name, value[name] as JsonValue, seen));
    if (outcome === INVALID && !context.report) return INVALID;
  }
  return outcome;
}

function step(context: Context, value: JsonValue, key: string | number, seen: Evaluated): Outcome {
  context.path.push(key);
  const outcome = undeclared(context, value, seen);
  context.path.pop();
  return outcome;
}

function reject(
  context: Context,
  name: string,
  value: JsonValue,
  { site, uncertain, possible }: Evaluated,
): Outcome {
  context.path.push(name);
  const reason = possible?.get(name) ?? (uncertain ? 'an undecided alternative may declare this' : undefined);
  const outcome = reason
    ? doubt(context, site, reason)
    : fail(context, site, 'undeclared', context.report ? declaredNames(site) : undefined, value);
  context.path.pop();
  return outcome;
}

const declaredNames = (site: Evaluated['site']): string[] => [
  ...new Set(inPlace(site, true).flatMap((part) => [...(part.properties?.keys() ?? [])])),
];
