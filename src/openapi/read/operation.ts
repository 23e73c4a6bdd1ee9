import { getKey } from '../../json/value.js';
import type { Operation, Unreadable } from '../model.js';
import { isTrue, type Node, type ReadContext, textOf } from './context.js';
import { readParameters, readRawParameters } from './parameters.js';
import { readSecurity } from './security.js';
import type { VersionReaders } from './versions.js';

/** Compiles one operation. `pathItems`: where the path is described, the farthest reference first. */
export function readOperation(
  context: ReadContext,
  readers: VersionReaders,
  place: Pick<Operation, 'method' | 'template' | 'servers'> & { readonly pathItems: readonly Node[] },
  operation: Node,
): Operation {
  const { location, value } = operation;
  const raw = readRawParameters(context, [...place.pathItems, operation]);
  const { unreadable } = raw;
  const parameters = raw.parameters.filter((parameter) => !readers.bodyPlaces.has(parameter.in));
  return {
    location,
    method: place.method,
    template: place.template,
    operationId: textOf(getKey(value, 'operationId')),
    deprecated: isTrue(getKey(value, 'deprecated')),
    servers: place.servers,
    parameters: readParameters(context, { parameters, unreadable }, place.template, location, readers),
    requestBody: readers.requestBody(context, operation, raw),
    responses: readers.responses(context, operation),
    security: readSecurity(context, operation, readers.securitySchemes),
    unreadable: undefined,
    unreadableParameters: unreadable,
  };
}

/** An operation that may or may not stand in a part that could not be read. */
export const unreadableOperation = (
  place: Pick<Operation, 'method' | 'template' | 'servers'>,
  unreadable: Unreadable,
): Operation => ({
  ...place,
  location: unreadable.location,
  operationId: undefined,
  deprecated: false,
  parameters: [],
  requestBody: undefined,
  responses: [],
  security: undefined,
  unreadable,
  unreadableParameters: [],
});
