import { readDescription } from '../../src/openapi/description.js';
import type { Description, Operation } from '../../src/openapi/model.js';
import { createReferenceResolver } from '../../src/source/references.js';
import { sourceFromText } from '../../src/source/text.js';

/** A description of an OpenAPI document given as a value. */
export function describeDocument(document: object, uri = '/virtual/openapi.json'): Description {
  return readDescription(sourceFromText(uri, JSON.stringify(document)), createReferenceResolver());
}

/** An OpenAPI 3 document with the given paths. */
export const openapi = (paths: object, more: object = {}): Description =>
  describeDocument({ openapi: '3.1.0', info: { title: 't', version: '1' }, paths, ...more });

/** A Swagger 2.0 document with the given paths. */
export const swagger = (paths: object, more: object = {}): Description =>
  describeDocument({ swagger: '2.0', info: { title: 't', version: '1' }, paths, ...more });

/** The operation of the first path that has the method. */
export function operationOf(description: Description, method = 'GET'): Operation {
  const operation = description.paths.find((path) => path.methods.includes(method))?.operation(method);
  if (!operation) throw new Error(`no operation ${method}`);
  return operation;
}
