import { isObject, type JsonValue } from '../json/value.js';
import { compileRegex } from '../regex/index.js';
import { accepts } from './judge/index.js';
import type { Reading, Schema } from './model.js';

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
  const open: Reading = { ...reading, world: 'open' };
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
  return typeof name === 'string' ? discriminator.target(name) : undefined;
}

/** The schemas that speak about one member or item, each once, given those that speak about its parent. */
export function applicableBelow(parents: readonly Schema[], parent: JsonValue, token: string): Schema[] {
  const found: Schema[] = [];
  for (const schema of parents)
    if (Array.isArray(parent)) addItemSchema(schema, Number(token), found);
    else addMemberSchemas(schema, token, found);
  return found.length > 1 ? [...new Set(found)] : found;
}

function addItemSchema(schema: Schema, index: number, found: Schema[]): void {
  const speaks = schema.prefixItems?.[index] ?? schema.items ?? schema.unevaluatedItems;
  if (speaks) found.push(speaks);
}

function addMemberSchemas(schema: Schema, name: string, found: Schema[]): void {
  const { properties, patternProperties, additionalProperties } = schema;
  const before = found.length;
  const own = properties?.get(name);
  if (own) found.push(own);
  if (patternProperties)
    for (const [pattern, patterned] of patternProperties)
      if (compileRegex(pattern, 'ecma').test(name)) found.push(patterned);
  if (found.length === before && additionalProperties) found.push(additionalProperties);
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
    const next = this.valueBelow(token);
    const parts = applicableBelow(this.schemas, this.value as JsonValue, token);
    const { reading } = this;
    const place = new Place(next, next === undefined ? parts : applicable(parts, next, reading), reading);
    this.inside?.set(token, place);
    return place;
  }

  /** The schemas of a place below. Most are scalars with nothing to find out about them, and not worth keeping. */
  schemasBelow(token: string): readonly Schema[] {
    if (!isContainer(this.valueBelow(token))) {
      const parts = applicableBelow(this.schemas, this.value as JsonValue, token);
      if (!parts.some(({ appliesInPlace }) => appliesInPlace)) return parts;
    }
    return this.below(token).schemas;
  }

  /** Whether some schema that speaks about this place or one below it is of a kind. */
  some(isWanted: (schema: Schema) => boolean): boolean {
    if (this.schemas.some(isWanted)) return true;
    const { value } = this;
    if (Array.isArray(value)) return value.some((_, index) => this.below(String(index)).some(isWanted));
    return isObject(value) && Object.keys(value).some((name) => this.someIn(name, isWanted));
  }

  /** The same for a member; scalars are asked about without making a place of them. */
  private someIn(name: string, isWanted: (schema: Schema) => boolean): boolean {
    if (isContainer(this.valueBelow(name))) return this.below(name).some(isWanted);
    for (const { properties, patternProperties, additionalProperties } of this.schemas) {
      const own = properties?.get(name);
      if (own && !patternProperties && !own.appliesInPlace) {
        if (isWanted(own)) return true;
      } else if (own ?? patternProperties ?? additionalProperties) return this.below(name).some(isWanted);
    }
    return false;
  }

  private valueBelow(token: string): JsonValue | undefined {
    const { value } = this;
    return Array.isArray(value) ? value[Number(token)] : isObject(value) ? value[token] : undefined;
  }
}

const isContainer = (value: JsonValue | undefined): boolean => Array.isArray(value) || isObject(value);

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
