import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/check/options.js';
import { runCheck } from '../../../src/check/run.js';
import { openapi } from '../../openapi/describe.js';
import { contractWith, exchange } from '../../pact/contract.js';

/** What is said about a request with this body to an operation that takes this schema. */
function findingsOf(schema: object, request: object): string[] {
  const description = openapi({
    '/a': {
      post: {
        requestBody: { required: true, content: { 'application/json': { schema } } },
        responses: { 200: { description: '' } },
      },
    },
  });
  const sent = { method: 'POST', headers: { 'Content-Type': 'application/json' }, ...request };
  const { contracts } = runCheck({
    descriptions: [description],
    contracts: [contractWith(exchange(sent))],
    options: { ...DEFAULT_OPTIONS, rethrow: true },
  });
  return contracts.flatMap(({ interactions }) =>
    interactions.flatMap(({ findings }) => findings.map(({ severity, message }) => `${severity} ${message}`)),
  );
}

const list = (id: object) => ({
  type: 'array',
  items: { type: 'object', required: ['id'], properties: { id } },
});

const rule = (...matchers: object[]) => ({ combine: 'AND', matchers });

describe('what rules and generators admit in requests', () => {
  it('is one finding for one generator of all items', () => {
    const found = findingsOf(list({ type: 'integer', maximum: 9 }), {
      body: [{ id: 1 }, { id: 2 }],
      generators: { body: { '$[*].id': { type: 'RandomInt', min: 1, max: 99 } } },
    });
    expect(found).toEqual([expect.stringMatching(/^warning .* as \$\[\*\]\.id /)]);
  });

  it('is told for the item that weighs most', () => {
    const found = findingsOf(list({ type: 'string', maxLength: 3 }), {
      body: [{ id: 'a' }, { id: 'b' }],
      matchingRules: {
        body: {
          $: rule({ match: 'type' }),
          '$[*].id': rule({ match: 'type' }),
          '$[1].id': rule({ match: 'regex', regex: '[a-z]{1,4}' }),
        },
      },
    });
    expect(found).toEqual([expect.stringMatching(/^warning .* as \$\[\*\]\.id /)]);
  });

  it('is a warning for a length that a matcher states, else an info', () => {
    const schema = { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 3 };
    const found = (limits: object) =>
      findingsOf(schema, {
        body: ['a', 'b'],
        matchingRules: { body: { $: rule({ match: 'type', ...limits }) } },
      }).map((text) => text.replace(/ the consumer.*must have/, ''));
    expect(found({})).toEqual(['info at least 2 items']);
    expect(found({ min: 2 })).toEqual(['info at most 3 items']);
    expect(found({ min: 1 })).toEqual(['warning at least 2 items']);
    expect(found({ min: 2, max: 4 })).toEqual(['warning at most 3 items']);
  });
});
