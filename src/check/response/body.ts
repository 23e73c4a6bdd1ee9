import { selectContent } from '../../openapi/media.js';
import type { Operation, Response } from '../../openapi/model.js';
import { checkBodyValue } from '../body.js';
import { CONFORMS, type Conformance, together, violation } from '../violation.js';
import { bodyMediaType, headerValues, type WireResponse } from '../wire.js';

const BODY = { part: 'body' } as const;
const CONTENT_TYPE = { part: 'header', name: 'Content-Type' } as const;

/** The media type whose schema speaks about a response's body, and what is wrong about the media type. */
export function selectResponseContent(
  operation: Operation,
  response: Response,
  actual: WireResponse,
): { readonly content: ReturnType<typeof selectContent>; readonly conformance: Conformance } {
  const name = `the ${response.status} response of ${operation.method} ${operation.template}`;
  const offered = response.content ?? [];
  const header = headerValues(actual.headers, 'content-type')?.[0];
  const sent = (actual.body?.length ?? 0) > 0;
  const none = (conformance: Conformance) => ({ content: undefined, conformance });
  if (!offered.length) {
    const body = sent
      ? violation({
          rule: 'response.body.unknown',
          place: BODY,
          message: `the consumer reads a body, but ${name} declares no content`,
          help: 'describe the content of the response, or stop reading its body',
          spec: response.location,
        })
      : CONFORMS;
    const type = header
      ? violation({
          rule: 'response.content-type.unknown',
          place: CONTENT_TYPE,
          message: `the consumer expects Content-Type ${header}, but ${name} declares no content`,
          spec: response.location,
        })
      : CONFORMS;
    return none(together(body, type));
  }
  if (!sent && header === undefined) return none(CONFORMS);
  const mediaType = bodyMediaType(actual) ?? '';
  const content = selectContent(offered, mediaType);
  if (content) return { content, conformance: CONFORMS };
  const guessed = header === undefined && actual.sniffed;
  const types = offered.map((one) => one.mediaType).join(', ');
  return none(
    violation({
      rule: 'response.content-type.incompatible',
      place: header === undefined ? BODY : CONTENT_TYPE,
      message: `the consumer expects ${guessed ? 'what looks like ' : ''}${mediaType}, ${name} offers ${types}`,
      help: 'expect a media type that the document offers, or describe the one the consumer reads',
      spec: response.location,
      expected: offered.map((one) => one.mediaType),
      actual: mediaType,
    }),
  );
}

/** Whether a concrete, complete response body is one the document permits. */
export function checkResponseBody(
  operation: Operation,
  response: Response,
  actual: WireResponse,
): Conformance {
  const { content, conformance } = selectResponseContent(operation, response, actual);
  if (!content) return conformance;
  return together(conformance, checkBodyValue(content, actual, bodyMediaType(actual) ?? '', 'response'));
}
