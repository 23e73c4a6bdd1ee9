import type { JsonValue } from '../json/value.js';
import type { Schema } from './model.js';

/** Sub-schemas as written, compiled when first asked for. `path`: from the schema to the keyword that holds them. */
export interface Slot {
  readonly shape: 'one' | 'list' | 'map';
  readonly path: readonly string[];
  readonly value: JsonValue;
}

export type Held = Slot | Schema | readonly Schema[] | ReadonlyMap<string, Schema>;

/** Fixed shape, so that the getters stay fast; most schemas (leaves) have none of it. */
export class Slots {
  items: Held | undefined = undefined;
  contains: Held | undefined = undefined;
  unevaluatedItems: Held | undefined = undefined;
  additionalProperties: Held | undefined = undefined;
  unevaluatedProperties: Held | undefined = undefined;
  propertyNames: Held | undefined = undefined;
  not: Held | undefined = undefined;
  if: Held | undefined = undefined;
  // biome-ignore lint/suspicious/noThenProperty: the keyword is called so
  then: Held | undefined = undefined;
  else: Held | undefined = undefined;
  prefixItems: Held | undefined = undefined;
  allOf: Held | undefined = undefined;
  anyOf: Held | undefined = undefined;
  oneOf: Held | undefined = undefined;
  properties: Held | undefined = undefined;
  patternProperties: Held | undefined = undefined;
  dependentSchemas: Held | undefined = undefined;
}
