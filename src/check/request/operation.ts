import type { Description, Operation } from '../../openapi/model.js';
import { findOperations, type RouteCandidate } from '../../openapi/route/route.js';
import type { Violation } from '../violation.js';
import type { WireRequest } from '../wire.js';
import { checkParameters, decodeRequest } from './parameters.js';

/** The operation a request reaches, with the raw texts of its path parameters. */
export interface Located {
  readonly operation: Operation;
  readonly route: RouteCandidate;
}

/**
 * Finds the operation of a request (DESIGN 4.1): of all templates the path fits, the best whose parameters accept it, else the
 * best. When there is none, the violation names the nearest candidates.
 */
export function locateOperation(
  descriptions: readonly Description[],
  request: WireRequest,
): Located | { readonly operation: undefined; readonly violation: Violation } {
  const { candidates, nearest } = findOperationsOf(descriptions, request);
  const route =
    candidates.length > 1
      ? (candidates.find((one) => acceptsPath(one, request)) ?? candidates[0])
      : candidates[0];
  if (route) return { operation: route.operation, route };
  const hints = nearest().map(({ hint }) => hint);
  return {
    operation: undefined,
    violation: {
      rule: 'request.path-or-method.unknown',
      place: { part: 'path' },
      message: `the document has no operation ${request.method} ${request.path}`,
      help: hints.length
        ? `did you mean: ${hints.join('; ')}?`
        : 'describe the operation, or correct the path of the interaction',
      spec: descriptions[0] && { source: descriptions[0].source, pointer: '/paths' },
      actual: `${request.method} ${request.path}`,
    },
  };
}

const acceptsPath = (route: RouteCandidate, request: WireRequest): boolean =>
  checkParameters(decodeRequest(route.operation, route.texts, request, 'path')).violations.length === 0;

function findOperationsOf(descriptions: readonly Description[], request: WireRequest) {
  const result = findOperations(descriptions, request.method, request.path, request.query);
  return { candidates: result.candidates, nearest: () => result.nearest };
}
