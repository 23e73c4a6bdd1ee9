import { describe, expect, it } from 'vitest';
import { validationFaults, withWhole } from '../../src/openapi/validation.js';
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
