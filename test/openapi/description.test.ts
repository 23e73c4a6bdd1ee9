import { describe, expect, it } from 'vitest';
import { readDescription } from '../../src/openapi/description.js';
import type { Description } from '../../src/openapi/model.js';
import { InputError } from '../../src/source/model.js';
import { createReferenceResolver } from '../../src/source/references.js';
import { sourceFromText } from '../../src/source/text.js';
import { describeDocument, openapi, operationOf, swagger } from './describe.js';

const codes = (description: Description) => description.faults.map((fault) => fault.code);

describe('versions', () => {
  it.each([
    [{ openapi: '3.0.3' }, '3.0'],
    [{ openapi: '3.1.1' }, '3.1'],
    [{ openapi: '3.2.0' }, '3.2'],
    [{ openapi: 3.1 }, '3.1'],
    [{ swagger: '2.0' }, '2.0'],
    [{ swagger: 2 }, '2.0'],
  ])('%j is %s', (head, version) => {
    expect(describeDocument({ ...head, paths: {} }).version).toBe(version);
  });

  it.each([
    [{ openapi: '4.0.0' }, /unknown version `openapi: 4\.0\.0`/],
    [{ swagger: '1.2' }, /unknown version/],
    [{ asyncapi: '2.6.0' }, /AsyncAPI/],
    [{ consumer: {}, interactions: [] }, /pact file/],
    [{ openapi: {} }, /unknown version/],
    [{}, /no OpenAPI document/],
    [[], /JSON array/],
  ])('%j is refused', (document, message) => {
    expect(() => describeDocument(document)).toThrow(InputError);
    expect(() => describeDocument(document)).toThrow(message);
    expect(() => describeDocument(document)).toThrow(/Expected an OpenAPI document/);
  });
});

describe('paths', () => {
  it('are listed with their methods without reading operations', () => {
    const description = openapi({
      '/a': { get: {}, post: { parameters: [{}] }, summary: 'x', 'x-y': {} },
      'x-ext': {},
    });
    expect(description.paths.map(({ template, methods }) => [template, methods])).toEqual([
      ['/a', ['GET', 'POST']],
    ]);
    expect(description.faults).toEqual([]);
    description.paths[0]?.operation('post');
    expect(codes(description)).toEqual(['parameter.malformed']);
  });

  it('compile an operation once', () => {
    const [path] = openapi({ '/a': { get: {} } }).paths;
    expect(path?.operation('get')).toBe(path?.operation('GET'));
    expect(path?.operation('put')).toBeUndefined();
  });

  it('may be missing', () => {
    expect(describeDocument({ openapi: '3.1.0', webhooks: { w: { post: {} } } }).paths).toEqual([]);
  });

  it('follow references; siblings of the reference win', () => {
    const description = openapi(
      { '/x': { $ref: '#/components/pathItems/X', put: { operationId: 'own' } } },
      { components: { pathItems: { X: { get: { operationId: 'far' }, put: { operationId: 'hidden' } } } } },
    );
    expect(operationOf(description, 'GET').operationId).toBe('far');
    expect(operationOf(description, 'PUT').operationId).toBe('own');
    expect(operationOf(description, 'GET').location.pointer).toBe('/components/pathItems/X/get');
  });

  it('know QUERY and additional operations in 3.2 only', () => {
    const paths = { '/x': { query: {}, additionalOperations: { COPY: {} } } };
    expect(describeDocument({ openapi: '3.2.0', paths }).paths[0]?.methods).toEqual(['QUERY', 'COPY']);
    expect(describeDocument({ openapi: '3.1.0', paths }).paths[0]?.methods).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['equal up to names', { '/a/{id}': { get: {} }, '/a/{name}': { get: {} } }, 'path.duplicate'],
    ['no object', { '/a': 5 }, 'path.malformed'],
    ['operation no object', { '/a': { get: [] } }, 'path.malformed'],
    ['dangling reference', { '/a': { $ref: '#/nope' } }, 'reference.broken'],
    ['remote reference', { '/a': { $ref: 'https://example.test/x.json' } }, 'reference.remote'],
    ['cyclic reference', { '/a': { $ref: '#/paths/~1a' } }, ''],
  ])('%s', (_, paths, code) => {
    const description = openapi({ ...paths, '/fine': { get: {} } });
    expect(description.paths.at(-1)?.template).toBe('/fine');
    expect(codes(description)).toEqual(code ? [code] : []);
    expect(description.faults.every((fault) => fault.location.pointer.startsWith('/paths/~1a'))).toBe(true);
  });
});

describe('parameters', () => {
  it('of the path are overridden by those of the operation', () => {
    const description = openapi({
      '/x': {
        parameters: [
          { name: 'a', in: 'query', schema: {} },
          { name: 'X-H', in: 'header', schema: {} },
        ],
        get: {
          parameters: [
            { name: 'a', in: 'query', required: true, schema: {} },
            { name: 'x-h', in: 'header', required: true, schema: {} },
          ],
        },
      },
    });
    const { parameters } = operationOf(description);
    expect(parameters.map(({ name, required }) => [name, required])).toEqual([
      ['a', true],
      ['x-h', true],
    ]);
    expect(parameters[0]?.location.pointer).toBe('/paths/~1x/get/parameters/0');
  });

  it('that OpenAPI ignores are left out', () => {
    const parameters = ['Accept', 'content-type', 'Authorization'].map((name) => ({
      name,
      in: 'header',
      schema: {},
    }));
    expect(operationOf(openapi({ '/x': { get: { parameters } } })).parameters).toEqual([]);
  });

  it('of the same names count in Swagger 2.0, which says nothing of the kind', () => {
    const names = ['Accept', 'content-type', 'Authorization'];
    const parameters = names.map((name) => ({ name, in: 'header', type: 'string' }));
    const operation = operationOf(swagger({ '/x': { get: { parameters } } }));
    expect(operation.parameters.map(({ name }) => name)).toEqual(names);
  });

  it('have the defaults of their place', () => {
    const parameters = ['query', 'header', 'cookie'].map((place) => ({ name: place, in: place, schema: {} }));
    const operation = operationOf(openapi({ '/x': { get: { parameters } } }));
    expect(operation.parameters.map(({ encoding }) => encoding)).toMatchObject([
      { style: 'form', explode: true },
      { style: 'simple', explode: false },
      { style: 'form', explode: true },
    ]);
  });

  it.each<[string, unknown, number]>([
    ['no object', 5, 0],
    ['no name', { in: 'query' }, 0],
    ['no place', { name: 'a' }, 0],
    ['unknown place', { name: 'a', in: 'nowhere', schema: {} }, 0],
    ['not in the path', { name: 'a', in: 'path', schema: {} }, 0],
    ['no schema', { name: 'a', in: 'query' }, 1],
    ['unknown style', { name: 'a', in: 'query', style: 'odd', schema: {} }, 1],
  ])('%s is a fault', (_, parameter, kept) => {
    const description = openapi({ '/x': { get: { parameters: [parameter] } } });
    expect(operationOf(description).parameters).toHaveLength(kept);
    expect(codes(description)).toEqual(['parameter.malformed']);
  });

  it('missing for a template name are a fault at the operation', () => {
    const description = openapi({ '/x/{id}': { get: {} } });
    operationOf(description);
    expect(description.faults[0]).toMatchObject({
      code: 'parameter.malformed',
      location: { pointer: '/paths/~1x~1{id}/get' },
    });
  });

  it('by a dangling reference are left out', () => {
    const description = openapi({
      '/x': { get: { parameters: [{ $ref: '#/nope' }, { name: 'a', in: 'query', schema: {} }] } },
    });
    expect(operationOf(description).parameters).toHaveLength(1);
    expect(description.faults[0]).toMatchObject({
      code: 'reference.broken',
      message: expect.stringContaining('#/nope'),
    });
  });
});

describe('responses', () => {
  const responsesOf = (responses: unknown) => {
    const description = openapi({ '/x': { get: { responses } } });
    return { description, responses: operationOf(description).responses };
  };

  it('normalise their keys and keep the order', () => {
    const { responses } = responsesOf({ default: {}, '4xx': {}, 200: {}, 'x-y': {} });
    expect(responses.map(({ status }) => status)).toEqual(['200', 'default', '4XX']);
  });

  it('tell no content from none declared', () => {
    const { responses } = responsesOf({ 200: {}, 201: { content: {} } });
    expect(responses.map(({ content }) => content)).toEqual([undefined, []]);
  });

  it.each([
    ['absent', undefined, []],
    ['a list', [], ['operation.malformed']],
    ['a strange key', { ok: {} }, ['operation.malformed']],
    ['a dangling reference', { 200: { $ref: '#/nope' } }, ['reference.broken']],
    ['empty', { 200: null }, []],
  ])('%s', (_, responses, expected) => {
    expect(codes(responsesOf(responses).description)).toEqual(expected);
  });

  it('read headers and examples through references', () => {
    const description = openapi(
      {
        '/x': {
          get: {
            responses: {
              200: {
                headers: { 'X-Rate': { $ref: '#/components/headers/Rate' }, 'content-type': { schema: {} } },
                content: {
                  'application/json': {
                    example: { a: 1 },
                    examples: {
                      e: { $ref: '#/components/examples/E' },
                      gone: { $ref: '#/components/examples/Gone' },
                    },
                  },
                },
              },
            },
          },
        },
      },
      {
        components: {
          headers: { Rate: { required: true, schema: { $ref: '#/components/schemas/N' } } },
          schemas: { N: { type: 'integer' } },
          examples: { E: { value: { a: 2 } } },
        },
      },
    );
    const [response] = operationOf(description).responses;
    expect(response?.headers).toMatchObject([{ name: 'X-Rate', required: true }]);
    expect(response?.content?.[0]?.examples).toEqual([{ a: 1 }, { a: 2 }]);
    expect(codes(description)).toEqual(['reference.broken']);
  });

  it('read examples of large documents only for those who ask', () => {
    const content = {
      'application/json': { examples: { gone: { $ref: '#/components/examples/Gone' } } },
    };
    const description = openapi(
      { '/x': { get: { responses: { 200: { description: 'x'.repeat(1_000_000), content } } } } },
      {},
    );
    const [media] = operationOf(description).responses[0]?.content ?? [];
    expect(codes(description)).toEqual([]);
    expect(media?.examples).toEqual([]);
    expect(codes(description)).toEqual(['reference.broken']);
  });
});

describe('security', () => {
  const components = {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      bearer: { type: 'http', scheme: 'Bearer' },
      ref: { $ref: '#/components/securitySchemes/bearer' },
      tls: { type: 'mutualTLS' },
      odd: { type: 'magic' },
      incomplete: { type: 'apiKey', in: 'body' },
      '~a/b': { type: 'oauth2' },
    },
  };
  const securityOf = (security: unknown, root?: unknown) =>
    operationOf(openapi({ '/x': { get: { security } } }, { components, security: root })).security;

  it.each<[unknown, unknown, unknown]>([
    [undefined, undefined, undefined],
    [[], [{ key: [] }], undefined],
    [undefined, [{ key: [] }], [['apiKey']]],
    [[{ key: [], bearer: [] }, {}], undefined, [['apiKey', 'http'], []]],
    [[{ ref: [] }], undefined, [['http']]],
    [[{ tls: [] }], undefined, [['mutualTLS']]],
    [[{ '~a/b': [] }], undefined, [['oauth2']]],
    [[{ nope: [] }], undefined, [['undefined']]],
    [[{ odd: [] }], undefined, [['undefined']]],
    [[{ incomplete: [] }], undefined, [['undefined']]],
    [[5], undefined, []],
  ])('%j below %j', (own, root, kinds) => {
    expect(securityOf(own, root)?.map(({ schemes }) => schemes.map(({ kind }) => kind))).toEqual(kinds);
  });

  it('names an undefined scheme', () => {
    const description = openapi({ '/x': { get: { security: [{ nope: [] }] } } });
    operationOf(description);
    expect(description.faults).toMatchObject([
      { code: 'security.undefined', message: expect.stringContaining('"nope"') },
    ]);
  });

  it('knows the basic scheme of Swagger 2.0', () => {
    const description = swagger(
      { '/x': { get: { security: [{ b: [] }] } } },
      { securityDefinitions: { b: { type: 'basic' } } },
    );
    expect(operationOf(description).security?.[0]?.schemes).toMatchObject([
      { kind: 'http', scheme: 'basic' },
    ]);
  });
});

describe('Swagger 2.0', () => {
  it('takes bodies and media types from parameters, consumes and produces', () => {
    const description = swagger(
      {
        '/x': {
          post: {
            consumes: ['application/json', 'application/xml'],
            parameters: [
              { name: 'b', in: 'body', required: true, schema: { $ref: '#/definitions/B' } },
              { name: 'n', in: 'query', type: 'integer' },
            ],
            responses: {
              200: { schema: { type: 'object' }, headers: { 'X-N': { type: 'integer' } } },
              204: {},
            },
          },
        },
      },
      { produces: ['application/json'], definitions: { B: { type: 'object' } } },
    );
    const operation = operationOf(description, 'POST');
    expect(operation.parameters.map(({ name }) => name)).toEqual(['n']);
    expect(operation.requestBody).toMatchObject({ required: true });
    expect(operation.requestBody?.content.map(({ mediaType }) => mediaType)).toEqual([
      'application/json',
      'application/xml',
    ]);
    expect(operation.responses[0]?.content?.map(({ mediaType }) => mediaType)).toEqual(['application/json']);
    expect(operation.responses[0]?.headers[0]?.encoding.schema?.types).toEqual(new Set(['integer']));
    expect(operation.responses[1]?.content).toEqual([]);
  });

  it.each([
    [undefined, 'string', ['application/x-www-form-urlencoded', 'multipart/form-data']],
    [undefined, 'file', ['multipart/form-data']],
    [['application/json', 'multipart/form-data'], 'string', ['multipart/form-data']],
  ])('form consuming %j with a %s is %j', (consumes, type, expected) => {
    const post = { parameters: [{ name: 'f', in: 'formData', type }], ...(consumes && { consumes }) };
    const operation = operationOf(swagger({ '/x': { post } }), 'POST');
    expect(operation.requestBody?.content.map(({ mediaType }) => mediaType)).toEqual(expected);
  });
});

it('leaves its input alone', () => {
  const document = { openapi: '3.0.0', paths: { '/x': { get: { responses: { 200: {} } } } } };
  const description = describeDocument(document);
  const before = JSON.stringify(description.source.value);
  operationOf(description);
  expect(JSON.stringify(description.source.value)).toBe(before);
});

it('reports what the reader tolerated, with its place', () => {
  const source = sourceFromText('/virtual/x.json', '{"openapi": "3.0.0",\n "paths": {},}');
  const description = readDescription(source, createReferenceResolver());
  expect(description.faults).toMatchObject([
    { code: 'syntax', message: 'line 2, column 13: trailing comma' },
  ]);
});
