import { describe, expect, it } from 'vitest';
import { validationFaults, withWhole } from '../../src/openapi/when-to-validate.js';
import { describeDocument } from './describe.js';

const info = { title: 't', version: '1' };
const paths = { '/x': { get: { responses: { 200: { description: 'd' } } } } };
const faultsOf = async (document: object, when: 'auto' | 'always' | 'never' = 'auto') =>
  (await validationFaults(describeDocument(document), when)).map(
    ({ code, location, message }) => `${code} ${location.pointer} ${message}`,
  );

describe('validation', () => {
  it.each([
    ['2.0', { swagger: '2.0', info, paths }],
    ['3.0', { openapi: '3.0.3', info, paths }],
    ['3.1', { openapi: '3.1.0', info, paths }],
    ['3.2', { openapi: '3.2.0', info, paths: { '/x': { query: {} } } }],
  ])('finds nothing in a valid document of %s', async (_, document) => {
    expect(await faultsOf(document)).toEqual([]);
    expect(await faultsOf(document, 'always')).toEqual([]);
  });

  it.each([
    ['2.0', { swagger: '2.0', info: { title: 't' }, paths }, '/info'],
    ['3.0', { openapi: '3.0.3', info: { title: 't' }, paths }, '/info'],
    ['3.1', { openapi: '3.1.0', info: { title: 't' }, paths }, '/info'],
    ['3.2', { openapi: '3.2.0', info: { title: 't' }, paths }, '/info'],
    ['3.2 without content', { openapi: '3.2.0', info }, ''],
  ])('points into a document of %s', async (_, document, pointer) => {
    const faults = await faultsOf(document);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^invalid ${pointer} `));
    expect(await faultsOf(document, 'never')).toEqual([]);
  });

  const schemaOf = (schema: object) => ({
    '/x': { get: { responses: { 200: { description: 'd', content: { 'a/b': { schema } } } } } },
  });
  const at = '/paths/~1x/get/responses/200/content/a~1b/schema';
  const parameterOf = (parameter: object) => ({
    '/x/{id}': { get: { parameters: [parameter], responses: { 200: { description: 'd' } } } },
  });
  const parameter = '/paths/~1x~1{id}/get/parameters/0';

  it.each([
    ['a type', schemaOf({ properties: { a: { type: 'int' } } }), [`${at}/properties/a/type must be one of`]],
    ['a flag', schemaOf({ items: { required: true } }), [`${at}/items/required must be array, not boolean`]],
    [
      'every field',
      schemaOf({ $id: 'a', id: 'b' }),
      [`${at} has the field "$id", which`, `${at} has the field "id", which`],
    ],
    ['a path parameter', parameterOf({ name: 'id', in: 'path', schema: {} }), [`${parameter} must have the`]],
    [
      'a place of parameters',
      parameterOf({ name: 'id', in: 'body', schema: {} }),
      [`${parameter}/in must be one of "path", "query", "header", "cookie"`],
    ],
    ['a reference', schemaOf({ $ref: 1 }), [`${at}/$ref must be string`]],
  ])('says what is wrong with %s, and nothing else', async (_, paths, messages) => {
    const faults = await validationFaults(describeDocument({ openapi: '3.0.3', info, paths }), 'auto');
    expect(faults.map(({ message }) => message)).toEqual(
      messages.map((message) => expect.stringContaining(message)),
    );
  });

  it('tells the kinds of parameters of 2.0 apart', async () => {
    const parameters = [{ name: 'id', in: 'path', type: 'string' }];
    const document = {
      swagger: '2.0',
      info,
      paths: { '/x/{id}': { get: { ...paths['/x'].get, parameters } } },
    };
    expect(await faultsOf(document)).toEqual([
      `invalid ${parameter} ${parameter} must have the property "required"`,
    ]);
  });

  it('asks the parser on request, for rules beyond the schema', async () => {
    const parameters = [{ name: 'id', in: 'path', required: true, type: 'string' }];
    const document = { swagger: '2.0', info, paths: { '/x': { get: { ...paths['/x'].get, parameters } } } };
    expect(await faultsOf(document)).toEqual([]);
    expect(await faultsOf(document, 'always')).toEqual([expect.stringContaining('"id"')]);
  });

  it('tells the fault in own words where the validator trips over a reference first', async () => {
    const get = { responses: { 200: { $ref: '#/components/responses/None' } } };
    expect(await faultsOf({ openapi: '3.0.3', info: { title: 't' }, paths: { '/x': { get } } })).toEqual([
      expect.stringMatching(/^invalid \/info /),
    ]);
  });

  it('leaves out documents of more than a megabyte, unless asked for them', async () => {
    const document = { openapi: '3.0.3', info: { title: 't' }, paths, 'x-text': 'x'.repeat(1_000_001) };
    expect(await faultsOf(document)).toEqual([]);
    expect(await faultsOf(document, 'always')).toHaveLength(1);
  });

  it('gives way to faults that are told more precisely', async () => {
    const get = { parameters: [{ in: 'query', schema: {} }], responses: { 200: { description: 'd' } } };
    const description = describeDocument({ openapi: '3.0.3', info, paths: { '/x': { get } } });
    const whole = await validationFaults(description, 'auto');
    expect(withWhole(whole, description.faults).map(({ code }) => code)).toEqual(['invalid']);
    const [fault] = whole;
    const precise = { ...(fault as NonNullable<typeof fault>), code: 'parameter.malformed' };
    expect(withWhole(whole, [precise])).toEqual([precise]);
  });
});
