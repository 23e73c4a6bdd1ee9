import { describe, expect, it } from 'vitest';
import { pointerFromPath, validateDescription } from '../../src/openapi/validate.js';
import { describeDocument } from './describe.js';

const document = (paths: object, more: object = {}) =>
  describeDocument({ openapi: '3.0.3', info: { title: 't', version: '1' }, paths, ...more });

const fine = { '/x': { get: { responses: { 200: { description: 'd' } } } } };

describe('validateDescription', () => {
  it('says nothing about a valid document and does not change it', async () => {
    const description = document(fine, {
      components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: { type: 'string' } } },
    });
    const before = JSON.stringify(description.source.value);
    expect(await validateDescription(description)).toEqual([]);
    expect(JSON.stringify(description.source.value)).toBe(before);
  });

  it.each([
    ['a missing member', { '/x': { get: { responses: { 200: {} } } } }, {}, '/paths/~1x/get/responses/200'],
    ['a wrong member', fine, { info: { title: 't' } }, '/info'],
  ])('points at %s', async (_, paths, more, pointer) => {
    const faults = await validateDescription(document(paths, more));
    expect(faults[0]).toMatchObject({ code: 'invalid', severity: 'warning', location: { pointer } });
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
    const [fault] = await validateDescription(description);
    expect(fault).toMatchObject({
      location: { pointer: '/paths/~1x/get' },
      message: expect.stringContaining('"y"'),
    });
  });

  it('survives dangling references', async () => {
    const faults = await validateDescription(
      document({ '/x': { get: { responses: { 200: { $ref: '#/nope' } } } } }),
    );
    expect(faults).toHaveLength(1);
  });

  it.each([
    [{ openapi: '3.2.0', paths: {} }, {}],
    [{ openapi: '3.0.3', paths: {} }, { maxBytes: 5 }],
  ])('skips %j with a note', async (value, options) => {
    const faults = await validateDescription(describeDocument(value), options);
    expect(faults).toMatchObject([{ severity: 'info' }]);
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
      expect(await validateDescription(describeDocument({ ...version, info, paths }))).toEqual([]);
  });
});
