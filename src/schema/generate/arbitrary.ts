import * as fc from 'fast-check';
import { toNumber } from '../../json/number.js';
import { isObject, type JsonValue } from '../../json/value.js';
import { applicableAt } from '../applicable.js';
import { accepts } from '../judge/index.js';
import type { Reading, Schema } from '../model.js';
import type { GenerateOptions } from './generation.js';
import { type Condition, createSampler, type Sampler } from './sampler.js';
import { type Hints, simpler } from './shrink.js';

/** The solver's instances that a value may shrink to at once. */
const OFFERED = 4;

/** There is nothing to draw from: the schema accepts no value (`empty`), or none was found within the limits. */
export class NoValuesError extends Error {
  override readonly name = 'NoValuesError';
  constructor(
    readonly kind: 'empty' | 'undecided',
    reason: string,
  ) {
    super(reason);
  }
}

/**
 * A fast-check arbitrary of the values that a schema accepts under a reading. Every value was confirmed by the judge;
 * they shrink towards the smallest instances. The same seed gives the same values.
 *
 * Nothing is worked out before the first value is drawn. Drawing throws {@link NoValuesError} when there is no value.
 */
export const arbitrary = (
  schema: Schema,
  reading: Reading,
  options: GenerateOptions = {},
): fc.Arbitrary<JsonValue> => new SchemaArbitrary(schema, reading, options, () => true);

/** The same for values that fulfil a further condition. */
export const arbitraryWhere = (
  schema: Schema,
  reading: Reading,
  condition: Condition,
  options: GenerateOptions = {},
): fc.Arbitrary<JsonValue> => new SchemaArbitrary(schema, reading, options, condition);

class SchemaArbitrary extends fc.Arbitrary<JsonValue> {
  private sampler: Sampler | undefined;

  constructor(
    private readonly schema: Schema,
    private readonly reading: Reading,
    private readonly options: GenerateOptions,
    private readonly condition: Condition,
  ) {
    super();
  }

  private drawing(): Sampler {
    this.sampler ??= createSampler(this.schema, this.reading, this.options, this.condition);
    return this.sampler;
  }

  private fits(value: JsonValue): boolean {
    return accepts(this.schema, value, this.reading) === true && this.condition(value);
  }

  override generate(mrng: fc.Random, _biasFactor: number | undefined): fc.Value<JsonValue> {
    const value = this.drawing().draw(() => mrng.nextDouble());
    if (value !== undefined) return new fc.Value(value, undefined);
    const nothing = this.drawing().whyNothing();
    const { pointer } = this.schema.location;
    const name = pointer === '' ? 'the schema' : `the schema ${pointer}`;
    throw nothing.kind === 'empty'
      ? new NoValuesError('empty', `${name} accepts no value`)
      : new NoValuesError('undecided', `no value was found for ${name}: ${nothing.reason}`);
  }

  override canShrinkWithoutContext(value: unknown): value is JsonValue {
    return isJson(value) && this.fits(value);
  }

  override shrink(value: JsonValue): fc.Stream<fc.Value<JsonValue>> {
    return new fc.Stream(this.simplerValues(value));
  }

  private *simplerValues(value: JsonValue): IterableIterator<fc.Value<JsonValue>> {
    const offered = this.drawing().seeds().slice(0, OFFERED);
    const hintsAt = (tokens: readonly string[]): Hints => {
      const schemas = applicableAt(this.schema, value, tokens, this.reading);
      return {
        constants: schemas.flatMap((schema) => schema.enum ?? []),
        steps: schemas.flatMap(({ multipleOf }) => (multipleOf === undefined ? [] : toNumber(multipleOf))),
      };
    };
    for (const candidate of simpler(value, offered, hintsAt))
      if (this.fits(candidate)) yield new fc.Value(candidate, undefined);
  }
}

function isJson(value: unknown, depth = 0): value is JsonValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth > 400) return false;
  return Array.isArray(value)
    ? value.every((item) => isJson(item, depth + 1))
    : isObject(value as JsonValue) && Object.values(value).every((item) => isJson(item, depth + 1));
}
