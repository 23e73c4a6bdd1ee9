import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A pact of one interaction: the consumer reads `field` of an order. */
export const orderPact = (consumer: string, field: string, provider = 'orders') => ({
  consumer: { name: consumer },
  provider: { name: provider },
  interactions: [
    {
      description: `read the ${field} of an order`,
      providerStates: [{ name: 'order 1 exists' }],
      request: { method: 'GET', path: '/orders/1' },
      response: {
        status: 200,
        headers: { 'Content-Type': 'application/json' },
        body: { [field]: 12.5 },
        matchingRules: { body: { [`$.${field}`]: { matchers: [{ match: 'number' }] } } },
      },
    },
  ],
  metadata: { pactSpecification: { version: '3.0.0' } },
});

/** The document of a provider whose orders have these required numbers. */
export const orderDocument = (...fields: readonly string[]): string =>
  JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'orders', version: '1' },
    paths: {
      '/orders/{id}': {
        get: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {
            200: {
              description: 'an order',
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    required: fields,
                    properties: Object.fromEntries(fields.map((field) => [field, { type: 'number' }])),
                  },
                },
              },
            },
          },
        },
      },
    },
  });

export interface Folder {
  readonly path: string;
  readonly write: (name: string, content: unknown) => string;
  readonly remove: () => void;
}

/** An empty folder for one test. */
export function emptyFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'concordat-broker-'));
  mkdirSync(join(path, '.git'));
  return {
    path,
    write(name, content) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
