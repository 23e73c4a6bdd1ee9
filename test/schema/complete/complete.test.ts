import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/json/value.js';
import { complete, minimalInstance } from '../../../src/schema/complete/index.js';
import { accepts } from '../../../src/schema/judge/index.js';
import type { Reading } from '../../../src/schema/model.js';
import { CLOSED, componentsOf, OPEN } from '../describe.js';

const RESPONSE: Reading = { ...CLOSED, direction: 'response' };
const REQUEST: Reading = { ...CLOSED, direction: 'request' };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };
const number = { type: 'number' };

const Pet = {
  properties: { kind: text, name: text },
  required: ['kind', 'name'],
  discriminator: { propertyName: 'kind' },
};
const Cat = {
  allOf: [ref('Pet'), { properties: { lives: { type: 'integer', minimum: 1 } }, required: ['lives'] }],
};

describe('complete', () => {
  it.each<[string, unknown, JsonValue, JsonValue | undefined, Reading?]>([
    ['nothing is missing', { properties: { a: text } }, { a: 'x' }, { a: 'x' }],
    [
      'a required member',
      { properties: { a: text, b: number }, required: ['b'] },
      { a: 'x' },
      { a: 'x', b: 0 },
    ],
    [
      'nested objects',
      { properties: { n: { properties: { a: number }, required: ['a'] } } },
      { n: {} },
      { n: { a: 0 } },
    ],
    [
      'items',
      { items: { properties: { a: number }, required: ['a'] } },
      [{}, { a: 5 }],
      [{ a: 0 }, { a: 5 }],
    ],
    ['parts of allOf', { allOf: [{ properties: { a: number } }, { required: ['a'] }] }, {}, { a: 0 }],
    [
      'constraints of several parts',
      {
        allOf: [
          { properties: { a: { type: 'integer' } } },
          { properties: { a: { minimum: 7 } }, required: ['a'] },
        ],
      },
      {},
      { a: 7 },
    ],
    ['through references', { properties: { n: ref('Other') }, required: ['n'] }, {}, { n: { o: true } }],
    [
      'dependent members',
      { properties: { a: number, b: text }, dependencies: { a: ['b'] } },
      { a: 1 },
      { a: 1, b: '' },
    ],
    ['enough members', { minProperties: 2, properties: { a: number, b: number } }, { a: 1 }, { a: 1, b: 0 }],
    ['free members', { minProperties: 1, additionalProperties: number }, {}, { property0: 0 }],
    [
      'the alternative that knows the member',
      {
        oneOf: [
          { properties: { a: number, x: number }, required: ['a', 'x'] },
          { properties: { b: number, y: number }, required: ['b', 'y'] },
        ],
      },
      { y: 1 },
      { y: 1, b: 0 },
    ],
    [
      'a later alternative',
      {
        oneOf: [
          { properties: { a: { type: 'string', enum: ['x'] }, z: { not: {} } }, required: ['a', 'z'] },
          { properties: { a: { type: 'string', enum: ['y', 'x'] }, b: number }, required: ['a', 'b'] },
        ],
      },
      { a: 'x' },
      { a: 'x', b: 0 },
    ],
    ['the selected child', ref('Pet'), { kind: 'Cat', name: 'n' }, { kind: 'Cat', name: 'n', lives: 1 }],
    [
      'formats',
      { properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] },
      {},
      { id: '00000000-0000-4000-8000-000000000000' },
    ],
    [
      'lengths',
      { properties: { id: { type: 'string', minLength: 3 } }, required: ['id'] },
      {},
      { id: 'str' },
    ],
    [
      'patterns that no common text fits',
      { properties: { isbn: { type: 'string', pattern: '^\\d{13}$' } }, required: ['isbn'] },
      {},
      { isbn: '0000000000000' },
    ],
    [
      'samples',
      { properties: { id: { type: 'string', example: 'X1' } }, required: ['id'] },
      {},
      { id: 'X1' },
    ],
    [
      'samples that do not conform',
      { properties: { id: { type: 'integer', example: 'X1' } }, required: ['id'] },
      {},
      { id: 0 },
    ],
    ['the enum', { properties: { s: { enum: ['on', 'off'] } }, required: ['s'] }, {}, { s: 'on' }],
    [
      'multiples',
      {
        properties: { n: { type: 'number', multipleOf: 0.05, exclusiveMinimum: true, minimum: 1 } },
        required: ['n'],
      },
      {},
      { n: 2 },
    ],
    [
      'arrays with different items',
      {
        properties: {
          l: { type: 'array', minItems: 3, uniqueItems: true, items: { enum: ['a', 'b', 'c'] } },
        },
        required: ['l'],
      },
      {},
      { l: ['a', 'b', 'c'] },
    ],
    [
      'a schema that needs itself has no instance',
      { properties: { n: ref('Start') }, required: ['n'] },
      {},
      undefined,
    ],
    [
      'a wrong member stays wrong',
      { properties: { a: number, b: number }, required: ['b'] },
      { a: 'x' },
      undefined,
    ],
    ['an undeclared member stays undeclared', { properties: { a: number } }, { z: 1 }, undefined],
    [
      '… unless the world is open',
      { properties: { a: number }, required: ['a'] },
      { z: 1 },
      { z: 1, a: 0 },
      OPEN,
    ],
    [
      'arrays keep their length',
      { properties: { l: { type: 'array', minItems: 2 } } },
      { l: [1] },
      undefined,
    ],
    [
      'read-only members of requests',
      { properties: { id: { type: 'string', readOnly: true }, a: number }, required: ['id', 'a'] },
      {},
      { a: 0 },
      REQUEST,
    ],
    [
      '__proto__',
      JSON.parse('{"properties":{"__proto__":{"type":"number"}},"required":["__proto__"]}'),
      {},
      JSON.parse('{"__proto__":0}'),
    ],
  ])('%s', (_name, schema, partial, wanted, reading = RESPONSE) => {
    const compiled = componentsOf({
      Start: schema,
      Other: { properties: { o: { type: 'boolean' } }, required: ['o'] },
      Pet,
      Cat,
    });
    const before = JSON.stringify(partial);
    const completed = complete(compiled, partial, reading);
    expect(completed).toEqual(wanted);
    expect(JSON.stringify(partial)).toBe(before);
    if (completed !== undefined) expect(accepts(compiled, completed, reading)).toBe(true);
  });

  it('asks for values it cannot build', () => {
    const schema = componentsOf({
      Start: { properties: { code: { type: 'string', pattern: '^(x|y|z){3}Q\\1Q$' } }, required: ['code'] },
    });
    expect(complete(schema, {}, RESPONSE)).toBe(undefined);
    expect(
      complete(schema, {}, RESPONSE, { fill: ({ pattern }) => (pattern ? 'xyzQzQ' : undefined) }),
    ).toEqual({
      code: 'xyzQzQ',
    });
  });
});

describe('minimalInstance', () => {
  it.each<[unknown, JsonValue | undefined]>([
    [{ type: 'object' }, {}],
    [{ type: 'array' }, []],
    [{ type: 'string', nullable: true }, ''],
    [{ type: 'integer', minimum: 5, multipleOf: 4 }, 8],
    [{ type: 'string', enum: ['b', null], nullable: true }, 'b'],
    [
      { properties: { next: { nullable: true, allOf: [ref('Start')] } }, required: ['next'] },
      { next: { next: null } },
    ],
    [{ oneOf: [{ type: 'string', format: 'date' }, { type: 'null' }] }, '2020-01-01'],
    [{ not: {} }, undefined],
  ])('%j', (schema, wanted) => {
    const compiled = componentsOf({ Start: schema });
    expect(minimalInstance(compiled, RESPONSE)).toEqual(wanted);
  });
});
