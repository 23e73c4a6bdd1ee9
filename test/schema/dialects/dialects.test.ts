import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/json/value.js';
import type { DialectName } from '../../../src/schema/compile.js';
import { dialectOfDocument, dialectOfUri } from '../../../src/schema/dialects/dialects.js';
import { accepts } from '../../../src/schema/judge/index.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { OPEN } from '../describe.js';

const EVERY: readonly DialectName[] = [
  'draft-04',
  'draft-06',
  'draft-07',
  '2019-09',
  '2020-12',
  'openapi-2.0',
  'openapi-3.0',
  'openapi-3.1',
  'openapi-3.2',
];
const OLDER: readonly DialectName[] = ['draft-04', 'draft-06', 'draft-07', 'openapi-2.0', 'openapi-3.0'];
const NEWER: readonly DialectName[] = ['2019-09', '2020-12', 'openapi-3.1', 'openapi-3.2'];
const OPENAPI: readonly DialectName[] = ['openapi-2.0', 'openapi-3.0', 'openapi-3.1', 'openapi-3.2'];

type Row = readonly [string, readonly DialectName[], JsonValue, readonly JsonValue[], readonly JsonValue[]];

const nullableRef = { $ref: '#/definitions/A', nullable: true, definitions: { A: { type: 'object' } } };

/** name, dialects, schema, accepted, rejected */
const ROWS: readonly Row[] = [
  [
    'exclusive limits as flags',
    EVERY,
    { minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: true },
    [2],
    [1, 3],
  ],
  ['flags that are off', EVERY, { minimum: 1, exclusiveMinimum: false }, [1], [0]],
  ['a flag without limit', EVERY, { exclusiveMinimum: true }, [-5], []],
  ['exclusive limits as numbers', EVERY, { exclusiveMinimum: 1, minimum: 0 }, [2], [1]],
  [
    'siblings of $ref hidden',
    OLDER,
    { $ref: '#/definitions/A', minLength: 3, definitions: { A: { type: 'string' } } },
    ['x'],
    [1],
  ],
  [
    'siblings of $ref kept',
    NEWER,
    { $ref: '#/definitions/A', minLength: 3, definitions: { A: { type: 'string' } } },
    ['xxx'],
    ['x', 1],
  ],
  [
    'tuples in items',
    EVERY,
    { items: [{ type: 'string' }], additionalItems: { type: 'number' } },
    [['x', 1], []],
    [[1], ['x', 'y']],
  ],
  [
    'prefixItems',
    ['2020-12', 'openapi-3.1', 'openapi-3.2'],
    { prefixItems: [{ type: 'string' }] },
    [['x']],
    [[1]],
  ],
  [
    'prefixItems are unknown before',
    ['draft-07', '2019-09'],
    { prefixItems: [{ type: 'string' }] },
    [[1]],
    [],
  ],
  [
    'dependencies',
    EVERY,
    { dependencies: { a: ['b'], c: { required: ['d'] } } },
    [
      { a: 1, b: 1 },
      { c: 1, d: 1 },
    ],
    [{ a: 1 }, { c: 1 }],
  ],
  ['type lists', EVERY, { type: ['string', 'null'] }, ['x', null], [1]],
  ['const from draft-06 on', EVERY.filter((name) => name !== 'draft-04'), { const: 1 }, [1], [2]],
  ['const in draft-04', ['draft-04'], { const: 1 }, [2], []],
  ['contains', EVERY.filter((name) => name !== 'draft-04'), { contains: { type: 'string' } }, [['x']], [[1]]],
  ['unevaluatedProperties', NEWER, { unevaluatedProperties: false }, [{}], [{ a: 1 }]],
  ['unevaluatedProperties before', OLDER, { unevaluatedProperties: false }, [{ a: 1 }], []],
  [
    'boolean sub-schemas',
    EVERY,
    { additionalProperties: false, properties: { a: {} } },
    [{ a: 1 }],
    [{ b: 1 }],
  ],
  ['nullable in JSON Schema', ['draft-07', '2020-12'], { type: 'string', nullable: true }, ['x'], [null]],
  ['nullable', OPENAPI, { type: 'string', nullable: true }, ['x', null], [1]],
  ['nullable off', OPENAPI, { type: 'string', nullable: false }, ['x'], [null]],
  ['nullable without type', OPENAPI, { nullable: true }, [null, 1], []],
  ['nullable with enum', OPENAPI, { type: 'string', nullable: true, enum: ['a'] }, ['a', null], ['b']],
  ['nullable beside $ref', OPENAPI, nullableRef, [null, {}], ['x']],
  ['nullable with allOf', OPENAPI, { nullable: true, allOf: [{ type: 'object' }] }, [null, {}], ['x']],
  [
    'nullable with oneOf',
    OPENAPI,
    { type: 'object', nullable: true, oneOf: [{ required: ['a'] }] },
    [null, { a: 1 }],
    [{}, 'x'],
  ],
  ['nullable with not', OPENAPI, { nullable: true, not: { type: 'string' } }, [null, 1], ['x']],
  ['x-nullable', ['openapi-2.0'], { type: 'string', 'x-nullable': true }, [null, 'x'], [1]],
  ['x-nullable elsewhere', ['openapi-3.0'], { type: 'string', 'x-nullable': true }, ['x'], [null]],
  ['type file', ['openapi-2.0'], { type: 'file' }, ['x'], [1]],
  [
    'alternatives in 2.0',
    ['openapi-2.0'],
    { anyOf: [{ type: 'string' }, { type: 'null' }] },
    ['x', null],
    [1],
  ],
  ['if in 3.0', ['openapi-3.0'], { if: { type: 'string' }, else: false }, ['x'], [1]],
];

describe('dialects', () => {
  const cases = ROWS.flatMap(([name, dialects, ...rest]) =>
    dialects.map((dialect) => [dialect, name, ...rest] as const),
  );
  it.each(cases)('%s: %s', (dialect, _name, schema, accepted, rejected) => {
    const compiled = compileStandalone(schema, { dialect });
    expect(accepted.filter((value) => accepts(compiled, value, OPEN) !== true)).toEqual([]);
    expect(rejected.filter((value) => accepts(compiled, value, OPEN) !== false)).toEqual([]);
  });

  it('keeps annotations outside of a nullable wrapper', () => {
    const schema = compileStandalone(
      { nullable: true, readOnly: true, title: 'T', example: null, allOf: [{ type: 'string' }] },
      { dialect: 'openapi-3.0' },
    );
    expect([schema.readOnly, schema.title, schema.examples, schema.anyOf?.length]).toEqual([
      true,
      'T',
      [null],
      2,
    ]);
  });

  it('gathers samples', () => {
    const schema = compileStandalone({ default: 1, example: 2, examples: [3] }, { dialect: 'openapi-3.1' });
    expect(schema.examples).toEqual([1, 2, 3]);
  });

  it.each([
    ['http://json-schema.org/draft-04/schema#', 'draft-04'],
    ['https://json-schema.org/draft-07/schema', 'draft-07'],
    ['https://json-schema.org/draft/2019-09/schema', '2019-09'],
    ['https://spec.openapis.org/oas/3.1/dialect/base', 'openapi-3.1'],
    ['https://spec.openapis.org/oas/3.2/dialect/2025-09-17', 'openapi-3.2'],
    ['https://example.com/own', undefined],
  ])('%s is %s', (uri, name) => {
    expect(dialectOfUri(uri)).toBe(name);
  });

  it.each<[JsonValue, DialectName | undefined]>([
    [{ swagger: '2.0' }, 'openapi-2.0'],
    [{ swagger: 2 }, 'openapi-2.0'],
    [{ openapi: '3.0.3' }, 'openapi-3.0'],
    [{ openapi: '3.1.0' }, 'openapi-3.1'],
    [{ openapi: '3.2.0' }, 'openapi-3.2'],
    [{ asyncapi: '3.0.0' }, undefined],
    [[], undefined],
  ])('%j is written in %s', (document, name) => {
    expect(dialectOfDocument(document)).toBe(name);
  });
});
