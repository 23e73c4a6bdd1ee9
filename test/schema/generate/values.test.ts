import { describe, expect, it } from 'vitest';
import { isObject, type JsonValue } from '../../../src/json/value.js';
import { createSampler, drawValues } from '../../../src/schema/generate/sampler.js';
import { generateValues } from '../../../src/schema/generate/values.js';
import { accepts } from '../../../src/schema/judge/index.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { OPEN, REQUEST, RESPONSE, SCHEMAS, schemaOf } from './schemas.js';

function valuesOf(schema: JsonValue, n = 40, seed = 1): readonly JsonValue[] {
  const result = generateValues(schemaOf(schema), OPEN, { seed, n });
  return result.kind === 'values' ? result.values : [];
}

describe('every value passes the judge', () => {
  it.each(SCHEMAS)('%s', (_name, schema) => {
    const compiled = schemaOf(schema);
    for (const seed of [1, 2]) {
      const values = valuesOf(schema, 40, seed);
      expect(values).toHaveLength(40);
      for (const value of values) expect(accepts(compiled, value, OPEN), JSON.stringify(value)).toBe(true);
    }
  });

  it('hardly ever draws a value that has to be thrown away', () => {
    let drawn = 0;
    let rejected = 0;
    for (const [, schema] of SCHEMAS) {
      const sampler = createSampler(schemaOf(schema), OPEN);
      drawValues(sampler, 7, 40);
      drawn += sampler.counts.whole.drawn;
      rejected += sampler.counts.whole.rejected;
    }
    expect(rejected / drawn).toBeLessThan(0.02);
  });
});

describe('variety', () => {
  it('reaches every type that is allowed', () => {
    const kinds = new Set(
      valuesOf({}, 100).map((value) =>
        value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value,
      ),
    );
    expect([...kinds].sort()).toEqual(['array', 'boolean', 'null', 'number', 'object', 'string']);
  });

  it('reaches every alternative and every listed value', () => {
    const values = valuesOf(
      { oneOf: [{ enum: ['a', 'b'] }, { type: 'boolean' }, { type: 'integer', maximum: 1, minimum: 1 }] },
      60,
    );
    expect(new Set(values)).toEqual(new Set(['a', 'b', true, false, 1]));
  });

  it('draws the limits of an interval, and what lies between', () => {
    const values = new Set(valuesOf({ type: 'integer', minimum: 10, maximum: 9000 }, 300));
    expect(values).toContain(10);
    expect(values).toContain(9000);
    expect(values.size).toBeGreaterThan(50);
  });

  it('leaves optional members out, and puts them in, in many combinations', () => {
    const properties = Object.fromEntries(['a', 'b', 'c'].map((name) => [name, { type: 'integer' }]));
    const combinations = valuesOf({ type: 'object', properties, additionalProperties: false }, 100).map(
      (value) => Object.keys(value as object).join(),
    );
    expect(new Set(combinations)).toEqual(new Set(['', 'a', 'b', 'c', 'a,b', 'a,c', 'b,c', 'a,b,c']));
  });

  it.each([
    ['date-time', /^\d{4}-\d\d-\d\dT/i],
    ['uuid', /^[0-9a-f-]{36}$/],
    ['email', /@/],
    ['ipv4', /^\d+\.\d+\.\d+\.\d+$/],
    ['uri', /^[a-z]+:/],
    ['byte', /^[A-Za-z0-9+/]*=*$/],
  ])('draws many different texts of the format %s', (format, shape) => {
    const texts = valuesOf({ type: 'string', format }, 50);
    expect(new Set(texts).size).toBeGreaterThan(20);
    for (const text of texts) expect(text).toMatch(shape);
  });

  it('uses the examples of the schema now and then', () => {
    expect(valuesOf({ type: 'string', examples: ['Ada Lovelace'] }, 60)).toContain('Ada Lovelace');
  });

  it('keeps numbers to those that doubles can tell apart', () => {
    const values = valuesOf({ type: 'integer', minimum: -(2 ** 63), maximum: 2 ** 63 }, 60);
    for (const value of values) expect(Number.isSafeInteger(value)).toBe(true);
  });
});

describe('nothing to draw', () => {
  it.each<[string, JsonValue]>([
    ['false', false],
    ['contradicting types', { allOf: [{ type: 'string' }, { type: 'integer' }] }],
    ['no number in between', { type: 'integer', exclusiveMinimum: 1, exclusiveMaximum: 2 }],
    ['a pattern and a length that exclude each other', { type: 'string', pattern: '^.{5}$', maxLength: 4 }],
    ['too few different items', { type: 'array', items: { enum: [1, 2] }, uniqueItems: true, minItems: 3 }],
    [
      'a schema that demands itself',
      { type: 'object', required: ['next'], properties: { next: { $ref: '#' } } },
    ],
    ['its own negation', { type: 'string', minLength: 2, not: { minLength: 1 } }],
  ])('%s is recognised as empty', (_name, schema) => {
    expect(generateValues(schemaOf(schema), OPEN, { seed: 1, n: 5 })).toEqual({ kind: 'empty' });
  });

  it('a schema that cannot be decided is reported with the reason', () => {
    const result = generateValues(schemaOf({ $ref: '#/nowhere' }), OPEN, { seed: 1, n: 5 });
    expect(result).toMatchObject({ kind: 'undecided', reason: expect.stringContaining('#/nowhere') });
  });
});

describe('determinism', () => {
  it.each(SCHEMAS)('%s: the same seed gives the same values, another one others', (name, schema) => {
    expect(valuesOf(schema, 30, 5)).toEqual(valuesOf(schema, 30, 5));
    if (name !== 'enum and const') expect(valuesOf(schema, 30, 5)).not.toEqual(valuesOf(schema, 30, 6));
  });
});

describe('size', () => {
  it('ends recursion at a depth', () => {
    const depth = (value: JsonValue): number =>
      isObject(value) || Array.isArray(value) ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0;
    const tree = {
      type: 'object',
      properties: { left: { $ref: '#' }, right: { $ref: '#' } },
      additionalProperties: false,
    };
    const result = generateValues(schemaOf(tree), OPEN, { seed: 3, n: 60, maxDepth: 3, optional: 1 });
    const depths = result.kind === 'values' ? result.values.map(depth) : [];
    expect(Math.max(...depths)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...depths)).toBeLessThanOrEqual(6);
  });
});

describe('readings', () => {
  const schema = compileStandalone(
    {
      type: 'object',
      required: ['id', 'secret', 'name'],
      properties: {
        id: { type: 'integer', readOnly: true },
        secret: { type: 'string', writeOnly: true },
        name: { type: 'string' },
      },
    },
    { dialect: 'openapi-3.1' },
  );
  const keysOf = (reading: typeof REQUEST): Set<string> => {
    const result = generateValues(schema, reading, { seed: 1, n: 30 });
    return new Set(
      result.kind === 'values' ? result.values.flatMap((value) => Object.keys(value as object)) : [],
    );
  };

  it('requests hold nothing read-only and nothing undeclared', () => {
    expect(keysOf(REQUEST)).toEqual(new Set(['secret', 'name']));
  });

  it('responses hold nothing write-only and nothing undeclared', () => {
    expect(keysOf(RESPONSE)).toEqual(new Set(['id', 'name']));
  });

  it('the open world adds members nobody declares', () => {
    expect(keysOf(OPEN).size).toBeGreaterThan(3);
  });

  it('follows discriminators', () => {
    const pets = compileStandalone(
      {
        $ref: '#/components/schemas/Pet',
        components: {
          schemas: {
            Pet: {
              oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
              discriminator: { propertyName: 'type', mapping: { cat: '#/components/schemas/Cat' } },
            },
            Cat: {
              type: 'object',
              required: ['type', 'lives'],
              properties: { type: { type: 'string' }, lives: { type: 'integer' } },
            },
            Dog: {
              type: 'object',
              required: ['type', 'tricks'],
              properties: { type: { type: 'string' }, tricks: { type: 'array', items: { type: 'string' } } },
            },
          },
        },
      },
      { dialect: 'openapi-3.1' },
    );
    const result = generateValues(pets, RESPONSE, { seed: 1, n: 60 });
    const values = (result.kind === 'values' ? result.values : []) as { type: string; tricks?: unknown }[];
    expect(values).toHaveLength(60);
    for (const { type, tricks } of values) if (type === 'Dog') expect(tricks).toBeDefined();
    expect(new Set(values.map(({ type }) => type))).toEqual(new Set(['cat', 'Cat', 'Dog']));
  });
});
