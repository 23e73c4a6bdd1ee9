import { getKey } from '../../json/value.js';
import type { Operation } from '../model.js';
import { isTrue, type Node, type ReadContext, textOf } from './context.js';
import { readParameters, readRawParameters } from './parameters.js';
import { readSecurity } from './security.js';
import type { VersionReaders } from './versions.js';

/** Compiles one operation. `pathItems`: where the path is described, the farthest reference first. */
export function readOperation(
  context: ReadContext,
  readers: VersionReaders,
  place: { readonly method: string; readonly template: string; readonly pathItems: readonly Node[] },
  operation: Node,
): Operation {
  const { location, value } = operation;
  const raw = readRawParameters(context, [...place.pathItems, operation]);
  const parameters = raw.filter((parameter) => !readers.bodyPlaces.has(parameter.in));
  return {
    location,
    method: place.method,
    template: place.template,
    operationId: textOf(getKey(value, 'operationId')),
    deprecated: isTrue(getKey(value, 'deprecated')),
    servers: readers.servers(context, serverOwners(context, place.pathItems, operation)),
    parameters: readParameters(context, parameters, place.template, location, readers.encoding),
    requestBody: readers.requestBody(context, operation, raw),
    responses: readers.responses(context, operation),
    security: readSecurity(context, operation, readers.securitySchemes),
  };
}

/** Whose `servers` count, the innermost first. */
export const serverOwners = (context: ReadContext, pathItems: readonly Node[], operation: Node): Node[] => [
  operation,
  ...pathItems.toReversed(),
  { location: { source: context.source, pointer: '' }, value: context.root },
];
