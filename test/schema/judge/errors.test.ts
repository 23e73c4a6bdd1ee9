import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/json/value.js';
import { judge } from '../../../src/schema/judge/index.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { json, OPEN } from '../describe.js';

const errorsOf = (schema: JsonValue, value: JsonValue) =>
  judge(compileStandalone(schema, { dialect: '2020-12' }), value, OPEN).errors;

describe('errors', () => {
  it.each<[JsonValue, JsonValue, string, string, string]>([
    [{ type: ['string', 'null'] }, 1, '', '/type', 'must be string or null, not number'],
    [{ enum: ['a', 1] }, 'b', '', '/enum', 'must be one of "a", 1'],
    [{ const: 'a' }, 'b', '', '/const', 'must be "a"'],
    [
      { properties: { 'a/b': { pattern: '^\\d{5}$' } } },
      { 'a/b': 'x' },
      '/a~1b',
      '/properties/a~1b/pattern',
      'must match the pattern ^\\d{5}$',
    ],
    [{ items: { minimum: 3 } }, [3, 2], '/1', '/items/minimum', 'must be at least 3'],
    [{ required: ['id'] }, {}, '', '/required', 'must have the property "id"'],
    [
      { additionalProperties: false },
      { a: 1 },
      '/a',
      '/additionalProperties',
      'is an additional property, and none are allowed',
    ],
    [
      { $ref: '#/$defs/a', $defs: { a: { format: 'date' } } },
      'x',
      '',
      '/$defs/a/format',
      'must be in the format date',
    ],
    [{ properties: { a: false } }, { a: 1 }, '/a', '/properties/a', 'is not allowed here'],
    [{ oneOf: [true, true] }, 1, '', '/oneOf', 'must match exactly one alternative, not 2'],
    [{ not: {} }, 1, '', '/not', 'must not match the schema under not'],
    [
      { dependentRequired: { a: ['b'] } },
      { a: 1 },
      '',
      '/dependentRequired',
      'must have the property "b" beside "a"',
    ],
    [
      { contains: { const: 1 }, maxContains: 1 },
      [1, 1],
      '',
      '/maxContains',
      'must contain at most 1 matching item, not 2',
    ],
  ])('%j on %j', (schema, value, instance, keyword, message) => {
    const [error, ...more] = errorsOf(schema, value);
    expect(more).toEqual([]);
    expect([error?.instance, error?.location.pointer, error?.message]).toEqual([instance, keyword, message]);
  });

  it('reports every error once', () => {
    const errors = errorsOf(
      { properties: { a: { type: 'string' }, b: { minimum: 5, multipleOf: 2 } }, required: ['c', 'd'] },
      { a: 1, b: 3 },
    );
    expect(errors.map(({ keyword }) => keyword).sort()).toEqual([
      'minimum',
      'multipleOf',
      'required',
      'required',
      'type',
    ]);
  });

  it('shows numbers as written', () => {
    const [error] = errorsOf(json('{"maximum":1.50}'), json('2.00'));
    expect([error?.message, JSON.stringify(error?.actual)]).toEqual(['must be at most 1.50', '2']);
  });
});

describe('errors of alternatives', () => {
  const shapes = {
    oneOf: [
      {
        type: 'object',
        properties: { kind: { const: 'circle' }, r: { type: 'number' } },
        required: ['kind', 'r'],
      },
      {
        type: 'object',
        properties: { kind: { const: 'box' }, w: { type: 'number' }, h: { type: 'number' } },
        required: ['kind', 'w', 'h'],
      },
      { type: 'string' },
    ],
  };

  it.each<[string, JsonValue, readonly string[]]>([
    ['the one with the right tag', { kind: 'box' }, ['required w', 'required h']],
    ['the first where all types are wrong', 5, ['type object']],
    ['the one with the fewest errors', { kind: 'circle', r: 'x' }, ['type number']],
    ['the one that knows most members', { w: 1 }, ['required kind', 'required h']],
  ])('come from %s', (_name, value, wanted) => {
    expect(errorsOf(shapes, value).map(({ keyword, expected }) => `${keyword} ${String(expected)}`)).toEqual(
      wanted,
    );
  });
});
