import type { JsonValue } from '../../json/value.js';
import type { Reading, Schema } from '../model.js';
import type { Expectation } from './expectation.js';

/** A set of values: those a schema accepts under a reading, or those an expectation accepts. */
export type Constraint =
  | { readonly kind: 'schema'; readonly schema: Schema; readonly reading: Reading }
  | { readonly kind: 'expectation'; readonly expectation: Expectation };

/** Is there a value that every demanded constraint accepts and no refused one does? */
export interface Query extends QueryOptions {
  readonly demand: readonly Constraint[];
  readonly refuse: readonly Constraint[];
}

export interface QueryOptions {
  /** How many different instances to look for; default 1. */
  readonly wanted?: number;
  /** Steps of work before giving up; the same steps always give the same answer. */
  readonly steps?: number;
  /** A safety net for slow machines and slow steps. */
  readonly milliseconds?: number;
  /** Use the schemas' own examples where they fit; default false. */
  readonly preferExamples?: boolean;
  /**
   * Only numbers as JSON writers print them. Default false: `1.0` is a value of its own, which matters to expectations that
   * look at the form of a number.
   */
  readonly canonicalNumbers?: boolean;
}

export type Answer =
  | { readonly kind: 'instance'; readonly value: JsonValue; readonly more: readonly JsonValue[] }
  /** Proved: no such value exists. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown'; readonly reason: string };

export const schemaConstraint = (schema: Schema, reading: Reading): Constraint => ({
  kind: 'schema',
  schema,
  reading,
});

export const expectationConstraint = (expectation: Expectation): Constraint => ({
  kind: 'expectation',
  expectation,
});
