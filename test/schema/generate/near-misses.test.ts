import { describe, expect, it } from 'vitest';
import { valueAt } from '../../../src/json/pointer.js';
import type { JsonValue } from '../../../src/json/value.js';
import { nearMisses } from '../../../src/schema/generate/index.js';
import { judge } from '../../../src/schema/judge/index.js';
import type { Reading } from '../../../src/schema/model.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { OPEN, REQUEST, RESPONSE, SCHEMAS, schemaOf } from './schemas.js';

describe('every near miss is rejected for exactly the reason it names', () => {
  it.each(SCHEMAS.filter(([name]) => name !== 'anything'))('%s', (_name, schema) => {
    const compiled = schemaOf(schema);
    const misses = nearMisses(compiled, OPEN, { seed: 3, n: 20 });
    expect(misses.length).toBeGreaterThan(0);
    for (const { value, keyword, pointer, location } of misses) {
      const { verdict, errors } = judge(compiled, value, OPEN);
      expect(verdict).toBe('invalid');
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatchObject({ keyword, instance: pointer, location });
    }
  });

  it('names a place of the document', () => {
    const schema = schemaOf({
      type: 'object',
      properties: { age: { type: 'integer', minimum: 0 } },
      required: ['age'],
    });
    const miss = nearMisses(schema, OPEN, { seed: 1, n: 30 }).find(({ keyword }) => keyword === 'minimum');
    expect(miss).toMatchObject({ pointer: '/age', location: { pointer: '/properties/age/minimum' } });
    expect(valueAt(miss?.value ?? null, '/age')).toBeLessThan(0);
  });
});

describe('every keyword can be broken', () => {
  it.each<[string, JsonValue]>([
    ['type', { type: 'integer' }],
    ['enum', { enum: ['a', 'b'] }],
    ['const', { const: 4 }],
    ['minimum', { type: 'number', minimum: 3 }],
    ['maximum', { type: 'integer', maximum: 3, multipleOf: 3 }],
    ['exclusiveMinimum', { type: 'number', exclusiveMinimum: 3 }],
    ['exclusiveMaximum', { type: 'number', exclusiveMaximum: 3 }],
    ['multipleOf', { type: 'number', multipleOf: 0.5 }],
    ['minLength', { type: 'string', minLength: 3, pattern: '^a*$' }],
    ['maxLength', { type: 'string', maxLength: 3, pattern: '^(ab)*c?$' }],
    ['pattern', { type: 'string', pattern: '^[a-z]+$', minLength: 2, maxLength: 3 }],
    ['format', { type: 'string', format: 'date-time' }],
    ['minItems', { type: 'array', minItems: 2 }],
    ['maxItems', { type: 'array', maxItems: 2, items: { type: 'integer' }, uniqueItems: true }],
    ['uniqueItems', { type: 'array', uniqueItems: true, items: { type: 'string' } }],
    ['contains', { type: 'array', contains: { const: 1 } }],
    ['minContains', { type: 'array', contains: { const: 1 }, minContains: 3 }],
    ['maxContains', { type: 'array', contains: { const: 1 }, maxContains: 1, minContains: 0 }],
    ['required', { type: 'object', required: ['a', 'b'] }],
    ['dependentRequired', { type: 'object', dependentRequired: { a: ['b'] }, required: ['a'] }],
    ['minProperties', { type: 'object', minProperties: 2 }],
    ['maxProperties', { type: 'object', maxProperties: 1 }],
    ['additionalProperties', { type: 'object', properties: { a: true }, additionalProperties: false }],
    ['unevaluatedProperties', { type: 'object', properties: { a: true }, unevaluatedProperties: false }],
    ['not', { not: { type: 'string' } }],
  ])('%s', (keyword, schema) => {
    const misses = nearMisses(schemaOf(schema), OPEN, { seed: 1, n: 40 });
    expect(misses.map((miss) => miss.keyword)).toContain(keyword);
  });

  it.each<[string, Reading]>([
    ['readOnly', REQUEST],
    ['writeOnly', RESPONSE],
  ])('%s', (keyword, reading) => {
    const schema = compileStandalone(
      {
        type: 'object',
        properties: {
          id: { type: 'integer', readOnly: true },
          secret: { type: 'string', writeOnly: true },
          name: { type: 'string' },
        },
      },
      { dialect: 'openapi-3.1' },
    );
    const misses = nearMisses(schema, reading, { seed: 1, n: 30 });
    expect(misses.map((miss) => miss.keyword)).toContain(keyword);
    // The schema is open: a member it does not name breaks nothing.
    expect(misses.map((miss) => miss.keyword)).not.toContain('undeclared');
  });

  it('breaks each constraint of an object once before it repeats itself', () => {
    const schema = schemaOf({
      type: 'object',
      required: ['code', 'count'],
      properties: {
        code: { type: 'string', pattern: '^[A-Z]{3}$' },
        count: { type: 'integer', minimum: 1, maximum: 9 },
      },
      additionalProperties: false,
    });
    const broken = nearMisses(schema, OPEN, { seed: 1, n: 16 }).map(
      ({ keyword, pointer }) => `${keyword} ${pointer}`,
    );
    for (const wanted of [
      'pattern /code',
      'minimum /count',
      'maximum /count',
      'type /code',
      'type /count',
      'required ',
    ])
      expect(broken).toContain(wanted);
  });
});

it('the same seed gives the same near misses', () => {
  const schema = schemaOf({
    type: 'object',
    required: ['a'],
    properties: { a: { type: 'string', format: 'email' } },
  });
  const drawn = (seed: number) => nearMisses(schema, OPEN, { seed, n: 12 }).map(({ value }) => value);
  expect(drawn(4)).toEqual(drawn(4));
  expect(drawn(4)).not.toEqual(drawn(5));
});

it('a schema that accepts everything has none', () => {
  expect(nearMisses(schemaOf({}), OPEN, { seed: 1, n: 5 })).toEqual([]);
});
