import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A document with pacts that call it; further files of the document lie in `folder`. */
export interface Seed {
  readonly name: string;
  readonly document: string;
  readonly pacts: readonly string[];
  readonly folder?: string;
}

const EXAMPLES = resolve(import.meta.dirname, '../../examples');

function example(name: string, document: string, multiFile = false): Seed {
  const folder = join(EXAMPLES, name);
  const pacts = readdirSync(join(folder, 'pacts')).sort();
  return {
    name,
    document: readFileSync(join(folder, document), 'utf8'),
    pacts: pacts.map((file) => readFileSync(join(folder, 'pacts', file), 'utf8')),
    ...(multiFile && { folder }),
  };
}

const print = (value: unknown): string => JSON.stringify(value, undefined, 2);

const tree = {
  type: 'object',
  required: ['id', 'kind'],
  discriminator: { propertyName: 'kind', mapping: { leaf: '#/definitions/Leaf' } },
  properties: { id: { type: 'integer' }, kind: { type: 'string' }, next: { $ref: '#/definitions/Tree' } },
};

const SWAGGER = {
  swagger: '2.0',
  info: { title: 'trees', version: '1' },
  basePath: '/api',
  consumes: ['application/json'],
  produces: ['application/json'],
  securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
  paths: {
    '/trees/{id}': {
      get: {
        security: [{ key: [] }],
        parameters: [
          { name: 'id', in: 'path', required: true, type: 'integer' },
          { name: 'tags', in: 'query', type: 'array', items: { type: 'string' }, collectionFormat: 'pipes' },
        ],
        responses: { 200: { description: '', schema: { $ref: '#/definitions/Tree' } } },
      },
    },
    '/trees': {
      post: {
        consumes: ['application/x-www-form-urlencoded'],
        parameters: [{ name: 'kind', in: 'formData', type: 'string', required: true, pattern: '^[a-z]+$' }],
        responses: { 201: { description: '' }, default: { description: '' } },
      },
    },
  },
  definitions: { Tree: tree, Leaf: { allOf: [{ $ref: '#/definitions/Tree' }, { required: ['id'] }] } },
};

const V1_PACT = {
  provider: { name: 'trees' },
  consumer: { name: 'v1' },
  interactions: [
    {
      description: 'a tree',
      provider_state: 'tree 1 exists',
      request: { method: 'get', path: '/api/trees/1', query: 'tags=a%7Cb', headers: { 'X-Key': 'k' } },
      response: {
        status: 200,
        headers: { 'Content-Type': 'application/json' },
        body: { id: 1, kind: 'leaf', next: { id: 2, kind: 'Tree' } },
      },
    },
    {
      description: 'ruby matchers',
      request: {
        method: 'post',
        path: '/api/trees',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'kind=leaf',
      },
      response: { status: 201, body: { json_class: 'Pact::SomethingLike', contents: { id: 1 } } },
    },
  ],
};

const MODERN = {
  openapi: '3.1.0',
  info: { title: 'files', version: '1' },
  servers: [
    { url: 'https://{host}/{v}', variables: { host: { default: 'h' }, v: { enum: ['v1'], default: 'v1' } } },
  ],
  security: [{ oauth: ['a'] }, { key: [], cookie: [] }],
  paths: {
    '/files/{path}': {
      parameters: [
        {
          name: 'path',
          in: 'path',
          required: true,
          style: 'matrix',
          explode: true,
          schema: { type: 'array' },
        },
      ],
      post: {
        parameters: [
          {
            name: 'filter',
            in: 'query',
            style: 'deepObject',
            schema: { type: 'object', properties: { a: { type: ['integer', 'null'] } } },
          },
          { name: 'session', in: 'cookie', schema: { type: 'string', format: 'uuid' } },
          { name: 'X-L', in: 'header', schema: { type: 'array', items: { $ref: '#/$defs/node' } } },
        ],
        requestBody: {
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                properties: {
                  file: { contentMediaType: 'image/png' },
                  meta: { $ref: '#/components/schemas/Node' },
                },
              },
              encoding: { meta: { contentType: 'application/json' } },
            },
            'application/xml': {
              schema: {
                type: 'object',
                xml: { name: 'f' },
                properties: { a: { type: 'integer', xml: { attribute: true } } },
              },
            },
            'application/json': { schema: { $ref: '#/components/schemas/Node' } },
          },
        },
        responses: {
          '2XX': {
            description: '',
            headers: { ETag: { required: true, schema: { type: 'string', pattern: '^W?/?"' } } },
            content: { 'application/*+json': { schema: { $ref: '#/components/schemas/Node' } } },
          },
          default: { description: '', content: { 'text/plain': {} } },
        },
      },
    },
  },
  $defs: { node: { type: 'string', maxLength: 4 } },
  components: {
    securitySchemes: {
      oauth: { type: 'oauth2', flows: {} },
      key: { type: 'apiKey', in: 'query', name: 'k' },
      cookie: { type: 'apiKey', in: 'cookie', name: 'c' },
    },
    schemas: {
      Node: {
        $id: 'https://example.com/node',
        $dynamicAnchor: 'node',
        type: 'object',
        required: ['name', 'size'],
        properties: {
          name: { type: 'string', minLength: 1, pattern: '^[a-z]+(-[a-z]+)*$' },
          size: { type: 'integer', exclusiveMinimum: 0, multipleOf: 2, readOnly: true },
          kids: {
            type: 'array',
            items: { $dynamicRef: '#node' },
            uniqueItems: true,
            contains: { required: ['name'] },
            minContains: 0,
          },
          link: { oneOf: [{ type: 'string', format: 'uri' }, { type: 'null' }] },
        },
        dependentRequired: { link: ['kids'] },
        patternProperties: { '^x-': { type: ['string', 'number'] } },
        if: { properties: { size: { const: 2 } } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { required: ['kids'] },
        unevaluatedProperties: false,
      },
    },
  },
};

const body = (content: unknown, contentType = 'application/json') => ({
  content,
  contentType,
  encoded: false,
});

const V4_PACT = {
  provider: { name: 'files' },
  consumer: { name: 'v4' },
  interactions: [
    {
      type: 'Synchronous/HTTP',
      key: 'a',
      description: 'stores a node',
      pending: true,
      providerStates: [{ name: 'files exist', params: { id: 1, deep: { a: [null] } } }],
      request: {
        method: 'POST',
        path: '/v1/files/;path=a;path=b',
        query: { 'filter[a]': ['1'], k: ['x'] },
        headers: {
          Cookie: ['c=1; session=0ee5a7b8-29bf-4d0b-8a9c-3e7f2b8b2a11'],
          'Content-Type': ['application/json'],
        },
        body: body({ name: 'a-b', size: 2, kids: [{ name: 'c', size: 4 }] }),
        matchingRules: {
          query: { 'filter[a]': { combine: 'AND', matchers: [{ match: 'integer' }] } },
          body: { '$.kids': { combine: 'AND', matchers: [{ match: 'type', min: 1, max: 3 }] } },
        },
        generators: {
          body: { '$.size': { type: 'RandomInt', min: 2, max: 8 } },
          query: { k: { type: 'Uuid' } },
        },
      },
      response: {
        status: 201,
        headers: { 'Content-Type': ['application/hal+json'], ETag: ['W/"1"'] },
        body: body({ name: 'a-b', size: 2, kids: [], link: null }, 'application/hal+json'),
        matchingRules: {
          status: { combine: 'AND', matchers: [{ match: 'statusCode', status: 'success' }] },
          header: { ETag: { combine: 'OR', matchers: [{ match: 'regex', regex: 'W/"\\d+"' }] } },
          body: {
            '$.name': { combine: 'AND', matchers: [{ match: 'regex', regex: '[a-z-]+' }] },
            '$.kids': {
              combine: 'AND',
              matchers: [
                {
                  match: 'arrayContains',
                  variants: [{ index: 0, rules: { '$.name': { matchers: [{ match: 'type' }] } } }],
                },
              ],
            },
            $: {
              combine: 'AND',
              matchers: [{ match: 'eachKey', value: 'a', rules: [{ match: 'regex', regex: '\\w+' }] }],
            },
          },
        },
      },
    },
    {
      type: 'Synchronous/HTTP',
      description: 'sends XML',
      request: {
        method: 'POST',
        path: '/v1/files/;path=a',
        headers: { Authorization: ['Bearer x'] },
        body: body('<f a="1"/>', 'application/xml'),
        matchingRules: { body: { "$.f['@a']": { combine: 'AND', matchers: [{ match: 'integer' }] } } },
      },
      response: { status: 500, body: { content: 'aGk=', contentType: 'text/plain', encoded: 'base64' } },
    },
    {
      type: 'Asynchronous/Messages',
      description: 'a message',
      contents: body({ a: 1 }),
      metadata: { contentType: 'application/json' },
    },
    {
      type: 'Synchronous/Messages',
      description: 'a call',
      request: { contents: body({}) },
      response: [{ contents: body({}) }],
    },
  ],
  metadata: { pactSpecification: { version: '4.0' } },
};

const V3_MESSAGES = {
  provider: { name: 'files' },
  consumer: { name: 'v3' },
  messages: [
    {
      description: 'an event',
      providerStates: [{ name: 'x' }],
      contents: { at: '2024-01-01' },
      matchingRules: { body: { '$.at': { matchers: [{ match: 'date', date: 'yyyy-MM-dd' }] } } },
      metaData: { contentType: 'application/json' },
    },
  ],
  metadata: { 'pact-specification': { version: '3.0.0' } },
};

const NEWEST = {
  openapi: '3.2.0',
  info: { title: 'search', version: '1' },
  paths: {
    '/search': {
      query: {
        parameters: [
          {
            in: 'querystring',
            name: 'q',
            content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } },
          },
        ],
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: { 200: { description: '', content: { 'application/jsonl': { itemSchema: {} } } } },
      },
      additionalOperations: { COPY: { responses: { 204: {} } } },
    },
  },
};

const QUERY_PACT = {
  provider: { name: 'search' },
  consumer: { name: 'v2' },
  interactions: [
    {
      description: 'searches',
      providerState: null,
      request: { method: 'QUERY', path: '/search?a=b', query: { q: ['x'], r: [null] }, body: { a: 1 } },
      response: {
        status: '200',
        body: '{"a":1}',
        matchingRules: { '$.body.a': { match: 'type' }, '$.headers.X': { regex: 'a' } },
      },
    },
  ],
  metadata: { pactSpecificationVersion: '2' },
};

export const SEEDS: readonly Seed[] = [
  example('user-service', 'openapi.yaml'),
  example('rename', 'after.yaml'),
  example('multi-file', 'openapi.yaml', true),
  { name: 'swagger', document: print(SWAGGER), pacts: [print(V1_PACT)] },
  { name: 'modern', document: print(MODERN), pacts: [print(V4_PACT), print(V3_MESSAGES)] },
  { name: 'newest', document: print(NEWEST), pacts: [print(QUERY_PACT)] },
];
