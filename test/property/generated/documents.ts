import type { JsonObject } from '../../../src/json/value.js';
import type { Choices } from './random.js';
import { componentsOf, objectSchema, schemaOf } from './schemas.js';

const PARAMETER_SCHEMAS: readonly JsonObject[] = [
  { type: 'string' },
  { type: 'string', minLength: 1, maxLength: 4 },
  { type: 'string', pattern: '^[a-z]+$' },
  { type: 'string', format: 'uuid' },
  { type: 'string', format: 'date' },
  { type: 'integer' },
  { type: 'integer', minimum: 1, maximum: 50 },
  { type: 'number' },
  { type: 'boolean' },
  { type: 'string', enum: ['asc', 'desc'] },
];

const parameter = (choose: Choices, place: string, name: string): JsonObject => ({
  name,
  in: place,
  required: place === 'path' || choose.chance(0.5),
  schema: choose.pick(PARAMETER_SCHEMAS),
});

function operation(choose: Choices, withBody: boolean): JsonObject {
  const body = choose.chance(0.8) ? objectSchema(choose, 0) : schemaOf(choose, 0);
  return {
    parameters: [
      parameter(choose, 'path', 'id'),
      ...(choose.chance(0.6) ? [parameter(choose, 'query', 'q')] : []),
      ...(choose.chance(0.3) ? [parameter(choose, 'header', 'X-Trace')] : []),
    ],
    ...(withBody && {
      requestBody: {
        required: choose.chance(0.7),
        content: { 'application/json': { schema: objectSchema(choose, 0) } },
      },
    }),
    responses: {
      [choose.pick(['200', '200', '2XX', 'default'])]: {
        description: 'fine',
        headers: choose.chance(0.4)
          ? { 'X-Count': { required: choose.chance(0.6), schema: choose.pick(PARAMETER_SCHEMAS) } }
          : {},
        content: { 'application/json': { schema: body } },
      },
      '404': {
        description: 'nothing there',
        content: { 'application/json': { schema: { type: 'object' } } },
      },
    },
  };
}

/** A small OpenAPI 3.1 document whose schemas are of all kinds. */
export const documentOf = (choose: Choices): JsonObject => ({
  openapi: '3.1.0',
  info: { title: 'generated', version: '1' },
  paths: {
    '/things/{id}': { get: operation(choose, false), put: operation(choose, true) },
    '/things/{id}/parts': { get: operation(choose, false) },
  },
  components: { schemas: componentsOf(choose) },
});
