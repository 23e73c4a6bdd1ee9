import type { Response } from '../../openapi/model.js';
import { type Conformance, together, unread } from '../violation.js';
import type { WireRequest } from '../wire.js';
import { checkAccept } from './accept.js';
import { checkRequestBody } from './body.js';
import type { Located } from './operation.js';
import { checkParameters, decodeRequest } from './parameters.js';
import { withoutRepeated } from './repeated.js';
import { checkSecurity } from './security.js';
import { checkUnknown } from './unknown.js';

/**
 * What the document says about one concrete request to an operation: parameters, credentials, media types, body.
 * `response` is the declared response the consumer hopes for; its media types must suit the Accept header.
 */
export function checkRequest(
  { operation, texts }: Located,
  request: WireRequest,
  response: Response | undefined,
): Conformance {
  if (operation.unreadable)
    return unread({ part: 'path' }, `${operation.method} ${operation.template}`, operation.unreadable);
  const decoded = decodeRequest(operation, texts, request);
  const security = checkSecurity(operation, request);
  const accept = checkAccept(request, response);
  const body = checkRequestBody(operation, request);
  return together(
    ...operation.unreadableParameters.map((one) => unread({ part: 'path' }, 'a parameter', one)),
    withoutRepeated(checkParameters(decoded.parameters), { operation, security, accept, body }),
    checkUnknown(operation, decoded, request),
    security,
    accept,
    body,
  );
}
