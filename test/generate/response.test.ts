import { describe, expect, it } from 'vitest';
import { brokenByResponse } from '../../src/generate/broken.js';
import {
  arbitraryResponse,
  generateResponses,
  nearMissResponses,
  statusOf,
} from '../../src/generate/index.js';
import { NoValuesError } from '../../src/schema/generate/index.js';
import { operationOf } from './describe.js';

const operation = operationOf({
  parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
  responses: {
    200: {
      description: 'ok',
      headers: {
        'X-Total': { required: true, schema: { type: 'integer', minimum: 0 } },
        'X-Next': { schema: { type: 'string', format: 'uri' } },
      },
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['id', 'secret'],
            properties: { id: { type: 'integer' }, secret: { type: 'string', writeOnly: true } },
          },
        },
      },
    },
    204: { description: 'nothing' },
    '4XX': { description: 'wrong', content: { 'text/*': { schema: { enum: ['wrong', 'missing'] } } } },
  },
});

const responsesOf = (status: number) => {
  const samples = generateResponses(operation, status, { seed: 1, n: 20 });
  return samples.kind === 'messages' ? samples.messages : [];
};

describe('responses', () => {
  it('carry headers and body as described', () => {
    const responses = responsesOf(200);
    expect(responses).toHaveLength(20);
    for (const { status, headers, content } of responses) {
      expect(status).toBe(200);
      expect(headers.find(({ name }) => name === 'X-Total')?.values[0]).toMatch(/^\d+$/);
      expect(Object.keys(content as object)).toEqual(['id']);
    }
    expect(new Set(responses.map(({ headers }) => headers.length))).toEqual(new Set([2, 3]));
  });

  it('have no body where none is described', () => {
    for (const response of responsesOf(204))
      expect(response).toEqual({ status: 204, headers: [], body: undefined, content: undefined });
  });

  it('are found by range, and sent as a concrete media type', () => {
    for (const { status, headers, body } of responsesOf(404)) {
      expect(status).toBe(404);
      expect(headers).toEqual([{ name: 'Content-Type', values: ['text/plain'] }]);
      expect(new TextDecoder().decode(body)).toMatch(/^(?:wrong|missing)$/);
    }
  });

  it('are refused for a status that is not described', () => {
    expect(() => arbitraryResponse(operation, 500)).toThrow(NoValuesError);
    expect(generateResponses(operation, 500, { seed: 1, n: 1 })).toMatchObject({ kind: 'none' });
  });

  it.each([
    ['200', 200],
    ['4XX', 400],
    ['default', 500],
  ])('%s stands for %i', (status, number) => {
    expect(statusOf({ ...operation.responses[0], status } as never)).toBe(number);
  });
});

it('near misses break one constraint and name it', () => {
  const misses = nearMissResponses(operation, 200, { seed: 1, n: 25 });
  const [described] = operation.responses;
  for (const { broken, ...response } of misses)
    expect(brokenByResponse(described as never, response)).toEqual([broken]);
  const named = misses.map(
    ({ broken }) => `${broken.part} ${broken.name ?? broken.pointer} ${broken.keyword}`,
  );
  for (const wanted of [
    'header X-Total required',
    'header X-Total minimum',
    'body  required',
    'body /id type',
    'body /secret writeOnly',
  ])
    expect(named).toContain(wanted);
});
