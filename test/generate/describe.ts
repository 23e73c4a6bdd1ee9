import type { JsonValue } from '../../src/json/value.js';
import type { Operation } from '../../src/openapi/model.js';
import { operationOf as firstOf, openapi } from '../openapi/describe.js';

const securitySchemes = {
  key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
  basic: { type: 'http', scheme: 'basic' },
  token: { type: 'oauth2', flows: {} },
  session: { type: 'apiKey', in: 'cookie', name: 'session' },
};

/** A POST operation of a small document. */
export const operationOf = (operation: JsonValue, path = '/things/{id}'): Operation =>
  firstOf(
    openapi(
      { [path]: { post: operation } },
      { servers: [{ url: 'https://api.example.com/v1' }], components: { securitySchemes } },
    ),
    'POST',
  );
