/** A document with some operations, two of which have faults of their own and share one; it takes a schema from elsewhere. */
export const DOCUMENT = `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /users/{id}:
    get:
      parameters:
        - { $ref: '#/components/parameters/id' }
      responses:
        '200':
          description: a user
          content: { application/json: { schema: { $ref: user.yaml } } }
  /orders/{id}:
    get:
      security: [{ nobody: [] }]
      parameters:
        - { $ref: '#/components/parameters/id' }
        - { $ref: '#/components/parameters/odd' }
      responses:
        '200': { description: an order, content: { application/json: { schema: { type: object, properties: { total: { type: number } } } } } }
  /invoices/{id}:
    get:
      parameters:
        - { $ref: '#/components/parameters/odd' }
        - { $ref: missing.yaml#/id }
      responses:
        '200': { description: an invoice }
  /notes/{id}:
    get:
      parameters:
        - { $ref: '#/components/parameters/id' }
      requestBody: { content: { application/json: { schema: {} } } }
      responses:
        '200': { description: a note, content: { application/json: { schema: { properties: { rank: {} } } } } }
  /broken: { $ref: '#/nowhere' }
components:
  parameters:
    id: { name: id, in: path, required: true, schema: { type: integer } }
    odd: { name: odd, in: nowhere }
`;

/** What the document refers to: users with one field of that name. */
export const userSchema = (field: string): string =>
  `type: object\nrequired: [${field}]\nproperties:\n  ${field}: { type: integer }\n`;

/** One interaction: a path, the body that the consumer expects there, and the one that it sends. */
export type Expected = readonly [path: string, body: unknown, sent?: unknown];

const JSON_TYPE = { 'Content-Type': 'application/json' };

export const pactOf = (consumer: string, expected: readonly Expected[]): string =>
  JSON.stringify(
    {
      consumer: { name: consumer },
      provider: { name: 'shop' },
      interactions: expected.map(([path, body, sent], at) => ({
        description: `${consumer} ${at}`,
        providerStates: [{ name: 'there is one', params: { number: 1 } }],
        request: { method: 'GET', path, ...(sent !== undefined && { headers: JSON_TYPE, body: sent }) },
        response: { status: 200, headers: JSON_TYPE, body },
      })),
      metadata: { pactSpecification: { version: '3.0.0' } },
    },
    null,
    2,
  );

export const USER: Expected = ['/users/1', { id: 1 }];
export const STRANGER: Expected = ['/users/1', { name: 'Ann' }];
export const ORDER: Expected = ['/orders/1', { total: 12.5 }];
export const INVOICE: Expected = ['/invoices/1', { sum: 12.5 }];

/** The document with all that belongs to it, and two pacts. */
export const FILES = {
  'openapi.yaml': DOCUMENT,
  'user.yaml': userSchema('id'),
  'pacts/app.json': pactOf('app', [USER, ORDER]),
  'pacts/web.json': pactOf('web', [STRANGER, INVOICE]),
};
