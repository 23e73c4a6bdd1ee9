import type { Schema } from '../schema/model.js';
import type { Location } from '../source/model.js';
import type { Unreadable } from './model.js';

const NOTHING: Omit<Schema, 'location' | 'resource'> = {
  always: undefined,
  types: undefined,
  enum: undefined,
  constant: undefined,
  minimum: undefined,
  maximum: undefined,
  exclusiveMinimum: undefined,
  exclusiveMaximum: undefined,
  multipleOf: undefined,
  minLength: undefined,
  maxLength: undefined,
  pattern: undefined,
  format: undefined,
  prefixItems: undefined,
  items: undefined,
  contains: undefined,
  minContains: undefined,
  maxContains: undefined,
  minItems: undefined,
  maxItems: undefined,
  uniqueItems: false,
  unevaluatedItems: undefined,
  properties: undefined,
  patternProperties: undefined,
  additionalProperties: undefined,
  unevaluatedProperties: undefined,
  propertyNames: undefined,
  required: undefined,
  dependentRequired: undefined,
  dependentSchemas: undefined,
  minProperties: undefined,
  maxProperties: undefined,
  allOf: undefined,
  anyOf: undefined,
  oneOf: undefined,
  not: undefined,
  if: undefined,
  // biome-ignore lint/suspicious/noThenProperty: the keyword is called so
  then: undefined,
  else: undefined,
  ref: undefined,
  dynamicRef: undefined,
  discriminator: undefined,
  appliesInPlace: false,
  readOnly: false,
  writeOnly: false,
  deprecated: false,
  xml: undefined,
  title: undefined,
  examples: [],
  faults: [],
};

const resourceAt = (location: Location): Schema['resource'] => ({
  uri: location.source.uri,
  dynamicAnchors: new Map(),
});

/** An object schema that stands nowhere in the document: the `formData` parameters of a Swagger 2.0 operation together. */
export const objectSchema = (
  location: Location,
  properties: ReadonlyMap<string, Schema>,
  required: readonly string[],
): Schema => ({
  ...NOTHING,
  location,
  resource: resourceAt(location),
  types: new Set(['object']),
  properties,
  required: required.length > 0 ? required : undefined,
});

/** The schema of a part that could not be read: no value can be decided. */
export const unreadableSchema = ({ location, reason }: Unreadable): Schema => ({
  ...NOTHING,
  location,
  resource: resourceAt(location),
  faults: [{ location, keyword: '$ref', message: reason, harmless: false }],
});

/** A list of what `items` describes: the documents of a sequential media type together. */
export const arraySchema = (location: Location, items: Schema): Schema => ({
  ...NOTHING,
  location,
  resource: resourceAt(location),
  types: new Set(['array']),
  items,
});

/** What two schemas say together. */
export const bothSchemas = (location: Location, first: Schema, second: Schema): Schema => ({
  ...NOTHING,
  location,
  resource: resourceAt(location),
  allOf: [first, second],
  appliesInPlace: true,
});

/** What a schema itself says about the parts of a value, without what it refers to and its branches. */
export const ownParts = (schema: Schema): Schema => ({
  ...NOTHING,
  location: schema.location,
  resource: schema.resource,
  types: schema.types,
  properties: schema.properties,
  patternProperties: schema.patternProperties,
  additionalProperties: schema.additionalProperties,
  required: schema.required,
  items: schema.items,
  prefixItems: schema.prefixItems,
  xml: schema.xml,
});
