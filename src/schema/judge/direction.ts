import type { Direction, Schema } from '../model.js';

const HIDES: Readonly<Record<Direction, (schema: Schema) => boolean>> = {
  request: ({ readOnly }) => readOnly,
  response: ({ writeOnly }) => writeOnly,
};

const hiddenInRequest = new WeakMap<Schema, boolean>();
const hiddenInResponse = new WeakMap<Schema, boolean>();

/** Whether a property with this schema stays out of messages in this direction: itself, its `$ref` or an `allOf` part. */
export function isHidden(schema: Schema, direction: Direction): boolean {
  const hides = HIDES[direction];
  if (!schema.appliesInPlace) return hides(schema);
  const cache = direction === 'request' ? hiddenInRequest : hiddenInResponse;
  let hidden = cache.get(schema);
  if (hidden === undefined) {
    hidden = inPlace(schema, false).some(hides);
    cache.set(schema, hidden);
  }
  return hidden;
}

/** Whether some schema that applies where `site` or `schema` applies declares the property as hidden. */
export function isHiddenBelow(site: Schema, schema: Schema, name: string, direction: Direction): boolean {
  const parts = inPlace(site, true);
  if (someHides(parts, name, direction)) return true;
  // What applies where a part applies is among the parts already.
  return !parts.includes(schema) && someHides(inPlace(schema, true), name, direction);
}

/** Whether some of the schemas at a place declare the property as hidden. */
export function someHides(parts: readonly Schema[], name: string, direction: Direction): boolean {
  for (let i = 0; i < parts.length; i++) {
    const declared = (parts[i] as Schema).properties?.get(name);
    if (declared && isHidden(declared, direction)) return true;
  }
  return false;
}

const always = new WeakMap<Schema, readonly Schema[]>();
const sometimes = new WeakMap<Schema, readonly Schema[]>();

/**
 * The schemas that judge the same place as `schema`: it, what it refers to, its `allOf` parts; with `alternatives` also
 * those that judge it under a condition.
 */
export function inPlace(schema: Schema, alternatives: boolean): readonly Schema[] {
  const cache = alternatives ? sometimes : always;
  let found = cache.get(schema);
  if (!found) {
    found = collect(schema, alternatives);
    cache.set(schema, found);
  }
  return found;
}

function collect(schema: Schema, alternatives: boolean): readonly Schema[] {
  const found = new Set<Schema>([schema]);
  for (const part of found) {
    if (part.ref) found.add(part.ref);
    if (part.dynamicRef) found.add(part.dynamicRef.initial);
    for (const next of part.allOf ?? []) found.add(next);
    if (!alternatives) continue;
    for (const next of [...(part.anyOf ?? []), ...(part.oneOf ?? [])]) found.add(next);
    // Without `if` the other two mean nothing.
    if (part.if) for (const next of [part.if, part.then, part.else]) if (next) found.add(next);
    for (const next of part.dependentSchemas?.values() ?? []) found.add(next);
    if (part.discriminator?.inherited) {
      const { values, target, fallback } = part.discriminator;
      for (const value of values()) {
        const child = target(value);
        if (child) found.add(child);
      }
      if (fallback) found.add(fallback);
    }
  }
  return [...found];
}
