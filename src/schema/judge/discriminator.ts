import { getKey, type JsonObject } from '../../json/value.js';
import type { Discriminator, Schema } from '../model.js';
import { follow } from './applicators.js';
import { type Context, fail } from './context.js';
import { inPlace } from './direction.js';
import { evaluate } from './evaluate.js';
import type { Evaluated } from './evaluated.js';
import { type Outcome, VALID } from './outcome.js';

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
  const target = (typeof tag === 'string' ? discriminator.target(tag) : undefined) ?? discriminator.fallback;
  if (!target)
    return typeof tag === 'string' ? unselected(context, schema, discriminator, tag, seen) : undefined;
  if (discriminator.inherited) return target === schema ? VALID : follow(context, target, value, seen);
  const branches = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  const branch = branches.find((candidate) => candidate === target || candidate.ref === target);
  // The branch, not its target: it may say more beside its `$ref`.
  return branch ? evaluate(context, branch, value, seen) : follow(context, target, value, seen);
}

/**
 * A value that selects nothing: "no schema can be determined and validation SHOULD fail" (OpenAPI 3.1.1, section 4.8.25).
 */
function unselected(
  context: Context,
  schema: Schema,
  discriminator: Discriminator,
  tag: string,
  seen: Evaluated | undefined,
): Outcome | undefined {
  const { inherited, values, propertyName } = discriminator;
  if (inherited) {
    // The property is a plain string to the parent: an unknown value is valid, but says nothing about the children.
    if (seen) seen.possible = namesOfChildren(discriminator, tag);
    return undefined;
  }
  // Nothing to select from, or an alternative lists the value itself: many documents write `enum: [cat]` and no mapping.
  if (!values().length || listsTag(schema, propertyName, tag)) return undefined;
  context.path.push(propertyName);
  const failed = fail(context, schema, 'discriminator', [...values()], tag);
  context.path.pop();
  return failed;
}

/** Whether some alternative names the value in a `const` or `enum` of the discriminator's property. */
const listsTag = (schema: Schema, propertyName: string, tag: string): boolean =>
  [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]
    .flatMap((alternative) => inPlace(alternative, false))
    .flatMap((part) => part.properties?.get(propertyName) ?? [])
    .flatMap((property) => inPlace(property, false))
    .some((property) => property.constant?.value === tag || property.enum?.includes(tag));

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
