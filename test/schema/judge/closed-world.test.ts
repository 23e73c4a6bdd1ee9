// biome-ignore-all lint/suspicious/noThenProperty: the keyword is called so
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/json/value.js';
import { judge } from '../../../src/schema/judge/index.js';
import { CLOSED, componentsOf } from '../describe.js';

const A = { properties: { a: { type: 'string' } } };
const B = { properties: { b: { type: 'string' } } };

/** What the closed world rejects: pointers of undeclared members (or other errors by keyword). */
const undeclaredIn = (schema: unknown, value: JsonValue): readonly string[] =>
  judge(componentsOf({ Start: schema, A, B, Free: { type: 'object' } }), value, CLOSED).errors.map(
    ({ keyword, instance }) => (keyword === 'undeclared' ? instance : `${keyword} ${instance}`),
  );

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe('the closed world', () => {
  it.each<[string, unknown, JsonValue, readonly string[]]>([
    ['an undeclared property', A, { a: 'x', z: 1 }, ['/z']],
    ['nothing declares: free-form', { type: 'object' }, { z: { y: 1 } }, []],
    ['the empty schema is free-form', {}, { z: 1 }, []],
    ['an empty properties map is free-form', { type: 'object', properties: {} }, { z: 1 }, []],
    ['a free-form property', { properties: { a: { type: 'object' } } }, { a: { z: 1 } }, []],
    ['a nested undeclared property', { properties: { a: A } }, { a: { a: 'x', z: 1 } }, ['/a/z']],
    ['items', { type: 'array', items: A }, [{ a: 'x' }, { z: 1 }], ['/1/z']],
    ['items are never undeclared', { type: 'array' }, [{ z: 1 }], []],
    ['additionalProperties: true', { ...A, additionalProperties: true }, { z: { y: 1 } }, []],
    ['additionalProperties: {}', { ...A, additionalProperties: {} }, { z: 1 }, []],
    ['additionalProperties with a schema', { additionalProperties: A }, { k: { a: 'x', z: 1 } }, ['/k/z']],
    ['patternProperties', { patternProperties: { '^x': A } }, { x1: { a: 'x' }, y: 1 }, ['/y']],
    ['any part of allOf may declare', { allOf: [ref('A'), ref('B')] }, { a: 'x', b: 'x', z: 1 }, ['/z']],
    ['beside allOf', { allOf: [ref('A')], ...B }, { a: 'x', b: 'x' }, []],
    [
      'parts that say nothing about names',
      { allOf: [ref('A'), { description: 'x' }, { required: ['a'] }] },
      { a: 'x', z: 1 },
      ['/z'],
    ],
    [
      'a part that is free-form beside one that declares',
      { allOf: [ref('A'), ref('Free')] },
      { z: 1 },
      ['/z'],
    ],
    [
      'nested parts of two allOf members',
      { allOf: [{ properties: { n: A } }, { properties: { n: B } }] },
      { n: { a: 'x', b: 'x', z: 1 } },
      ['/n/z'],
    ],
    [
      'the alternative that matches declares',
      {
        anyOf: [
          { ...A, required: ['a'] },
          { ...B, required: ['b'] },
        ],
      },
      { a: 'x', z: 1 },
      ['/z'],
    ],
    ['all alternatives that match declare', { anyOf: [ref('A'), ref('B')] }, { a: 'x', b: 'x' }, []],
    [
      'a failed alternative declares nothing',
      {
        anyOf: [
          { ...A, required: ['a'] },
          { ...B, required: ['b'] },
        ],
      },
      { a: 'x', b: 1 },
      ['/b'],
    ],
    ['a free-form alternative', { anyOf: [ref('A'), { type: 'object' }] }, { z: 1 }, []],
    [
      'alternatives that only require',
      { ...A, anyOf: [{ required: ['a'] }, { required: ['b'] }] },
      { a: 'x', z: 1 },
      ['/z'],
    ],
    [
      'oneOf counts as written',
      {
        oneOf: [
          { ...A, required: ['a'] },
          { ...B, required: ['a'] },
        ],
      },
      { a: 'x' },
      ['oneOf '],
    ],
    ['not declares nothing', { ...A, not: { ...B, required: ['b'] } }, { a: 'x', c: 1 }, ['/c']],
    ['required names are promised', { ...A, required: ['id'] }, { id: 7 }, []],
    ['a member called like a method', A, { toString: 1 }, ['/toString']],
    ['a member called __proto__', A, JSON.parse('{"__proto__":1}') as JsonValue, ['/__proto__']],
  ])('%s', (_name, schema, value, wanted) => {
    expect(undeclaredIn(schema, value)).toEqual(wanted);
  });

  it('names what is declared and where', () => {
    const [error] = judge(componentsOf({ Start: { allOf: [ref('A'), B] }, A }), { z: 1 }, CLOSED).errors;
    expect(error).toMatchObject({
      instance: '/z',
      expected: ['b', 'a'],
      actual: 1,
      message: 'is not declared',
    });
    expect(error?.location.pointer).toBe('/components/schemas/Start');
  });

  it.each([
    ['demands', { required: ['a'], properties: { a: B } }, '/components/schemas/Start/properties/a'],
    [
      'another part demands',
      { allOf: [{ required: ['a'] }, { properties: { a: B } }] },
      '/components/schemas/Start/allOf/1/properties/a',
    ],
    [
      'a branch marks',
      { anyOf: [{ properties: { a: B } }, { required: ['a'] }] },
      '/components/schemas/Start/anyOf/0/properties/a',
    ],
  ])('names what is declared inside a member that it %s', (_name, schema, wanted) => {
    const [error] = judge(componentsOf({ Start: schema, B }), { a: { z: 1 } }, CLOSED).errors;
    expect(error).toMatchObject({ instance: '/a/z', expected: ['b'] });
    expect(error?.location.pointer).toBe(wanted);
  });

  it('follows conditions and dependent schemas', () => {
    const schema = componentsOf(
      {
        Start: {
          properties: { k: { type: 'string' } },
          if: { properties: { k: { const: 'a' } }, required: ['k'] },
          then: A,
          else: B,
          dependentSchemas: { k: { properties: { d: {} } } },
        },
      },
      'openapi-3.1',
    );
    const places = (value: JsonValue) => judge(schema, value, CLOSED).errors.map(({ instance }) => instance);
    expect(places({ k: 'a', a: 'x', b: 'x', d: 1 })).toEqual(['/b']);
    expect(places({ b: 'x', d: 1 })).toEqual(['/d']);
  });
});
