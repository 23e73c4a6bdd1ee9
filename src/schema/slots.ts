import type { JsonValue } from '../json/value.js';
import type { Schema } from './model.js';

/** Sub-schemas as written, compiled when first asked for. */
export class Slot {
  constructor(
    readonly shape: 'one' | 'list' | 'map',
    /** The keyword that holds them. */
    readonly keyword: string,
    readonly value: JsonValue,
  ) {}
}

type One = Schema | Slot | undefined;
type List = readonly Schema[] | Slot | undefined;
type Named = ReadonlyMap<string, Schema> | Slot | undefined;

/** Fixed shape, so that the getters stay fast; most schemas (leaves) have none of it. */
export class Slots {
  items: One = undefined;
  contains: One = undefined;
  unevaluatedItems: One = undefined;
  additionalProperties: One = undefined;
  unevaluatedProperties: One = undefined;
  propertyNames: One = undefined;
  not: One = undefined;
  if: One = undefined;
  // biome-ignore lint/suspicious/noThenProperty: the keyword is called so
  then: One = undefined;
  else: One = undefined;
  prefixItems: List = undefined;
  allOf: List = undefined;
  anyOf: List = undefined;
  oneOf: List = undefined;
  properties: Named = undefined;
  patternProperties: Named = undefined;
  dependentSchemas: Named = undefined;
}
