import { isContainer, isObject, type JsonValue, valueBelow } from '../json/value.js';
import { compileRegex } from '../regex/index.js';
import { accepts } from './judge/index.js';
import type { Reading, Schema } from './model.js';
import { inOpenWorld } from './reading.js';

const NONE: readonly Schema[] = [];

/** References in a row before a chain counts as endless. */
const CHAIN_LIMIT = 200;

/**
 * The schemas that speak about a value at its own location: the given ones and all that they reach through references,
 * `allOf`, the branches of `anyOf`, `oneOf`, `if` and discriminators that this value takes.
 */
export function applicable(
  schemas: readonly Schema[],
  value: JsonValue,
  reading: Reading,
): readonly Schema[] {
  if (!schemas.some(({ appliesInPlace }) => appliesInPlace)) return schemas;
  const [only] = schemas;
  if (schemas.length === 1 && only?.ref && isReferenceAlone(only) && !only.ref.appliesInPlace)
    return [only, only.ref];
  const open = inOpenWorld(reading);
  const found = new Set<Schema>();
  const visit = (schema: Schema | undefined): void => {
    if (!schema || found.has(schema) || found.size > CHAIN_LIMIT) return;
    found.add(schema);
    visit(schema.ref);
    visit(schema.dynamicRef?.initial);
    schema.allOf?.forEach(visit);
    const selected = selectedByDiscriminator(schema, value);
    visit(selected);
    if (!selected || schema.discriminator?.inherited)
      for (const branch of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])])
        if (accepts(branch, value, open) !== false) visit(branch);
    if (schema.if) {
      const holds = accepts(schema.if, value, open);
      if (holds !== false) {
        visit(schema.if);
        visit(schema.then);
      }
      if (holds !== true) visit(schema.else);
    }
    if (isObject(value))
      for (const [name, dependent] of schema.dependentSchemas ?? [])
        if (Object.hasOwn(value, name)) visit(dependent);
  };
  schemas.forEach(visit);
  return [...found];
}

/** The commonest of all: nothing but `$ref` applies a schema to the value. */
const isReferenceAlone = (schema: Schema): boolean =>
  !(
    schema.dynamicRef ??
    schema.allOf ??
    schema.anyOf ??
    schema.oneOf ??
    schema.if ??
    schema.dependentSchemas ??
    schema.discriminator
  );

/** The schema a discriminator selects for a value, if there is one. */
export function selectedByDiscriminator(schema: Schema, value: JsonValue): Schema | undefined {
  const { discriminator } = schema;
  if (!discriminator || !isObject(value)) return undefined;
  const name = Object.hasOwn(value, discriminator.propertyName)
    ? value[discriminator.propertyName]
    : undefined;
  return (typeof name === 'string' ? discriminator.target(name) : undefined) ?? discriminator.fallback;
}

/** The schemas that speak about one member or item, each once, given those that speak about its parent. */
export function applicableBelow(
  parents: readonly Schema[],
  parent: JsonValue,
  token: string,
): readonly Schema[] {
  let only: Schema | undefined;
  let all: Schema[] | undefined;
  for (const schema of parents) {
    if (schema.patternProperties && !Array.isArray(parent)) return [...byPattern(parents, token)];
    const speaks = Array.isArray(parent)
      ? itemSchema(schema, Number(token))
      : (schema.properties?.get(token) ?? schema.additionalProperties);
    if (!speaks || speaks === only) continue;
    if (!only) only = speaks;
    else if (all) all.push(speaks);
    else all = [only, speaks];
  }
  if (all) return [...new Set(all)];
  return only ? [only] : NONE;
}

const itemSchema = ({ prefixItems, items, unevaluatedItems }: Schema, index: number): Schema | undefined =>
  prefixItems?.[index] ?? items ?? unevaluatedItems;

/** The same for a member where patterns of names count. */
function byPattern(parents: readonly Schema[], name: string): Set<Schema> {
  const found = new Set<Schema>();
  for (const { properties, patternProperties, additionalProperties } of parents) {
    const own = properties?.get(name);
    const patterned = [...(patternProperties ?? [])].filter(([pattern]) =>
      compileRegex(pattern, 'ecma').test(name),
    );
    if (own) found.add(own);
    for (const [, schema] of patterned) found.add(schema);
    if (!own && patterned.length === 0 && additionalProperties) found.add(additionalProperties);
  }
  return found;
}

/** A place of a value with the schemas that speak about it; the places below are looked at when first asked for. */
export class Place {
  private readonly inside: Map<string, Place> | undefined;

  constructor(
    readonly value: JsonValue | undefined,
    readonly schemas: readonly Schema[],
    private readonly reading: Reading,
  ) {
    this.inside = isContainer(value) ? new Map() : undefined;
  }

  below(token: string): Place {
    const known = this.inside?.get(token);
    if (known) return known;
    const next = valueBelow(this.value, token);
    const parts = applicableBelow(this.schemas, this.value as JsonValue, token);
    const { reading } = this;
    const place = new Place(next, next === undefined ? parts : applicable(parts, next, reading), reading);
    this.inside?.set(token, place);
    return place;
  }

  /** The schemas of a place below. Most are scalars with nothing to find out about them, and not worth keeping. */
  schemasBelow(token: string): readonly Schema[] {
    if (!isContainer(valueBelow(this.value, token))) {
      const parts = applicableBelow(this.schemas, this.value as JsonValue, token);
      if (!parts.some(({ appliesInPlace }) => appliesInPlace)) return parts;
    }
    return this.below(token).schemas;
  }
}

interface Walked {
  readonly schema: Schema;
  readonly root: JsonValue;
  readonly reading: Reading;
  readonly place: Place;
}

/** The values asked about last: questions come for every place of one value, and of an example and its witness in turn. */
const recent: Walked[] = [];
const REMEMBERED = 4;

/** A whole value as a place, given the schema that speaks about it. */
export function rootPlace(schema: Schema, root: JsonValue, reading: Reading): Place {
  for (const one of recent)
    if (
      one.root === root &&
      one.schema === schema &&
      one.reading.direction === reading.direction &&
      one.reading.formats === reading.formats
    )
      return one.place;
  const place = new Place(root, applicable([schema], root, reading), reading);
  // Only containers are worth it, and only they are told apart by identity.
  if (isContainer(root)) {
    if (recent.length >= REMEMBERED) recent.shift();
    recent.push({ schema, root, reading, place });
  }
  return place;
}

/** The schemas that speak about the value at a path of keys and indices. */
export function applicableAt(
  schema: Schema,
  root: JsonValue,
  tokens: readonly string[],
  reading: Reading,
): readonly Schema[] {
  let place = rootPlace(schema, root, reading);
  for (const token of tokens) {
    place = place.below(token);
    if (place.value === undefined) break;
  }
  return place.schemas;
}
