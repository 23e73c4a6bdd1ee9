import { describe, expect, it } from 'vitest';
import { parserFaults, pointerFromPath } from '../../src/openapi/swagger-parser.js';
import { describeDocument } from './describe.js';

const document = (paths: object, more: object = {}) =>
  describeDocument({ openapi: '3.0.3', info: { title: 't', version: '1' }, paths, ...more });

const fine = { '/x': { get: { responses: { 200: { description: 'd' } } } } };

describe('parserFaults', () => {
  it('says nothing about a valid document and does not change it', async () => {
    const description = document(fine, {
      components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: { type: 'string' } } },
    });
    const before = JSON.stringify(description.source.value);
    expect(await parserFaults(description)).toEqual([]);
    expect(JSON.stringify(description.source.value)).toBe(before);
  });

  it('points at faults that only a message names', async () => {
    const get = {
      parameters: [{ name: 'y', in: 'path', required: true, type: 'string' }],
      responses: { 200: { description: 'd' } },
    };
    const description = describeDocument({
      swagger: '2.0',
      info: { title: 't', version: '1' },
      paths: { '/x': { get } },
    });
    const [fault] = await parserFaults(description);
    expect(fault).toMatchObject({
      location: { pointer: '/paths/~1x/get' },
      message: expect.stringContaining('"y"'),
    });
  });

  it('survives dangling references', async () => {
    const faults = await parserFaults(
      document({ '/x': { get: { responses: { 200: { $ref: '#/nope' } } } } }),
    );
    expect(faults).toHaveLength(1);
  });
});

it.each([
  ['/paths/a/b/get', '/paths/~1a~1b/get'],
  ['/paths//a/b/get/parameters/0', '/paths/~1a~1b/get/parameters/0'],
  ['/paths/a/nope', '/paths/~1a'],
  ['', ''],
])('pointerFromPath %s', (path, pointer) => {
  const root = { paths: { '/a': {}, '/a/b': { get: { parameters: [1] } } } };
  expect(pointerFromPath(root, path)).toBe(pointer);
});

describe('references to other files', () => {
  it('leaves them to those who follow them', async () => {
    const get = {
      parameters: [{ $ref: 'missing.yaml#/id' }],
      responses: { 200: { description: 'd' } },
    };
    const info = { title: 't', version: '1' };
    const paths = { '/x/{id}': { get }, '/y': { $ref: 'also-missing.yaml' } };
    for (const version of [{ swagger: '2.0' }, { openapi: '3.0.3' }, { openapi: '3.1.0' }])
      expect(await parserFaults(describeDocument({ ...version, info, paths }))).toEqual([]);
  });
});
