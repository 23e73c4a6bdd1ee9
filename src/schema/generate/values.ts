import type { JsonValue } from '../../json/value.js';
import type { Reading, Schema } from '../model.js';
import type { GenerateOptions } from './generation.js';
import { createSampler, drawValues } from './sampler.js';

export interface ValuesOptions extends GenerateOptions {
  readonly seed: number;
  readonly n: number;
}

export type GeneratedValues =
  | { readonly kind: 'values'; readonly values: readonly JsonValue[] }
  /** Proved: the schema accepts nothing. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'undecided'; readonly reason: string };

/**
 * Values that a schema accepts under a reading, each confirmed by the judge; not necessarily different from each other.
 * The same schema, reading, seed and options give the same values. Never throws, never loops.
 */
export function generateValues(
  schema: Schema,
  reading: Reading,
  { seed, n, ...options }: ValuesOptions,
): GeneratedValues {
  const sampler = createSampler(schema, reading, options);
  const values = drawValues(sampler, seed, n);
  return values.length > 0 || n === 0 ? { kind: 'values', values } : sampler.whyNothing();
}
