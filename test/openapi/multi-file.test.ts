import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDescription } from '../../src/openapi/description.js';
import { loadFile } from '../../src/source/load.js';
import { createReferenceResolver } from '../../src/source/references.js';
import { operationOf } from './describe.js';

const root = mkdtempSync(path.join(tmpdir(), 'concordat-multi-'));

const FILES = {
  'openapi.yaml': `
openapi: 3.0.3
info: {title: t, version: "1"}
paths:
  /users/{id}: {$ref: paths/user.yaml}
components:
  securitySchemes:
    key: {$ref: 'common.yaml#/schemes/key'}
security: [{key: []}]
`,
  'paths/user.yaml': `
parameters: [{$ref: '../common.yaml#/parameters/id'}]
get:
  responses:
    200: {$ref: '../common.yaml#/responses/user'}
    404: {$ref: '../missing.yaml#/x'}
put:
  requestBody: {$ref: '../common.yaml#/bodies/user'}
`,
  'common.yaml': `
schemes:
  key: {type: apiKey, in: header, name: X-Key}
parameters:
  id: {name: id, in: path, required: true, schema: {type: integer, nullable: true}}
responses:
  user:
    headers:
      X-Rate: {$ref: '#/headers/rate'}
    content:
      application/json:
        schema: {$ref: 'schemas/user.json'}
bodies:
  user:
    required: true
    content: {application/json: {schema: {$ref: 'schemas/user.json'}}}
headers:
  rate: {schema: {type: integer}}
`,
  'schemas/user.json': '{"type":"object","properties":{"self":{"$ref":"#"},"name":{"type":"string"}}}',
};

beforeAll(() => {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
});

afterAll(() => rmSync(root, { recursive: true }));

it('reads a description spread over several files', () => {
  const options = { cwd: root };
  const description = readDescription(loadFile('openapi.yaml', options), createReferenceResolver(options));
  const get = operationOf(description, 'GET');
  const put = operationOf(description, 'PUT');
  expect(get.parameters[0]).toMatchObject({ name: 'id', location: { pointer: '/parameters/id' } });
  // The version of the root document decides how the other files are read.
  expect(get.parameters[0]?.encoding.schema?.types).toEqual(new Set(['integer', 'null']));
  expect(get.security?.[0]?.schemes[0]).toMatchObject({ kind: 'apiKey', parameter: 'X-Key' });
  const [response] = get.responses;
  expect(response?.location.source.display).toBe('common.yaml');
  expect(response?.headers[0]?.name).toBe('X-Rate');
  const schema = response?.content?.[0]?.schema?.ref;
  expect(schema?.location.source.display).toBe('schemas/user.json');
  expect(schema?.properties?.get('self')?.ref).toBe(schema);
  expect(put.requestBody?.content[0]?.schema?.ref).toBe(schema);
  expect(description.faults).toMatchObject([
    {
      code: 'reference.broken',
      location: { pointer: '/get/responses/404' },
      message: expect.stringContaining('missing.yaml'),
    },
  ]);
});
