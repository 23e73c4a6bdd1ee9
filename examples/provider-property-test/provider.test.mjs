import {
  arbitraryRequest,
  findOperation,
  loadDescription,
  nearMissRequests,
  operationsOf,
  responseProblems,
} from 'concordat/arbitrary';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createShelf } from './provider.mjs';

const description = await loadDescription('openapi.yaml', { cwd: import.meta.dirname });
const operations = [...operationsOf(description)].map(({ compile }) => compile());

/** Sends a generated request to the provider, which is a function here; it could as well be a running server. */
async function send(shelf, { method, url, headers, body }) {
  const fields = headers.flatMap(({ name, values }) => values.map((value) => [name, value]));
  const response = await shelf(new Request(`http://localhost${url}`, { method, headers: fields, body }));
  return {
    status: response.status,
    headers: [...response.headers].map(([name, value]) => ({ name, values: [value] })),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

describe.each(operations)('$method $template', (operation) => {
  it('answers every request that the document allows as the document says', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRequest(operation), async (request) => {
        const response = await send(createShelf(), request);
        expect(response.status).toBeLessThan(400);
        expect(responseProblems(operation, response)).toEqual([]);
      }),
    );
  });

  it('refuses every request that breaks one constraint', async () => {
    for (const request of nearMissRequests(operation, { seed: 1, n: 50 })) {
      const response = await send(createShelf(), request);
      expect(response.status, request.broken.message).toBeGreaterThanOrEqual(400);
      expect(responseProblems(operation, response)).toEqual([]);
    }
  });
});

it('lists what was added', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryRequest(findOperation(description, 'addBook')), { maxLength: 5 }),
      async (requests) => {
        const shelf = createShelf();
        for (const request of requests) await send(shelf, request);
        const { body } = await send(shelf, { method: 'GET', url: '/books', headers: [] });
        const titles = JSON.parse(new TextDecoder().decode(body)).map(({ title }) => title);
        expect(titles).toEqual(requests.map(({ content }) => content.title).reverse());
      },
    ),
  );
});
