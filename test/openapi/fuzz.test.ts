import { expect, it } from 'vitest';
import type { JsonValue } from '../../src/json/value.js';
import { decodeBody } from '../../src/openapi/bodies/index.js';
import { readDescription } from '../../src/openapi/description.js';
import type { Operation } from '../../src/openapi/model.js';
import { decodeParameters } from '../../src/openapi/parameters/decode.js';
import { encodeParameter } from '../../src/openapi/parameters/encode.js';
import { findOperations } from '../../src/openapi/route/route.js';
import { InputError } from '../../src/source/model.js';
import { keyPosition, position } from '../../src/source/position.js';
import { createReferenceResolver } from '../../src/source/references.js';
import { sourceFromText } from '../../src/source/text.js';

const SEED = 20_240_607;
const RUNS = 600;

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const V3 = {
  openapi: '3.1.0',
  servers: [{ url: 'https://{host}/{v}', variables: { host: { default: 'h' }, v: { enum: ['v1', 'v2'] } } }],
  paths: {
    '/a/{id}.{ext}': {
      parameters: [
        { $ref: '#/components/parameters/id' },
        { name: 'ext', in: 'path', schema: { type: 'string' } },
      ],
      get: {
        parameters: [
          {
            name: 'f',
            in: 'query',
            style: 'deepObject',
            schema: { type: 'object', properties: { a: { type: 'integer' } } },
          },
          { name: 'j', in: 'query', content: { 'application/json': { schema: {} } } },
          {
            name: 'X-L',
            in: 'header',
            schema: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
          },
        ],
        responses: {
          200: {
            headers: { 'X-R': { schema: { type: 'integer' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } },
          },
          '4XX': { $ref: '#/components/responses/E' },
          default: {},
        },
        security: [{ k: [] }, {}],
      },
      post: {
        requestBody: {
          content: {
            'multipart/form-data': { schema: { type: 'object' }, encoding: { a: { contentType: 'text/*' } } },
            'application/xml': { schema: { $ref: '#/components/schemas/Tree' } },
            'application/x-www-form-urlencoded': { schema: { $ref: '#/components/schemas/Tree' } },
          },
        },
      },
    },
  },
  components: {
    parameters: { id: { name: 'id', in: 'path', required: true, schema: { type: 'integer' } } },
    responses: { E: { description: 'e' } },
    schemas: {
      Tree: {
        type: 'object',
        properties: {
          children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
          n: { type: 'number' },
        },
      },
    },
    securitySchemes: { k: { type: 'apiKey', in: 'header', name: 'K' } },
  },
};

const V2 = {
  swagger: '2.0',
  basePath: '/v1',
  consumes: ['application/json'],
  paths: {
    '/b/{id}': {
      put: {
        parameters: [
          { name: 'id', in: 'path', type: 'array', items: { type: 'integer' }, collectionFormat: 'pipes' },
          { name: 'b', in: 'body', schema: { type: 'object' } },
          { name: 'file', in: 'formData', type: 'file' },
        ],
        responses: { 200: { schema: { type: 'string' }, examples: { 'application/json': 'x' } } },
      },
    },
  },
};

const JUNK: readonly JsonValue[] = [
  null,
  5,
  'x',
  [],
  {},
  [[]],
  true,
  { $ref: '#' },
  { $ref: '#/paths' },
  { $ref: 'gone.json#/x' },
  { $ref: 5 },
  '{',
  '%zz',
  '{a}{b}',
  1e300,
  { a: { b: [1] } },
];
const BODIES = ['', '{', 'a=1&b&a[b]=2', '<a><b/></a>', '--x\r\n\r\n--x--', '\u0000\uffff', '[1.0]'];
const TEXTS = ['1', 'a,b', '', '.x;y=1', '{"a":1}'];
const VALUES: readonly JsonValue[] = [1, 'x y', [1, [2]], { a: { b: 1 } }, null];

function mutate(root: JsonValue, pick: (below: number) => number): void {
  let parent: Record<string, JsonValue> | undefined;
  let key = '';
  let value: JsonValue = root;
  for (let depth = 2 + pick(8); depth > 0 && typeof value === 'object' && value !== null; depth--) {
    const keys = Object.keys(value);
    if (keys.length === 0) break;
    parent = value as unknown as Record<string, JsonValue>;
    key = keys[pick(keys.length)] as string;
    value = parent[key] as JsonValue;
  }
  if (!parent) return;
  const kind = pick(3);
  if (kind === 0) delete parent[key];
  else if (kind === 1 && !Array.isArray(parent)) parent[`${key}{}`] = value;
  else parent[key] = structuredClone(JUNK[pick(JUNK.length)] as JsonValue);
}

function exercise(operation: Operation): void {
  const contents = [
    ...operation.responses.flatMap((response) => response.content ?? []),
    ...(operation.requestBody?.content ?? []),
  ];
  for (const content of contents)
    for (const body of BODIES) decodeBody(content, Buffer.from(body), content.mediaType);
  for (const response of operation.responses) response.headers.map(({ encoding }) => encoding.schema?.types);
  for (const text of TEXTS) {
    decodeParameters(operation.parameters, {
      path: new Map(operation.parameters.map(({ name }) => [name, text])),
      query: operation.parameters.map(({ name }) => ({ name, values: [text, null] })),
      headers: operation.parameters.map(({ name }) => ({ name, values: [text] })),
      cookies: [{ name: 'c', value: text }],
    });
  }
  for (const parameter of operation.parameters) for (const value of VALUES) encodeParameter(parameter, value);
}

/** Everything that can be asked of a document. */
function use(text: string): void {
  const description = readDescription(sourceFromText('/virtual/fuzz.json', text), createReferenceResolver());
  for (const path of description.paths) {
    for (const method of path.methods) {
      exercise(path.operation(method) as Operation);
      expect(findOperations(description, method, `/zz${path.template}`).nearest.length).toBeLessThan(4);
    }
  }
  for (const { location } of description.faults) {
    expect(position(location).line).toBeGreaterThan(0);
    expect(keyPosition(location).line).toBeGreaterThan(0);
  }
}

it(`survives ${RUNS} damaged documents (seed ${SEED})`, () => {
  const pick = random(SEED);
  let usable = 0;
  for (let run = 0; run < RUNS; run++) {
    const document = structuredClone(run % 4 === 0 ? V2 : V3) as unknown as JsonValue;
    for (let i = pick(6); i >= 0; i--) mutate(document, pick);
    const whole = JSON.stringify(document);
    const text = run % 10 === 0 ? whole.slice(0, pick(whole.length)) : whole;
    try {
      use(text);
      usable += 1;
    } catch (error) {
      if (!(error instanceof InputError)) throw new Error(`run ${run} fails on ${text}`, { cause: error });
    }
  }
  expect(usable).toBeGreaterThan(RUNS / 2);
}, 60_000);
