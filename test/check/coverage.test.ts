import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { check } from '../../src/index.js';

const folder = mkdtempSync(join(tmpdir(), 'concordat-coverage-'));
afterAll(() => rmSync(folder, { recursive: true }));

const document = {
  openapi: '3.0.3',
  info: { title: 'users', version: '1' },
  paths: {
    '/users/{id}': {
      get: {
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'expand', in: 'query', schema: { type: 'string' } },
        ],
        responses: {
          200: {
            description: 'a user',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['name', 'roles'],
                  properties: {
                    name: { type: 'string' },
                    age: { type: 'integer' },
                    secret: { type: 'string', writeOnly: true },
                    roles: {
                      type: 'array',
                      items: { type: 'object', properties: { id: { type: 'string' } } },
                    },
                  },
                },
              },
            },
          },
          404: { description: 'nobody' },
        },
      },
      delete: { responses: { 204: { description: 'gone' } } },
    },
  },
};

const pact = (consumer: string, body: unknown) => ({
  consumer: { name: consumer },
  provider: { name: 'users' },
  interactions: [
    {
      description: 'a user',
      request: { method: 'GET', path: '/users/7' },
      response: { status: 200, headers: { 'Content-Type': 'application/json' }, body },
    },
  ],
  metadata: { pactSpecification: { version: '2.0.0' } },
});

it('says per operation who uses what, and which operations nobody calls', async () => {
  const write = (name: string, value: unknown) => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(value));
    return file;
  };
  const report = await check({
    spec: [write('openapi.json', document)],
    pacts: [
      write('web.json', pact('web', { name: 'Ann' })),
      write('app.json', pact('app', { roles: [{ id: 'x' }] })),
    ],
    coverage: true,
  });
  const [get, remove] = report.coverage?.[0]?.operations ?? [];
  expect(remove).toEqual({ method: 'DELETE', path: '/users/{id}', consumers: [] });
  expect(get?.consumers).toEqual(['app', 'web']);
  expect(get?.details).toEqual({
    parameters: [
      { name: 'path id', consumers: ['app', 'web'] },
      { name: 'query expand', consumers: [] },
    ],
    requestMediaTypes: [],
    statuses: [
      { name: '200', consumers: ['app', 'web'] },
      { name: '404', consumers: [] },
    ],
    responseMediaTypes: [{ name: '200 application/json', consumers: ['app', 'web'] }],
    fields: [
      { name: '200 $.name', consumers: ['web'] },
      { name: '200 $.age', consumers: [] },
      { name: '200 $.roles', consumers: ['app'] },
      { name: '200 $.roles[*].id', consumers: ['app'] },
    ],
  });
});
