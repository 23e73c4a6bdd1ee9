import type { JsonNumber, JsonType, JsonValue } from '../json/value.js';
import type { Location } from '../source/model.js';

/**
 * One schema in the one vocabulary that judge, solver and generator share: JSON Schema 2020-12 plus what OpenAPI adds.
 *
 * Older dialects are translated when a schema is compiled (boolean `exclusiveMinimum`, array `items`, `dependencies`,
 * `nullable`, `$ref` that hides its siblings, …), so nothing behind this type asks for a version. Sub-schemas are
 * compiled on first access (getters), so a schema nobody touches costs nothing and cycles need no special care.
 * The same (document, place, dialect) is always the same object: use identity as key.
 */
export interface Schema {
  /** Where it stands; `$ref` targets stand where they are defined. */
  readonly location: Location;
  /** For the schemas `true` and `false`. */
  readonly always: boolean | undefined;
  /** Allowed types; `integer` means a number without fractional part (`1.0` included). Undefined: any. */
  readonly types: ReadonlySet<SchemaType> | undefined;
  readonly enum: readonly JsonValue[] | undefined;
  /** Wrapped, because `const: null` is a constraint too. */
  readonly constant: { readonly value: JsonValue } | undefined;

  readonly minimum: Numeric | undefined;
  readonly maximum: Numeric | undefined;
  readonly exclusiveMinimum: Numeric | undefined;
  readonly exclusiveMaximum: Numeric | undefined;
  readonly multipleOf: Numeric | undefined;

  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly pattern: string | undefined;
  readonly format: string | undefined;

  readonly prefixItems: readonly Schema[] | undefined;
  readonly items: Schema | undefined;
  readonly contains: Schema | undefined;
  readonly minContains: number | undefined;
  readonly maxContains: number | undefined;
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
  readonly uniqueItems: boolean;
  readonly unevaluatedItems: Schema | undefined;

  readonly properties: ReadonlyMap<string, Schema> | undefined;
  readonly patternProperties: ReadonlyMap<string, Schema> | undefined;
  readonly additionalProperties: Schema | undefined;
  readonly unevaluatedProperties: Schema | undefined;
  readonly propertyNames: Schema | undefined;
  readonly required: readonly string[] | undefined;
  readonly dependentRequired: ReadonlyMap<string, readonly string[]> | undefined;
  readonly dependentSchemas: ReadonlyMap<string, Schema> | undefined;
  readonly minProperties: number | undefined;
  readonly maxProperties: number | undefined;

  readonly allOf: readonly Schema[] | undefined;
  readonly anyOf: readonly Schema[] | undefined;
  readonly oneOf: readonly Schema[] | undefined;
  readonly not: Schema | undefined;
  readonly if: Schema | undefined;
  readonly then: Schema | undefined;
  readonly else: Schema | undefined;
  /** Target of `$ref`. */
  readonly ref: Schema | undefined;
  /** `$dynamicRef` (and `$recursiveRef`): the target depends on the resources passed through on the way here. */
  readonly dynamicRef: DynamicRef | undefined;
  /** The resource (`$id` scope) this schema belongs to; the judge pushes it on the dynamic scope when it enters. */
  readonly resource: SchemaResource;

  readonly discriminator: Discriminator | undefined;
  /**
   * Whether some keyword applies a schema to the value itself (`$ref`, `allOf`, `anyOf`, `oneOf`, `not`, `if`, a
   * discriminator, …). Most schemas have none, which spares looking for each.
   */
  readonly appliesInPlace: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly deprecated: boolean;
  /** OpenAPI `xml` object, as written. */
  readonly xml: JsonValue | undefined;
  readonly title: string | undefined;
  /** `default`, `example` and `examples` members, as written: samples to prefer, never constraints. */
  readonly examples: readonly JsonValue[];

  /**
   * Why this schema cannot be decided as written: a dangling `$ref`, a keyword with a value of the wrong type, an unknown
   * dialect. The rest of the schema is still used; a value that reaches a faulty schema is undecided, not accepted
   * (harmless faults excepted).
   */
  readonly faults: readonly SchemaFault[];
}

export type Numeric = number | JsonNumber;
export type SchemaType = JsonType | 'integer';

/** Keeps apart scopes for `$dynamicRef`; compared by identity. */
export interface SchemaResource {
  readonly uri: string;
  /** `$dynamicAnchor` name → schema. */
  readonly dynamicAnchors: ReadonlyMap<string, Schema>;
}

export interface DynamicRef {
  /** What a plain `$ref` would reach. */
  readonly initial: Schema;
  /** Undefined when the initial target has no `$dynamicAnchor`: then it behaves like `$ref`. */
  readonly anchor: string | undefined;
}

/** OpenAPI discriminator, with names resolved to schemas. */
export interface Discriminator {
  readonly propertyName: string;
  /**
   * The schema a value of the property selects: by mapping (bare name or reference), else by implicit component name. A
   * mapping that leads nowhere selects a schema that cannot be decided.
   * Undefined when the value selects nothing.
   */
  readonly target: (value: string) => Schema | undefined;
  /** What counts where the property is missing or its value selects nothing (`defaultMapping`, OpenAPI 3.2). */
  readonly fallback: Schema | undefined;
  /** The values known to select something (explicit mapping first, then implicit names). */
  readonly values: () => readonly string[];
  /** Children that point back with `allOf` (classic inheritance): selected when no `oneOf`/`anyOf` lists them. */
  readonly inherited: boolean;
}

export interface SchemaFault {
  readonly location: Location;
  readonly keyword: string;
  readonly message: string;
  /** The intent is evident and was followed (`type: [..]` in 3.0, `required: true` on a property): values stay decidable. */
  readonly harmless: boolean;
}

/** Which way the value travels: `readOnly` properties do not belong in requests, `writeOnly` ones not in responses. */
export type Direction = 'request' | 'response';

/**
 * How a schema is read. `closed`: at every object location a property that no successful sub-schema evaluates is an
 * error (`undeclared`), as if `unevaluatedProperties: false` stood at each use site (docs/design.md 4.3); `open`: plain JSON Schema.
 */
export interface Reading {
  readonly world: 'open' | 'closed';
  /** Undefined: readOnly and writeOnly mean nothing (plain JSON Schema). */
  readonly direction: Direction | undefined;
  /** Whether `format` is asserted. */
  readonly formats: boolean;
}

/** One reason why a value does not conform, innermost cause first where several are nested. */
export interface SchemaError {
  /** JSON Pointer into the value. */
  readonly instance: string;
  /** The keyword that rejects, e.g. `required`, `pattern`; `undeclared`, `readOnly`, `writeOnly`, `discriminator` are ours. */
  readonly keyword: string;
  /** Place of that keyword in the document (after following references). */
  readonly location: Location;
  /** What the keyword demands (limit, list of types, missing name…). */
  readonly expected: JsonValue | undefined;
  readonly actual: JsonValue | undefined;
  /** Words: lower case, no full stop: `must match the pattern ^\d{5}$`. */
  readonly message: string;
}

/** The judge's answer. `undecided` wins over `valid` and loses against errors that do not depend on it. */
export interface Judgement {
  readonly verdict: 'valid' | 'invalid' | 'undecided';
  readonly errors: readonly SchemaError[];
  readonly undecided: readonly {
    readonly instance: string;
    readonly location: Location;
    readonly reason: string;
  }[];
}
