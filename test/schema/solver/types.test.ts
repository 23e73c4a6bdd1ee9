import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/json/value.js';
import { contained, instanceOf } from './queries.js';

type Row = readonly [schema: JsonValue, expected: string];

const number = (keywords: Record<string, JsonValue>): JsonValue => ({ type: 'number', ...keywords });
const string = (keywords: Record<string, JsonValue>): JsonValue => ({ type: 'string', ...keywords });
const array = (keywords: Record<string, JsonValue>): JsonValue => ({ type: 'array', ...keywords });
const object = (keywords: Record<string, JsonValue>): JsonValue => ({ type: 'object', ...keywords });

describe('numbers', () => {
  it.each<Row>([
    [number({}), '0'],
    [number({ minimum: 3 }), '3'],
    [number({ exclusiveMinimum: 3, type: 'integer' }), '4'],
    [number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }), '0.5'],
    [number({ exclusiveMinimum: 0, exclusiveMaximum: 1, type: 'integer' }), 'empty'],
    [number({ minimum: 2, maximum: 1 }), 'empty'],
    [number({ multipleOf: 0.1, exclusiveMinimum: 0 }), '0.1'],
    [number({ allOf: [{ multipleOf: 4 }, { multipleOf: 6 }], exclusiveMinimum: 0 }), '12'],
    [number({ multipleOf: 4, not: { multipleOf: 2 } }), 'empty'],
    [number({ multipleOf: 2, not: { multipleOf: 4 }, minimum: 1 }), '2'],
    [number({ minimum: 9007199254740992, type: 'integer', maximum: 9007199254740992 }), '9007199254740992'],
    [number({ enum: [1, 2, 3], not: { enum: [1, 2] } }), '3'],
    [number({ format: 'int32', exclusiveMinimum: 2147483646 }), '2147483647'],
    [number({ format: 'int32', exclusiveMinimum: 2147483647 }), 'empty'],
    [number({ minimum: 1e-7, maximum: 2e-7, multipleOf: 3e-7 }), 'empty'],
  ])('%j: %s', (schema, expected) => {
    expect(instanceOf(schema)).toBe(expected);
  });
});

describe('strings', () => {
  it.each<Row>([
    [string({}), '""'],
    [string({ minLength: 2 }), '"aa"'],
    [string({ minLength: 2, maxLength: 1 }), 'empty'],
    [string({ pattern: '^[a-c]+$', minLength: 3 }), '"aaa"'],
    [string({ pattern: '^x', not: { pattern: 'x$' } }), '"xa"'],
    [string({ pattern: '^(?:ab)+$', minLength: 3, maxLength: 3 }), 'empty'],
    [string({ pattern: '^[ab]$', not: { enum: ['a', 'b'] } }), 'empty'],
    [string({ allOf: [{ pattern: '^a' }, { pattern: '^b' }] }), 'empty'],
    [string({ format: 'date' }), '"2024-01-15"'],
    [string({ format: 'date', pattern: '^2023-02' }), '"2023-02-01"'],
    [string({ format: 'date', pattern: '02-30$' }), 'empty'],
    [string({ format: 'uuid', maxLength: 35 }), 'empty'],
    [string({ format: 'date-time', pattern: '^\\d{4}-\\d\\d-\\d\\d$' }), 'empty'],
    [string({ format: 'uri', not: { format: 'uri-reference' } }), 'empty'],
    [string({ format: 'ipv4', not: { pattern: '\\.' } }), 'empty'],
  ])('%j: %s', (schema, expected) => {
    expect(instanceOf(schema)).toBe(expected);
  });
});

describe('arrays', () => {
  it.each<Row>([
    [array({}), '[]'],
    [array({ minItems: 2, items: { type: 'boolean' } }), '[true,true]'],
    [array({ minItems: 3, items: { type: 'boolean' }, uniqueItems: true }), 'empty'],
    [array({ minItems: 3, items: { enum: ['a', 'b', 'c'] }, uniqueItems: true }), '["a","b","c"]'],
    [array({ minItems: 2, items: { enum: [1] }, uniqueItems: true }), 'empty'],
    [array({ prefixItems: [{ const: 1 }], items: false, minItems: 2 }), 'empty'],
    [array({ contains: { const: 1 }, items: { type: 'string' } }), 'empty'],
    [array({ contains: { const: 1 }, minContains: 2, maxItems: 1 }), 'empty'],
    [
      array({ contains: { const: 1 }, minContains: 2, maxContains: 2, minItems: 3, items: { enum: [1, 2] } }),
      '[1,1,2]',
    ],
    [array({ contains: {}, maxContains: 1, minItems: 2 }), 'empty'],
    [array({ allOf: [{ contains: { const: 1 } }, { contains: { const: 2 } }], maxItems: 1 }), 'empty'],
    [array({ not: { uniqueItems: true }, items: { enum: [7, 8] } }), '[7,7]'],
    [array({ not: { items: { type: 'string' } }, items: { type: ['string', 'null'] } }), '[null]'],
    [array({ not: { const: [] }, items: { const: 0 } }), '[0]'],
    [array({ prefixItems: [true], unevaluatedItems: false, minItems: 1 }), '[null]'],
    [array({ prefixItems: [true], unevaluatedItems: false, minItems: 2 }), 'empty'],
    [array({ contains: { const: 1 }, unevaluatedItems: false, minItems: 2 }), '[1,1]'],
  ])('%j: %s', (schema, expected) => {
    expect(instanceOf(schema)).toBe(expected);
  });
});

describe('objects', () => {
  it.each<Row>([
    [object({}), '{}'],
    [object({ required: ['id'], properties: { id: { type: 'integer' } } }), '{"id":0}'],
    [object({ required: ['id'], properties: { id: false } }), 'empty'],
    [object({ required: ['a', 'b'], maxProperties: 1 }), 'empty'],
    [object({ minProperties: 2, properties: { x: { const: 1 } }, additionalProperties: false }), 'empty'],
    [object({ minProperties: 1, propertyNames: { pattern: '^x-' } }), '{"x-":null}'],
    [
      object({ minProperties: 1, propertyNames: { maxLength: 0 }, additionalProperties: { const: 3 } }),
      '{"":3}',
    ],
    [object({ minProperties: 3, propertyNames: { enum: ['p', 'q'] } }), 'empty'],
    [object({ patternProperties: { '^a': { const: 1 }, b$: { const: 2 } }, required: ['ab'] }), 'empty'],
    [object({ not: { required: ['a'] }, required: ['a'] }), 'empty'],
    [
      object({
        not: { properties: { a: { type: 'string' } } },
        properties: { a: { type: ['string', 'null'] } },
      }),
      '{"a":null}',
    ],
    [
      object({
        not: { additionalProperties: { type: 'null' } },
        additionalProperties: { type: ['null', 'number'] },
      }),
      '{"a":0}',
    ],
    [
      object({ dependentRequired: { a: ['b'] }, required: ['a'], properties: { b: { const: 2 } } }),
      '{"a":null,"b":2}',
    ],
    [object({ dependentRequired: { a: ['b'] }, required: ['a'], maxProperties: 1 }), 'empty'],
    [
      object({ dependentSchemas: { a: { required: ['c'] } }, required: ['a'], properties: { c: false } }),
      'empty',
    ],
    [object({ const: { a: [1, { b: 2 }] }, not: { const: { a: [1, { b: 2 }] } } }), 'empty'],
    [object({ required: ['__proto__'], properties: { __proto__: { const: 1 } } }), '{"__proto__":null}'],
  ])('%j: %s', (schema, expected) => {
    expect(instanceOf(schema)).toBe(expected);
  });
});

describe('combinations', () => {
  it.each<Row>([
    [false, 'empty'],
    [true, 'null'],
    [{ oneOf: [{ type: 'integer' }, { type: 'number' }] }, '0.5'],
    [{ oneOf: [{ type: 'string' }, { type: 'string' }] }, 'empty'],
    [{ anyOf: [{ type: 'string', minLength: 1 }, { type: 'null' }], not: { type: 'null' } }, '"a"'],
    // biome-ignore lint/suspicious/noThenProperty: the keyword is called so
    [{ if: { type: 'string' }, then: { minLength: 2 }, else: false }, '"aa"'],
    [
      {
        type: 'object',
        if: { properties: { k: { const: 1 } }, required: ['k'] },
        // biome-ignore lint/suspicious/noThenProperty: the keyword is called so
        then: { required: ['v'] },
        required: ['k'],
        properties: { k: { const: 1 } },
      },
      '{"k":1,"v":null}',
    ],
    [{ type: ['string', 'array'], enum: [1, 'x', []] }, '"x"'],
    [
      {
        type: 'object',
        allOf: [{ properties: { a: { const: 1 } } }, { required: ['a'] }],
        unevaluatedProperties: false,
        minProperties: 2,
      },
      'empty',
    ],
    [
      {
        anyOf: [
          { properties: { a: true }, required: ['a'] },
          { properties: { b: true }, required: ['b'] },
        ],
        unevaluatedProperties: false,
        type: 'object',
        minProperties: 2,
      },
      '{"a":null,"b":null}',
    ],
    [
      {
        oneOf: [
          { properties: { a: true }, required: ['a'] },
          { properties: { b: true }, required: ['b'] },
        ],
        unevaluatedProperties: false,
        type: 'object',
        minProperties: 2,
      },
      'empty',
    ],
  ])('%j: %s', (schema, expected) => {
    expect(instanceOf(schema)).toBe(expected);
  });
});

describe('recursion', () => {
  const list = {
    $ref: '#/$defs/list',
    $defs: {
      list: {
        type: 'object',
        required: ['next'],
        properties: { next: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/list' }] } },
      },
    },
  };
  it('finds the smallest instance', () => {
    expect(instanceOf(list)).toBe('{"next":null}');
  });

  it('proves that an endless schema has no instance', () => {
    expect(instanceOf({ type: 'object', required: ['self'], properties: { self: { $ref: '#' } } })).toBe(
      'empty',
    );
    expect(instanceOf({ type: 'array', minItems: 1, items: { $ref: '#' } })).toBe('empty');
  });

  it('compares recursive schemas from different documents', () => {
    const tree = (extra: Record<string, JsonValue>): JsonValue => ({
      $ref: '#/$defs/node',
      $defs: {
        node: {
          type: 'object',
          properties: {
            value: { type: 'integer', ...extra },
            children: { type: 'array', items: { $ref: '#/$defs/node' } },
          },
        },
      },
    });
    expect(contained(tree({}), tree({}))).toBe(true);
    expect(contained(tree({ minimum: 3 }), tree({ minimum: 1 }))).toBe(true);
    expect(contained(tree({}), tree({ minimum: 1 }))).toBe(false);
  });
});
