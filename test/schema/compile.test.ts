import { describe, expect, it } from 'vitest';
import { accepts } from '../../src/schema/judge/index.js';
import { compileStandalone } from '../../src/schema/standalone.js';
import { compilerFor, OPEN } from './describe.js';

const document = (schemas: object, more: object = {}) => ({
  openapi: '3.0.3',
  ...more,
  components: { schemas },
});

describe('identity', () => {
  const { at } = compilerFor(
    {
      'api.json': document({
        Node: {
          properties: { next: { $ref: '#/components/schemas/Node' }, file: { $ref: 'other.json#/Thing' } },
        },
      }),
      'other.json': { Thing: { type: 'string' } },
    },
    'openapi-3.0',
  );
  const node = at('api.json', '/components/schemas/Node');

  it('compiles a place once', () => {
    expect(at('api.json', '/components/schemas/Node')).toBe(node);
    expect(node.properties?.get('next')?.ref).toBe(node);
    expect(node.properties).toBe(node.properties);
    expect(at('api.json', '/components/schemas/Node/properties/next')).toBe(node.properties?.get('next'));
    expect(at('other.json', '/Thing')).toBe(node.properties?.get('file')?.ref);
  });

  it('reports references where they are defined', () => {
    const target = node.properties?.get('file')?.ref;
    expect([target?.location.source.uri, target?.location.pointer]).toEqual(['/other.json', '/Thing']);
  });
});

describe('faults', () => {
  const faultsOf = (schema: object) =>
    compilerFor({ 'api.json': document({ A: schema }) }, 'openapi-3.0')
      .at('api.json', '/components/schemas/A')
      .faults.map(({ keyword, harmless }) => `${keyword}${harmless ? '' : ' !'}`);

  it.each<[string, object, readonly string[]]>([
    ['nothing wrong', { type: 'string' }, []],
    ['a dangling reference', { $ref: 'nowhere.json' }, ['$ref !']],
    ['an unknown type', { type: 'text' }, ['type !']],
    ['a flag on a property', { required: true }, ['required']],
    ['an empty keyword', { properties: null }, ['properties']],
    ['a count as text', { maxLength: '5' }, ['maxLength !']],
    ['a negative count', { minItems: -1 }, ['minItems !']],
    ['enum without list', { enum: 'a' }, ['enum !']],
    ['multipleOf zero', { multipleOf: 0 }, ['multipleOf !']],
    ['allOf without list', { allOf: {} }, ['allOf !']],
    ['a list of types', { type: ['string', 'null'] }, ['type']],
    ['a later keyword', { const: 1 }, ['const']],
    ['a reference that is no text', { $ref: 5 }, ['$ref !']],
    ['a property called $ref', { properties: { $ref: { type: 'string' }, type: {}, required: {} } }, []],
    ['array without items', { type: 'array' }, []],
    ['discriminator without property', { discriminator: {} }, ['discriminator']],
    ['keywords of others', { 'x-thing': 1, whatever: { $ref: 1 } }, []],
  ])('%s', (_name, schema, wanted) => {
    expect(faultsOf(schema)).toEqual(wanted);
  });

  it('says where', () => {
    const { at } = compilerFor({ 'api.json': document({ A: { minLength: 'x' } }) }, 'openapi-3.0');
    const [fault] = at('api.json', '/components/schemas/A').faults;
    expect(fault?.location.pointer).toBe('/components/schemas/A/minLength');
  });

  it('makes a faulty schema of a place where nothing is', () => {
    const { at } = compilerFor({ 'api.json': document({}) }, 'openapi-3.0');
    expect(at('api.json', '/components/schemas/No').faults.some(({ harmless }) => !harmless)).toBe(true);
  });

  it('finds references that lead back to themselves', () => {
    const { at } = compilerFor(
      {
        'api.json': document({
          A: { $ref: '#/components/schemas/B' },
          B: { $ref: '#/components/schemas/A' },
        }),
      },
      'openapi-3.0',
    );
    const a = at('api.json', '/components/schemas/A');
    expect([a.ref, a.faults.length]).toEqual([undefined, 1]);
  });
});

describe('identifiers', () => {
  const accept = (
    schema: object,
    value: unknown,
    dialect: Parameters<typeof compileStandalone>[1]['dialect'] = '2020-12',
  ) => accepts(compileStandalone(schema as never, { dialect }), value as never, OPEN);

  it('resolves references against the nearest $id', () => {
    const schema = {
      $id: 'https://example.com/root.json',
      $defs: {
        a: { $id: 'nested/a.json', $ref: 'b.json' },
        b: { $id: 'nested/b.json', type: 'string' },
        c: { $id: 'b.json', type: 'number' },
      },
      $ref: 'nested/a.json',
    };
    expect([accept(schema, 'x'), accept(schema, 1)]).toEqual([true, false]);
  });

  it('finds anchors of the same and of another resource', () => {
    const schema = {
      $id: 'https://example.com/root.json',
      $defs: {
        a: { $anchor: 'text', type: 'string' },
        b: { $id: 'b.json', $defs: { n: { $anchor: 'text', type: 'number' } } },
      },
      prefixItems: [{ $ref: '#text' }, { $ref: 'b.json#text' }],
    };
    expect([accept(schema, ['x', 1]), accept(schema, [1, 1]), accept(schema, ['x', 'x'])]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('ignores identifiers where nothing is a schema', () => {
    const schema = {
      enum: [{ $id: 'https://example.com/a', type: 'null' }],
      $defs: { a: { $id: 'https://example.com/a', type: 'string' } },
      properties: { $id: { $ref: 'https://example.com/a' } },
    };
    expect(
      compileStandalone({ ...schema, enum: [] } as never, { dialect: '2020-12' }).properties?.get('$id')?.ref
        ?.types,
    ).toEqual(new Set(['string']));
  });

  it('reads anchors of older drafts', () => {
    const schema = { definitions: { a: { $id: '#text', type: 'string' } }, $ref: '#text' };
    expect([accept(schema, 'x', 'draft-07'), accept(schema, 1, 'draft-07')]).toEqual([true, false]);
    const oldest = { definitions: { a: { id: '#text', type: 'string' } }, $ref: '#text' };
    expect([accept(oldest, 'x', 'draft-04'), accept(oldest, 1, 'draft-04')]).toEqual([true, false]);
  });

  it.each([
    ['2020-12', { $dynamicAnchor: 'node' }, { $dynamicRef: '#node' }],
    ['2019-09', { $recursiveAnchor: true }, { $recursiveRef: '#' }],
  ] as const)('extends recursive schemas (%s)', (dialect, anchor, reference) => {
    const schema = {
      $id: 'https://example.com/strict',
      ...anchor,
      $ref: 'tree',
      unevaluatedProperties: false,
      $defs: {
        tree: {
          $id: 'https://example.com/tree',
          ...anchor,
          properties: { data: true, children: { items: reference } },
        },
      },
    };
    expect(accept(schema, { children: [{ data: 1 }] }, dialect)).toBe(true);
    expect(accept(schema, { children: [{ daat: 1 }] }, dialect)).toBe(false);
  });

  it('reads a resource in its own dialect', () => {
    const schema = {
      $defs: {
        old: {
          $id: 'https://example.com/old',
          $schema: 'http://json-schema.org/draft-07/schema#',
          items: [{ type: 'string' }],
          additionalItems: false,
        },
      },
      $ref: 'https://example.com/old',
    };
    expect([accept(schema, ['x']), accept(schema, ['x', 'y']), accept(schema, [1])]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each<[string, object, boolean | undefined]>([
    [
      'leaves out what its vocabularies lack',
      { 'https://json-schema.org/draft/2020-12/vocab/core': true },
      true,
    ],
    ['keeps what they have', { 'https://json-schema.org/draft/2020-12/vocab/validation': true }, false],
    [
      'ignores unknown optional ones',
      { 'https://json-schema.org/draft/2020-12/vocab/validation': true, 'urn:x': false },
      false,
    ],
    ['is unknown with unknown required ones', { 'urn:x': true }, undefined],
  ])('a meta-schema of its own %s', (_name, $vocabulary, wanted) => {
    const meta = { $schema: 'https://json-schema.org/draft/2020-12/schema', $vocabulary };
    const schema = compileStandalone(
      { $schema: 'https://example.com/meta', minimum: 5 },
      { dialect: '2020-12', remotes: { 'https://example.com/meta': meta as never } },
    );
    expect(accepts(schema, 1, OPEN)).toBe(wanted);
  });

  it('takes the dialect of a document from jsonSchemaDialect', () => {
    const { at } = compilerFor(
      {
        'api.json': {
          openapi: '3.1.0',
          jsonSchemaDialect: 'http://json-schema.org/draft-07/schema',
          components: { schemas: { A: { items: [{ type: 'string' }] } } },
        },
      },
      'openapi-3.1',
    );
    const schema = at('api.json', '/components/schemas/A');
    expect([schema.prefixItems?.length, schema.faults]).toEqual([1, []]);
  });

  it('finds identifiers inside OpenAPI 3.1 documents', () => {
    const { at } = compilerFor(
      {
        'api.json': {
          openapi: '3.1.0',
          components: {
            schemas: {
              A: { $ref: 'https://example.com/b' },
              B: { $id: 'https://example.com/b', type: 'string' },
            },
          },
          example: { $id: 'https://example.com/b' },
        },
      },
      'openapi-3.1',
    );
    expect(at('api.json', '/components/schemas/A').ref).toBe(at('api.json', '/components/schemas/B'));
  });
});
