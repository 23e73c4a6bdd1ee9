import { apiKeysOf } from '../../openapi/api-keys.js';
import type { Operation } from '../../openapi/model.js';
import type { DecodedRequest } from '../../openapi/parameters/decode.js';
import { isGeneralHeader } from '../headers.js';
import { CONFORMS, type Conformance, together, violation } from '../violation.js';
import type { WireRequest } from '../wire.js';

/** What the request sends although the operation does not declare it. Credentials are declared by their scheme. */
export function checkUnknown(
  operation: Operation,
  decoded: DecodedRequest,
  request: WireRequest,
): Conformance {
  // One of those may declare whatever is sent.
  if (operation.unreadableParameters.length > 0) return CONFORMS;
  const name = `${operation.method} ${operation.template}`;
  const keys = apiKeysOf(operation);
  const isKey = (place: string, key: string) => keys.some((one) => one.in === place && one.parameter === key);
  const headers = new Set(
    operation.parameters.filter((one) => one.in === 'header').map((one) => one.name.toLowerCase()),
  );
  return together(
    ...decoded.unknownQuery
      .filter((key) => !isKey('query', key))
      .map((key) =>
        violation({
          rule: 'request.query.unknown',
          place: { part: 'query-parameter', name: key },
          message: `query parameter "${key}" is not declared for ${name}`,
          help: 'describe the parameter, or stop sending it',
          spec: operation.location,
        }),
      ),
    ...request.headers
      .filter(({ name: header }) => !headers.has(header.toLowerCase()) && !isGeneralHeader(header))
      .filter(
        ({ name: header }) =>
          !keys.some((one) => one.in === 'header' && one.parameter.toLowerCase() === header.toLowerCase()),
      )
      .map(({ name: header }) =>
        violation({
          rule: 'request.header.unknown',
          place: { part: 'header', name: header },
          message: `header "${header}" is not declared for ${name}`,
          spec: operation.location,
        }),
      ),
    ...decoded.unknownCookies
      .filter((key) => !isKey('cookie', key))
      .map((key) =>
        violation({
          rule: 'request.cookie.unknown',
          place: { part: 'cookie', name: key },
          message: `cookie "${key}" is not declared for ${name}`,
          spec: operation.location,
        }),
      ),
  );
}
