import type { Description, Operation } from '../../openapi/model.js';
import { type DecodedParameter, decodePathText } from '../../openapi/parameters/decode.js';
import { findOperations, type RouteCandidate } from '../../openapi/route/route.js';
import type { PathTexts } from '../../openapi/route/segment.js';
import type { Violation } from '../violation.js';
import type { WireRequest } from '../wire.js';
import { checkParameters, decodePath } from './parameters.js';

/** The operation a request reaches, with the raw texts of its path parameters. */
export interface Located {
  readonly operation: Operation;
  readonly texts: PathTexts;
}

/**
 * Finds the operation of a request (docs/design.md 4.1): of all templates the path fits, and all ways to cut it at one, the best whose
 * parameters accept it, else the best. When there is none, the violation names the nearest candidates.
 */
export function locateOperation(
  descriptions: readonly Description[],
  request: WireRequest,
): Located | { readonly operation: undefined; readonly violation: Violation } {
  const result = findOperations(descriptions, request.method, request.path, request.query);
  const located = locatedAmong(result.candidates);
  if (located) return located;
  const hints = result.nearest.map(({ hint }) => hint);
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

function locatedAmong(candidates: readonly RouteCandidate[]): Located | undefined {
  const [best] = candidates;
  if (!best) return undefined;
  if (candidates.length > 1 || best.ambiguous)
    for (const candidate of candidates) {
      const texts = acceptedTexts(candidate);
      if (texts) return { operation: candidate.operation, texts };
    }
  return { operation: best.operation, texts: best.texts };
}

/** The texts of a candidate's path parameters that their schemas accept, however the path has to be cut for it. */
function acceptedTexts(candidate: RouteCandidate): PathTexts | undefined {
  const { operation, texts, ambiguous } = candidate;
  const { parameters } = operation;
  if (accepts(decodePath(parameters, texts))) return texts;
  if (!ambiguous) return undefined;
  return candidate.textsTaken((parameter, text) => accepts(decodePathText(parameters, parameter, text)));
}

const accepts = (decoded: readonly DecodedParameter[]): boolean =>
  checkParameters(decoded).violations.length === 0;
