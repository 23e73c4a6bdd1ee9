/** A document with one operation; tests replace the name of its only property. */
export const DOCUMENT = `openapi: 3.0.3
info: { title: Users, version: '1' }
paths:
  /users/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
      responses:
        '200':
          description: a user
          content:
            application/json:
              schema:
                type: object
                required: [user_id]
                properties:
                  user_id: { type: integer }
`;

/** A pact whose consumer reads these fields of a user. */
export const pactOf = (consumer: string, body: unknown): string =>
  JSON.stringify(
    {
      consumer: { name: consumer },
      provider: { name: 'users' },
      interactions: [
        {
          description: 'a user',
          providerStates: [{ name: 'user 1 exists' }],
          request: { method: 'GET', path: '/users/1' },
          response: { status: 200, headers: { 'Content-Type': 'application/json' }, body },
        },
      ],
      metadata: { pactSpecification: { version: '3.0.0' } },
    },
    null,
    2,
  );
