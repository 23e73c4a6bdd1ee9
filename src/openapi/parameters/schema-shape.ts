import { type JsonType, jsonType } from '../../json/value.js';
import { compileRegex } from '../../regex/index.js';
import type { Schema, SchemaType } from '../../schema/model.js';

type Types = ReadonlySet<SchemaType>;

const known = new WeakMap<Schema, { readonly types: Types | undefined }>();

/** `number` covers `integer`. */
function intersect(a: Types | undefined, b: Types | undefined): Types | undefined {
  if (!a || !b) return a ?? b;
  const within = (type: SchemaType, set: Types): boolean =>
    set.has(type) || (type === 'integer' && set.has('number'));
  return new Set([...[...a].filter((type) => within(type, b)), ...[...b].filter((type) => within(type, a))]);
}

function unite(all: readonly (Types | undefined)[]): Types | undefined {
  if (all.some((types) => types === undefined)) return undefined;
  return new Set(all.flatMap((types) => [...(types as Types)]));
}

function compute(schema: Schema, open: Set<Schema>): Types | undefined {
  if (open.has(schema)) return undefined;
  const cached = known.get(schema);
  if (cached) return cached.types;
  open.add(schema);
  let types: Types | undefined = schema.types;
  const values = schema.constant ? [schema.constant.value] : schema.enum;
  if (values) types = intersect(types, new Set<JsonType>(values.map(jsonType)));
  for (const part of [schema.ref, schema.dynamicRef?.initial, ...(schema.allOf ?? [])]) {
    if (part) types = intersect(types, compute(part, open));
  }
  for (const branches of [schema.anyOf, schema.oneOf]) {
    if (branches?.length) types = intersect(types, unite(branches.map((branch) => compute(branch, open))));
  }
  open.delete(schema);
  if (open.size === 0) known.set(schema, { types });
  return types;
}

/** The JSON types a schema allows as far as its own keywords, references and branches say; undefined: any. */
export function typesOf(schema: Schema): Types | undefined {
  const cached = known.get(schema);
  return cached ? cached.types : compute(schema, new Set());
}

/** The schema and everything it is made of at the same place: references and branches. */
export function partsOf(schema: Schema): Schema[] {
  const found = new Set<Schema>();
  const visit = (part: Schema | undefined): void => {
    if (!part || found.has(part)) return;
    found.add(part);
    visit(part.ref);
    visit(part.dynamicRef?.initial);
    for (const each of [part.allOf, part.anyOf, part.oneOf]) each?.forEach(visit);
    visit(part.then);
    visit(part.else);
  };
  visit(schema);
  return [...found];
}

/** Names of the properties the schemas declare. */
export const propertyNames = (schemas: readonly Schema[]): string[] => [
  ...new Set(schemas.flatMap(partsOf).flatMap((part) => [...(part.properties?.keys() ?? [])])),
];

/** Each once: branches of a recursive schema lead to the same schemas, twice as many at every level. */
const distinct = (schemas: readonly (Schema | undefined)[]): Schema[] => [
  ...new Set(schemas.filter((schema) => schema !== undefined)),
];

const byPattern = ({ patternProperties }: Schema, name: string): Schema[] =>
  patternProperties
    ? [...patternProperties].filter(([pattern]) => isNamedBy(pattern, name)).map(([, schema]) => schema)
    : [];

/** The schemas declared for one property, by its name or a pattern; those for additional ones when there is none. */
export function propertySchemas(schemas: readonly Schema[], name: string): Schema[] {
  const parts = schemas.flatMap(partsOf);
  const named = distinct(parts.flatMap((part) => [part.properties?.get(name), ...byPattern(part, name)]));
  return named.length > 0
    ? named
    : distinct(parts.map((part) => part.additionalProperties ?? part.unevaluatedProperties));
}

/** The schemas declared for one item. */
export const itemSchemas = (schemas: readonly Schema[], index: number): Schema[] =>
  distinct(schemas.flatMap(partsOf).map((part) => part.prefixItems?.[index] ?? part.items));

const expectsSomething = (schema: Schema | undefined): boolean =>
  schema !== undefined && schema.always !== false;

const isNamedBy = (pattern: string, name: string): boolean =>
  compileRegex(pattern, 'ecma').test(name) !== false;

/**
 * Whether any name may stand besides those of declared properties: `additionalProperties` or `unevaluatedProperties` is a schema
 * that accepts something, or nothing is said of names at all.
 */
export function expectsAnyName(schemas: readonly Schema[]): boolean {
  const parts = schemas.flatMap(partsOf);
  return (
    parts.some(
      (part) => expectsSomething(part.additionalProperties) || expectsSomething(part.unevaluatedProperties),
    ) || !parts.some((part) => part.properties?.size || part.patternProperties?.size)
  );
}

/** The names that are expected besides those of declared properties: any, or those of a pattern. */
export function expectedNames(schemas: readonly Schema[]): (name: string) => boolean {
  if (expectsAnyName(schemas)) return () => true;
  const patterns = schemas.flatMap(partsOf).flatMap((part) => [...(part.patternProperties?.keys() ?? [])]);
  return (name) => patterns.some((pattern) => isNamedBy(pattern, name));
}

export type Shape = 'scalar' | 'array' | 'object';

const SCALAR: readonly Shape[] = ['scalar'];

/** Many operations share a parameter. */
const knownShapes = new WeakMap<Schema, readonly Shape[]>();

/** The shapes a value of the schema can have, containers first. */
export function shapesOf(schema: Schema | undefined): readonly Shape[] {
  if (!schema) return SCALAR;
  let shapes = knownShapes.get(schema);
  if (!shapes) {
    shapes = findShapes(schema);
    knownShapes.set(schema, shapes);
  }
  return shapes;
}

function findShapes(schema: Schema): readonly Shape[] {
  const types = typesOf(schema);
  const parts = types ? [] : partsOf(schema);
  const shapes: Shape[] = [];
  if (types?.has('array') || parts.some((part) => part.items || part.prefixItems)) shapes.push('array');
  if (types?.has('object') || parts.some((part) => part.properties)) shapes.push('object');
  const scalar = types
    ? [...types].some((type) => !['array', 'object', 'null'].includes(type))
    : shapes.length === 0;
  return scalar || shapes.length === 0 ? [...shapes, 'scalar'] : shapes;
}

/** Whether the schema takes texts and nothing else. */
export function isTextOnly(schema: Schema): boolean {
  const types = typesOf(schema);
  return types?.has('string') === true && [...types].every((type) => type === 'string' || type === 'null');
}
