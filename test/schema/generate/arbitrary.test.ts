import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/json/value.js';
import { arbitrary, NoValuesError } from '../../../src/schema/generate/index.js';
import { accepts } from '../../../src/schema/judge/index.js';
import { OPEN, SCHEMAS, schemaOf } from './schemas.js';

const arbitraryOf = (schema: JsonValue) => arbitrary(schemaOf(schema), OPEN);

/** The value a failing property is shrunk to. */
function shrunk(schema: JsonValue, holds: (value: never) => boolean, seed = 11): unknown {
  const run = fc.check(
    fc.property(arbitraryOf(schema), (value) => holds(value as never)),
    { seed, numRuns: 500 },
  );
  expect(run.failed).toBe(true);
  return run.counterexample?.[0];
}

describe('shrinking', () => {
  it.each<[string, JsonValue, (value: never) => boolean, JsonValue]>([
    ['numbers to the limit', { type: 'integer', minimum: 0 }, (n: number) => n < 1000, 1000],
    ['negative numbers towards zero', { type: 'integer' }, (n: number) => n > -5, -5],
    ['numbers on their lattice', { type: 'integer', multipleOf: 7, minimum: 0 }, (n: number) => n < 30, 35],
    [
      'arrays to their smallest items',
      { type: 'array', items: { type: 'integer' } },
      (a: number[]) => a.length < 3,
      [0, 0, 0],
    ],
    [
      'texts inside their pattern',
      { type: 'string', pattern: '^[A-Z]{2}-\\d{3,}$' },
      (s: string) => s.length < 9,
      'AA-000000',
    ],
    [
      'enums to the first value that fails',
      { enum: ['new', 'open', 'closed'] },
      (s: string) => s === 'new',
      'open',
    ],
    [
      'objects to the members that matter',
      {
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'integer' },
          tags: { type: 'array', items: { type: 'string' } },
          note: { type: 'string' },
        },
      },
      (value: { tags?: string[] }) => (value.tags?.length ?? 0) < 2,
      { id: 0, tags: ['', ''] },
    ],
    [
      'trees to one path',
      {
        type: 'object',
        required: ['v'],
        properties: { v: { type: 'integer' }, left: { $ref: '#' }, right: { $ref: '#' } },
        additionalProperties: false,
      },
      (value: { left?: { right?: unknown } }) => value.left?.right === undefined,
      { v: 0, left: { v: 0, right: { v: 0 } } },
    ],
  ])('%s', (_name, schema, holds, smallest) => {
    for (const seed of [11, 12, 13]) expect(shrunk(schema, holds, seed)).toEqual(smallest);
  });

  it.each(SCHEMAS)('%s: stays inside the schema and ends', (_name, schema) => {
    const compiled = schemaOf(schema);
    let steps = 0;
    const run = fc.check(
      fc.property(arbitraryOf(schema), (value) => {
        expect(accepts(compiled, value, OPEN)).toBe(true);
        return ++steps > 2_000;
      }),
      { seed: 1, numRuns: 1 },
    );
    expect(String(run.errorInstance)).not.toContain('AssertionError');
    expect(steps).toBeLessThan(2_000);
  });
});

it('replays a failure from seed and path', () => {
  const property = fc.property(
    arbitraryOf({ type: 'array', items: { type: 'string', format: 'date' } }),
    (value) => (value as unknown[]).length < 2,
  );
  const first = fc.check(property, { seed: 5 });
  const again = fc.check(property, {
    seed: first.seed,
    path: first.counterexamplePath ?? '',
    endOnFailure: true,
  });
  expect(again.counterexample).toEqual(first.counterexample);
});

it('takes examples of its own kind', () => {
  const strings = arbitraryOf({ type: 'string', maxLength: 3 });
  expect(strings.canShrinkWithoutContext('abc')).toBe(true);
  expect(strings.canShrinkWithoutContext('abcd')).toBe(false);
});

it('combines with the arbitraries of fast-check', () => {
  const pairs = fc
    .tuple(arbitraryOf({ type: 'integer', minimum: 1 }), fc.boolean())
    .map(([n, sign]) => (sign ? n : 0));
  for (const value of fc.sample(pairs, { seed: 1, numRuns: 20 })) expect(value).toBeTypeOf('number');
});

it.each<[string, JsonValue, 'empty' | 'undecided']>([
  ['accepts nothing', { type: 'string', enum: [1] }, 'empty'],
  ['cannot be decided', { $ref: '#/nowhere' }, 'undecided'],
])('says when a schema %s', (_name, schema, kind) => {
  expect(() => fc.sample(arbitraryOf(schema), 1)).toThrow(NoValuesError);
  expect(() => fc.sample(arbitraryOf(schema), 1)).toThrow(expect.objectContaining({ kind }));
});
