import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deprecatedUse } from '../../src/check/deprecated.js';
import { locateOperation } from '../../src/check/request/operation.js';
import { exampleRequest, exampleResponse } from '../../src/check/wire.js';
import { openapi } from '../openapi/describe.js';
import { contractOf, exchange, http } from '../pact/contract.js';

/** What the findings say an interaction uses that is deprecated. */
function usedOf(
  operation: object,
  request: object,
  response: object = {},
  components: object = {},
): string[] {
  const path = (request as { path?: string }).path ? '/a/{p}' : '/a';
  const method = (request as { method?: string }).method?.toLowerCase() ?? 'get';
  const description = openapi({ [path]: { [method]: operation } }, { components });
  const contract = contractOf({
    consumer: { name: 'web' },
    provider: { name: 'users' },
    interactions: [exchange(request, response)],
    metadata: { pactSpecification: { version: '3.0.0' } },
  });
  const interaction = http(contract);
  const sent = exampleRequest(interaction.request);
  const located = locateOperation([description], sent);
  if (!located.operation) throw new Error(located.violation.message);
  return deprecatedUse(
    contract.source,
    interaction,
    located,
    sent,
    exampleResponse(interaction.response),
  ).map(({ message }) => message.replace(/^the (.*) is deprecated$/, '$1'));
}

const JSON_TYPE = { 'Content-Type': 'application/json' };
const answering = (schema: object, headers: object = {}) => ({
  responses: { 200: { description: '', headers, content: { 'application/json': { schema } } } },
});

describe('parameters', () => {
  const places = fc.constantFrom('query', 'header', 'cookie', 'path');
  const declared = fc.uniqueArray(
    fc.record({
      in: places,
      name: fc.constantFrom('a', 'b', 'p'),
      isOld: fc.boolean(),
      isSent: fc.boolean(),
    }),
    { maxLength: 6, selector: (one) => `${one.in} ${one.name}` },
  );

  it('are named that are deprecated and sent, and no others', () => {
    let used = 0;
    fc.assert(
      fc.property(declared, fc.boolean(), (list, isOld) => {
        // The path has one parameter, which is always sent.
        const parameters = list.filter((one) => one.in !== 'path' || one.name === 'p');
        const isSent = (one: (typeof list)[number]) => one.in === 'path' || one.isSent;
        const sent = (place: string) => parameters.filter((one) => one.in === place && isSent(one));
        const found = usedOf(
          {
            deprecated: isOld,
            parameters: parameters.map((one) => ({
              name: one.name,
              in: one.in,
              required: one.in === 'path',
              deprecated: one.isOld,
              schema: { type: 'string' },
            })),
          },
          {
            path: '/a/x',
            query: Object.fromEntries(sent('query').map(({ name }) => [name, ['1']])),
            headers: {
              ...Object.fromEntries(sent('header').map(({ name }) => [name.toUpperCase(), '1'])),
              ...(sent('cookie').length && {
                Cookie: sent('cookie')
                  .map(({ name }) => `${name}=1`)
                  .join('; '),
              }),
            },
          },
        );
        const wanted = parameters.filter((one) => one.isOld && isSent(one));
        used += wanted.length;
        expect(found).toEqual([
          ...(isOld ? ['operation GET /a/{p}'] : []),
          ...wanted.map((one) => `${one.in} parameter "${one.name}"`),
        ]);
      }),
      { seed: 20_261_214, numRuns: 200 },
    );
    expect(used).toBeGreaterThan(50);
  });
});

describe('fields', () => {
  const old = { type: 'string', deprecated: true };

  it.each<[string, object, unknown, string[]]>([
    ['a field', { properties: { a: old, b: {} } }, { a: 'x', b: 1 }, ['response field $.a']],
    ['not one that the pact does not mention', { properties: { a: old } }, { b: 1 }, []],
    [
      'one for all items',
      { items: { properties: { a: old } } },
      [{ a: 'x' }, { a: 'y' }],
      ['response field $[0].a'],
    ],
    ['the whole body', old, 'x', ['response field $']],
    [
      'by reference',
      { properties: { a: { $ref: '#/components/schemas/Old' } } },
      { a: 'x' },
      ['response field $.a'],
    ],
    ['by a part', { allOf: [{ properties: { a: old } }] }, { a: 'x' }, ['response field $.a']],
    [
      'of the branch taken',
      { oneOf: [{ properties: { a: old } }, { type: 'array' }] },
      { a: '' },
      ['response field $.a'],
    ],
    [
      'not of the other branch',
      { oneOf: [{ type: 'array', items: old }, { type: 'object' }] },
      { a: 'x' },
      [],
    ],
    [
      'two declarations',
      { properties: { a: old, b: old } },
      { a: 'x', b: 'y' },
      ['response field $.a', 'response field $.b'],
    ],
  ])('%s', (_name, schema, body, wanted) => {
    const components = { schemas: { Old: old } };
    expect(usedOf(answering(schema), {}, { headers: JSON_TYPE, body }, components)).toEqual(wanted);
  });

  it('of the request and of the response are told apart where both share a schema', () => {
    const content = { 'application/json': { schema: { $ref: '#/components/schemas/A' } } };
    const found = usedOf(
      { requestBody: { content }, responses: { 200: { description: '', content } } },
      { method: 'POST', headers: JSON_TYPE, body: { a: 'x' } },
      { headers: JSON_TYPE, body: { a: 'x' } },
      { schemas: { A: { properties: { a: old } } } },
    );
    expect(found).toEqual(['request field $.a', 'response field $.a']);
  });
});

it('names response headers that are deprecated, however they are spelt', () => {
  const headers = { 'X-Old': { deprecated: true, schema: {} }, 'X-New': { schema: {} } };
  const found = usedOf(answering({}, headers), {}, { headers: { 'x-OLD': '1', 'X-New': '2', Via: '3' } });
  expect(found).toEqual(['response header "x-OLD"']);
});
