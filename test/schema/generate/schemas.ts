import type { JsonValue } from '../../../src/json/value.js';
import type { Reading, Schema } from '../../../src/schema/model.js';
import { compileStandalone } from '../../../src/schema/standalone.js';

export const OPEN: Reading = { world: 'open', direction: undefined, formats: true };
export const REQUEST: Reading = { world: 'closed', direction: 'request', formats: true };
export const RESPONSE: Reading = { world: 'closed', direction: 'response', formats: true };

export const schemaOf = (schema: JsonValue): Schema => compileStandalone(schema, { dialect: '2020-12' });

/** Schemas by what is hard about them. */
export const SCHEMAS: readonly (readonly [string, JsonValue])[] = [
  ['anything', {}],
  ['a list of types', { type: ['string', 'null', 'integer'] }],
  ['enum and const', { anyOf: [{ enum: ['a', 1, null, [2]] }, { const: { b: true } }] }],
  ['a lattice with bounds', { type: 'integer', minimum: -7, exclusiveMaximum: 22, multipleOf: 7 }],
  ['decimal multiples', { type: 'number', multipleOf: 0.01, minimum: 0.1, maximum: 0.5 }],
  ['a narrow open interval', { type: 'number', exclusiveMinimum: 0.1, exclusiveMaximum: 0.2 }],
  ['two multiples', { allOf: [{ type: 'integer', multipleOf: 6 }, { multipleOf: 4 }, { minimum: 1 }] }],
  ['a pattern with lengths', { type: 'string', pattern: '^[A-Z]+(-[0-9]+)*$', minLength: 12, maxLength: 14 }],
  [
    'two patterns',
    { type: 'string', allOf: [{ pattern: '^a' }, { pattern: 'z$' }, { pattern: '[0-9]{3}' }] },
  ],
  ['a refused pattern', { type: 'string', pattern: '^[a-c]{2}$', not: { pattern: 'a' } }],
  ['a format with a length', { type: 'string', format: 'email', maxLength: 20 }],
  ['a format with a pattern', { type: 'string', format: 'date', pattern: '^2024-' }],
  ['tuples', { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false }],
  [
    'unique items of a small set',
    { type: 'array', items: { enum: [1, 2, 3, 4] }, uniqueItems: true, minItems: 3 },
  ],
  [
    'contains with counts',
    { type: 'array', contains: { type: 'integer', minimum: 5 }, minContains: 2, maxContains: 3, maxItems: 6 },
  ],
  [
    'unevaluated items',
    { type: 'array', prefixItems: [true], contains: { type: 'string' }, unevaluatedItems: false },
  ],
  [
    'dependencies',
    {
      type: 'object',
      properties: { card: { type: 'string' }, address: { type: 'string' } },
      dependentRequired: { card: ['address'] },
      dependentSchemas: { address: { required: ['city'], properties: { city: { minLength: 1 } } } },
    },
  ],
  [
    'names by pattern',
    {
      type: 'object',
      patternProperties: { '^n_': { type: 'number' }, _s$: { minimum: 3 } },
      additionalProperties: { type: 'boolean' },
      minProperties: 2,
    },
  ],
  [
    'property names',
    { type: 'object', propertyNames: { pattern: '^[a-f]{2,3}$' }, minProperties: 1, maxProperties: 4 },
  ],
  [
    'unevaluated properties',
    {
      allOf: [{ type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] }],
      anyOf: [
        { properties: { b: { type: 'string' } }, required: ['b'] },
        { properties: { c: { type: 'null' } } },
      ],
      unevaluatedProperties: false,
    },
  ],
  [
    'one of several objects',
    {
      oneOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } },
        { type: 'object', required: ['b'], properties: { b: { type: 'string' } } },
        { type: 'array', items: { type: 'boolean' } },
      ],
    },
  ],
  [
    'conditions',
    {
      type: 'object',
      required: ['kind'],
      properties: { kind: { enum: ['person', 'company'] } },
      if: { properties: { kind: { const: 'person' } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword is called so
      then: { required: ['name'], properties: { name: { type: 'string', minLength: 1 } } },
      else: { required: ['number'], properties: { number: { type: 'integer', minimum: 1 } } },
    },
  ],
  ['a negated object', { type: 'object', not: { required: ['a', 'b'] }, minProperties: 1 }],
  [
    'recursion',
    {
      type: 'object',
      required: ['value'],
      properties: { value: { type: 'integer' }, children: { type: 'array', items: { $ref: '#' } } },
      additionalProperties: false,
    },
  ],
  [
    'mutual recursion through alternatives',
    {
      $ref: '#/$defs/expression',
      $defs: {
        expression: { oneOf: [{ type: 'number' }, { $ref: '#/$defs/sum' }] },
        sum: {
          type: 'object',
          required: ['left', 'right'],
          properties: { left: { $ref: '#/$defs/expression' }, right: { $ref: '#/$defs/expression' } },
          additionalProperties: false,
        },
      },
    },
  ],
  ['names of the prototype', { type: 'object', required: ['__proto__', 'constructor'], maxProperties: 3 }],
];
