import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenByRequest } from '../../src/generate/broken.js';
import {
  arbitraryRequest,
  type GeneratedRequest,
  generateRequests,
  nearMissRequests,
  type RequestOptions,
} from '../../src/generate/index.js';
import type { JsonValue } from '../../src/json/value.js';
import { operationOf } from './describe.js';

const text = ({ body }: GeneratedRequest): string => new TextDecoder().decode(body);

function requestsOf(
  operation: JsonValue,
  options: RequestOptions = {},
  path = '/things/{id}',
): readonly GeneratedRequest[] {
  const described = operationOf(operation, path);
  const samples = generateRequests(described, { seed: 1, n: 30, ...options });
  if (samples.kind === 'none') throw new Error(samples.reason);
  for (const request of samples.messages) expect(brokenByRequest(described, request, options)).toEqual([]);
  return samples.messages;
}

const ID = { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } };

const FULL: JsonValue = {
  operationId: 'change',
  parameters: [
    ID,
    { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 9 } },
    { name: 'sort', in: 'query', required: true, schema: { enum: ['up', 'down'] } },
    { name: 'X-Trace', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } },
    { name: 'theme', in: 'cookie', schema: { enum: ['dark', 'light'] } },
  ],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['name'],
          properties: { name: { type: 'string', minLength: 1 }, id: { type: 'integer', readOnly: true } },
        },
      },
    },
  },
  security: [{ key: [], session: [] }],
  responses: { 200: { description: 'ok' } },
};

describe('requests', () => {
  it('carry everything the operation demands, below the base path', () => {
    for (const request of requestsOf(FULL)) {
      expect(request.method).toBe('POST');
      expect(request.path).toMatch(/^\/v1\/things\/[1-9]\d*$/);
      expect(request.query.find(({ name }) => name === 'sort')?.values[0]).toMatch(/^(?:up|down)$/);
      const headers = new Map(request.headers.map(({ name, values }) => [name, values[0]]));
      expect(headers.get('X-Trace')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('X-Api-Key')).toBe('placeholder');
      expect(headers.get('Cookie')).toContain('session=placeholder');
      expect(headers.get('Content-Type')).toBe('application/json');
      expect(JSON.parse(text(request))).toEqual(request.content);
      expect(request.content).not.toHaveProperty('id');
    }
  });

  it('leave optional parameters out now and then', () => {
    const pages = requestsOf(FULL).map(({ query }) => query.some(({ name }) => name === 'page'));
    expect(new Set(pages)).toEqual(new Set([true, false]));
  });

  it('can be sent below another base path and with other credentials', () => {
    const [request] = requestsOf(FULL, { basePath: '', credentials: ({ name }) => `my-${name}` });
    expect(request?.path).toMatch(/^\/things\//);
    expect(request?.headers).toContainEqual({ name: 'X-Api-Key', values: ['my-key'] });
  });

  it.each([
    ['basic', 'Basic dXNlcjpwYXNzd29yZA=='],
    ['token', 'Bearer placeholder'],
  ])('authorize by the scheme %s', (scheme, value) => {
    const [request] = requestsOf({ parameters: [ID], security: [{ [scheme]: [] }], responses: {} });
    expect(request?.headers).toEqual([{ name: 'Authorization', values: [value] }]);
  });

  it.each([
    ['form', true, /^(?:tags=[ab]&?){2,}$/],
    ['form', false, /^tags=[ab](?:%2C[ab])+$/],
    ['pipeDelimited', false, /^tags=[ab](?:%7C[ab])+$/],
  ])('write lists in the style %s, explode %s', (style, explode, shape) => {
    const schema = { type: 'array', items: { enum: ['a', 'b'] }, minItems: 2 };
    const parameters = [ID, { name: 'tags', in: 'query', required: true, style, explode, schema }];
    for (const { url } of requestsOf({ parameters, responses: {} })) expect(url.split('?')[1]).toMatch(shape);
  });

  it('never put texts into a path, header or cookie that cannot stand there', () => {
    const parameters = [
      { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
      { name: 'X-Note', in: 'header', required: true, schema: { type: 'string' } },
      { name: 'note', in: 'cookie', required: true, schema: { type: 'string' } },
    ];
    for (const { path, headers } of requestsOf({ parameters, responses: {} })) {
      expect(path).toMatch(/^\/v1\/things\/[^/?#]+$/);
      for (const { values } of headers)
        for (const value of values)
          expect(value).toMatch(/^[\x21-\x7e]+(?: [\x20-\x7e]*[\x21-\x7e]|[\x20-\x7e]*[\x21-\x7e])?$|^$/);
    }
  });

  it('send texts as cookies that have to be percent-encoded', () => {
    const schema = { enum: ['dark blue', 'ä;ö'] };
    const parameters = [ID, { name: 'theme', in: 'cookie', required: true, schema }];
    const sent = requestsOf({ parameters, responses: {} }).map(({ headers }) => headers[0]?.values[0]);
    expect(new Set(sent)).toEqual(new Set(['theme=dark%20blue', 'theme=%C3%A4%3B%C3%B6']));
  });

  it.each([
    [
      'application/json',
      { enum: [{ 'a&b': 'c=d', n: [1] }] },
      '%7B%22a%26b%22%3A%22c%3Dd%22%2C%22n%22%3A%5B1%5D%7D=',
    ],
    ['application/jsonpath', { enum: ['$.a=b'] }, '%24.a%3Db='],
  ])('send the whole query as %s', (mediaType, schema, query) => {
    const whole = { name: 'all', in: 'querystring', required: true, content: { [mediaType]: { schema } } };
    for (const { url } of requestsOf({ parameters: [ID, whole], responses: {} }))
      expect(url.split('?')[1]).toBe(query);
  });

  it('read back several parameters of one segment where it can be cut', () => {
    const parameters = [
      { name: 'year', in: 'path', required: true, schema: { type: 'integer', minimum: 1990, maximum: 2030 } },
      { name: 'slug', in: 'path', required: true, schema: { enum: ['a-b', 'c-1-d'] } },
    ];
    expect(requestsOf({ parameters, responses: {} }, {}, '/posts/{year}-{slug}')).toHaveLength(30);
  });

  it('write parameters whose names have a colon', () => {
    const parameters = ['n:id', 'n:v.x'].map((name, i) => ({
      name,
      in: 'path',
      required: true,
      schema: { enum: [i] },
    }));
    const [request] = requestsOf({ parameters, responses: {} }, {}, '/things/{n:id}/{n:v.x}');
    expect(request?.path).toBe('/v1/things/0/1');
  });

  it('tell several parameters of one segment apart', () => {
    const parameters = ['name', 'extension'].map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string', minLength: 1 },
    }));
    for (const { path } of requestsOf({ parameters, responses: {} }, {}, '/files/{name}.{extension}'))
      expect(path).toMatch(/^\/v1\/files\/.+\..+$/);
  });

  const properties = {
    name: { type: 'string', pattern: '^[a-z]+$' },
    size: { type: 'integer' },
    tags: { type: 'array', items: { enum: ['x', 'y'] }, minItems: 1 },
  };
  it.each([
    ['application/x-www-form-urlencoded', /^(?:(?:name=[a-z]+|size=-?\d+|tags=[xy])&?)+$/],
    ['multipart/form-data', /^--concordat-boundary\r\nContent-Disposition: form-data; name="/],
    ['application/xml', /^<root>.*<\/root>$/],
    ['application/vnd.things+json', /^\{.*\}$/],
  ])('write bodies as %s', (mediaType, shape) => {
    const schema = { type: 'object', required: ['name'], properties };
    const bodies = requestsOf({
      parameters: [ID],
      requestBody: { required: true, content: { [mediaType]: { schema } } },
      responses: {},
    });
    for (const request of bodies) expect(text(request)).toMatch(shape);
  });

  it('choose among media types, or keep to the one asked for', () => {
    const content = {
      'application/json': { schema: { type: 'integer' } },
      'text/plain': { schema: { type: 'string' } },
    };
    const operation = { parameters: [ID], requestBody: { required: true, content }, responses: {} };
    const typesOf = (requests: readonly GeneratedRequest[]) =>
      new Set(requests.map(({ headers }) => headers[0]?.values[0]));
    expect(typesOf(requestsOf(operation))).toEqual(new Set(['application/json', 'text/plain']));
    expect(typesOf(requestsOf(operation, { mediaType: 'text/plain' }))).toEqual(new Set(['text/plain']));
  });

  it('say why there are none', () => {
    const body = { required: true, content: { 'application/json': { schema: false } } };
    const samples = generateRequests(operationOf({ parameters: [ID], requestBody: body, responses: {} }), {
      seed: 1,
      n: 3,
    });
    expect(samples).toMatchObject({ kind: 'none', reason: expect.stringContaining('accepts no value') });
  });

  it('shrink part by part', () => {
    const operation = operationOf(FULL);
    const run = fc.check(
      fc.property(
        arbitraryRequest(operation),
        ({ content }) => (content as { name: string }).name.length < 4,
      ),
      { seed: 2 },
    );
    expect(run.counterexample?.[0]).toMatchObject({ content: { name: 'aaaa' }, path: '/v1/things/1' });
    expect(run.counterexample?.[0].query.map(({ name }) => name)).toEqual(['sort']);
  });

  it('are the same for the same seed', () => {
    const operation = operationOf(FULL);
    const drawn = (seed: number) => generateRequests(operation, { seed, n: 5 });
    expect(drawn(9)).toEqual(drawn(9));
    expect(drawn(9)).not.toEqual(drawn(10));
  });
});

describe('near misses', () => {
  const operation = operationOf(FULL);
  const misses = nearMissRequests(operation, { seed: 1, n: 60 });

  it('break exactly the one constraint that they name', () => {
    expect(misses.length).toBeGreaterThan(20);
    for (const { broken, ...request } of misses)
      expect(brokenByRequest(operation, request, {})).toEqual([broken]);
  });

  it.each([
    ['path', 'id', 'minimum'],
    ['query', 'page', 'maximum'],
    ['query', 'sort', 'required'],
    ['query', 'sort', 'enum'],
    ['header', 'X-Trace', 'format'],
    ['cookie', 'theme', 'enum'],
    ['body', undefined, 'required'],
    ['body', undefined, 'minLength'],
    ['body', undefined, 'readOnly'],
    ['header', 'Content-Type', 'content-type'],
    ['security', 'key', 'security'],
  ])('break %s %s: %s', (part, name, keyword) => {
    expect(misses.map(({ broken }) => [broken.part, broken.name, broken.keyword])).toContainEqual([
      part,
      name,
      keyword,
    ]);
  });

  it('point into the body and into the document', () => {
    const miss = misses.find(({ broken }) => broken.keyword === 'minLength');
    expect(miss?.broken).toMatchObject({
      pointer: '/name',
      location: {
        pointer:
          '/paths/~1things~1{id}/post/requestBody/content/application~1json/schema/properties/name/minLength',
      },
    });
  });
});
