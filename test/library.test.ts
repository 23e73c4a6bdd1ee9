import { expect, it } from 'vitest';
import { matchResponse } from '../src/index.js';
import { readContract } from '../src/pact/read.js';
import { sourceFromText } from '../src/source/text.js';

it('offers the matching engine: a response against what an interaction expects', () => {
  const pact = {
    consumer: { name: 'web' },
    provider: { name: 'users' },
    interactions: [
      {
        description: 'a user',
        request: { method: 'GET', path: '/users/1' },
        response: {
          status: 200,
          headers: { 'Content-Type': 'application/json' },
          body: { id: 1 },
          matchingRules: { body: { '$.id': { matchers: [{ match: 'integer' }] } } },
        },
      },
    ],
    metadata: { pactSpecification: { version: '3.0.0' } },
  };
  const contract = readContract(sourceFromText('/pact.json', JSON.stringify(pact), {}));
  const [interaction] = contract.interactions;
  if (interaction?.kind !== 'http') throw new Error('expected an HTTP interaction');
  const answer = (body: string) =>
    matchResponse(interaction.response, {
      status: 200,
      headers: [{ name: 'content-type', values: ['application/json'] }],
      body: new TextEncoder().encode(body),
    });
  expect(answer('{"id": 42, "name": "Ann"}').mismatches).toEqual([]);
  expect(answer('{"id": 1.0}').mismatches).toMatchObject([{ kind: 'body', path: '$.id' }]);
  expect(answer('{}').mismatches).toMatchObject([{ kind: 'body', path: '$.id' }]);
});
