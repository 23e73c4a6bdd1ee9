import { getKey, type JsonObject } from '../../json/value.js';
import type { Discriminator, Schema } from '../model.js';
import { alternatives } from './alternatives.js';
import { follow } from './applicators.js';
import { type Context, fail } from './context.js';
import { inPlace } from './direction.js';
import { evaluate } from './evaluate.js';
import type { Evaluated } from './evaluated.js';
import { both, INVALID, type Outcome, VALID } from './outcome.js';

/**
 * Judges the schema that the discriminator's property selects, and only that one. Undefined when there is nothing to
 * select by: then the alternatives are judged as without discriminator.
 */
export function dispatch(
  context: Context,
  schema: Schema,
  discriminator: Discriminator,
  value: JsonObject,
  seen: Evaluated | undefined,
): Outcome | undefined {
  const tag = getKey(value, discriminator.propertyName);
  if (typeof tag !== 'string') return undefined;
  const target = discriminator.target(tag);
  if (!target) return unselected(context, schema, discriminator, value, tag, seen);
  if (discriminator.inherited) return target === schema ? VALID : follow(context, target, value, seen);
  const branches = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  const branch = branches.find((candidate) => candidate === target || candidate.ref === target);
  // The branch, not its target: it may say more beside its `$ref`.
  return branch ? evaluate(context, branch, value, seen) : follow(context, target, value, seen);
}

function unselected(
  context: Context,
  schema: Schema,
  discriminator: Discriminator,
  value: JsonObject,
  tag: string,
  seen: Evaluated | undefined,
): Outcome | undefined {
  const { inherited, values, propertyName } = discriminator;
  if (inherited) {
    // The property is a plain string to the parent: an unknown value is valid, but says nothing about the children.
    if (seen) seen.possible = namesOfChildren(discriminator, tag);
    return undefined;
  }
  const { report } = context;
  const branch = seen?.branch();
  context.report = undefined;
  const outcome = alternatives(context, schema, value, branch);
  context.report = report;
  if (outcome !== INVALID) return both(outcome, alternatives(context, schema, value, seen));
  context.path.push(propertyName);
  const failed = fail(context, schema, 'discriminator', [...values()], tag);
  context.path.pop();
  return failed;
}

const childNames = new WeakMap<Discriminator, ReadonlySet<string>>();

/** Every name that some child of a parent declares, with the reason why it is not known to be declared here. */
function namesOfChildren(discriminator: Discriminator, tag: string): Map<string, string> {
  let names = childNames.get(discriminator);
  if (!names) {
    const children = discriminator.values().flatMap((value) => discriminator.target(value) ?? []);
    names = new Set(
      children
        .flatMap((child) => inPlace(child, true))
        .flatMap((part) => [...(part.properties?.keys() ?? [])]),
    );
    childNames.set(discriminator, names);
  }
  const known = discriminator.values().join(', ');
  const reason = `only a child schema declares this, and ${discriminator.propertyName} ${JSON.stringify(tag)} selects none (known: ${known})`;
  return new Map([...names].map((name) => [name, reason]));
}
