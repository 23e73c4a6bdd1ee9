import type { ActualHeader } from '../../matching/model.js';
import type { HeaderDescription, Response } from '../../openapi/model.js';
import { decodeHeader } from '../../openapi/parameters/decode.js';
import { encodeHeader } from '../../openapi/parameters/encode.js';
import { minimalInstance } from '../../schema/complete/index.js';
import { isStandardResponseHeader } from '../headers.js';
import { judgeParameter, readingOf } from '../schema-violations.js';
import { CONFORMS, type Conformance, together, violation } from '../violation.js';
import type { WireResponse } from '../wire.js';

/** The declaration of a header, whatever the spelling of its name. */
export const describedHeader = (response: Response, name: string): HeaderDescription | undefined =>
  response.headers.find((header) => header.name.toLowerCase() === name.toLowerCase());

/** The media type has rules of its own. */
export const isContentType = (name: string): boolean => name.toLowerCase() === 'content-type';

/** Whether the headers the consumer reads are declared and fit their schemas. */
export const checkResponseHeaders = (response: Response, actual: WireResponse): Conformance =>
  together(
    ...actual.headers
      .filter(({ name }) => !isContentType(name))
      .map(({ name }) => {
        const header = describedHeader(response, name);
        return header ? checkHeaderValue(header, name, actual.headers) : undeclared(response, name);
      }),
  );

const undeclared = (response: Response, name: string): Conformance =>
  violation({
    rule: isStandardResponseHeader(name) ? 'response.header.undefined' : 'response.header.unknown',
    place: { part: 'header', name },
    message: `the consumer reads header "${name}", which the ${response.status} response does not declare`,
    help: 'describe the header in the document, or stop reading it in the consumer',
    spec: response.location,
  });

/** Whether the values of a declared header fit its description. */
export function checkHeaderValue(
  header: HeaderDescription,
  name: string,
  headers: readonly ActualHeader[],
): Conformance {
  const decoded = decodeHeader(header, headers);
  const about = { rule: 'response.header.incompatible', place: { part: 'header', name } } as const;
  if (decoded.state === 'unreadable')
    return violation({
      ...about,
      message: `header "${name}" is not written as declared: ${decoded.problem}`,
      spec: header.location,
    });
  const { schema } = header.encoding;
  return decoded.state === 'present' && schema
    ? judgeParameter(schema, decoded.value, 'response', () => ({ ...about, name: `header "${name}"` }))
    : CONFORMS;
}

/** The response with the required headers that the pact does not mention, so that it is one a provider may send. */
export function completeHeaders(response: Response, actual: WireResponse): WireResponse {
  const missing = response.headers.filter(
    (header) =>
      header.required && !actual.headers.some(({ name }) => name.toLowerCase() === header.name.toLowerCase()),
  );
  if (!missing.length) return actual;
  const added = missing.map((header): ActualHeader => {
    const { schema } = header.encoding;
    const value = schema && minimalInstance(schema, readingOf('response', 'open'));
    return { name: header.name, values: [value === undefined ? '' : encodeHeader(header, value)] };
  });
  return { ...actual, headers: [...actual.headers, ...added] };
}
