import { isEmpty } from '../../json/payload.js';
import { selectContent } from '../../openapi/media.js';
import type { Operation } from '../../openapi/model.js';
import { checkBodyValue } from '../body.js';
import { CONFORMS, type Conformance, together, unread, violation } from '../violation.js';
import { bodyMediaType, headerValues, type WireRequest } from '../wire.js';

const BODY = { part: 'body' } as const;
const CONTENT_TYPE = { part: 'header', name: 'Content-Type' } as const;

/** Whether the operation takes the request's body: its presence, its media type, its value. */
export function checkRequestBody(operation: Operation, request: WireRequest): Conformance {
  const declared = operation.requestBody;
  const name = `${operation.method} ${operation.template}`;
  const sent = !isEmpty(request.body);
  if (declared?.unreadable)
    // A parameter of 2.0 that may be the body has been told of already.
    return operation.unreadableParameters.includes(declared.unreadable)
      ? CONFORMS
      : unread(BODY, 'the request body', declared.unreadable);
  if (!sent && declared?.required)
    return violation({
      rule: 'request.body.missing',
      place: BODY,
      message: `${name} requires a body, the request has none`,
      spec: declared.location,
    });
  if (!declared?.content.length) {
    if (sent)
      return violation({
        rule: 'request.body.unknown',
        place: BODY,
        message: `the request has a body, but ${name} takes none`,
        help: 'describe the request body, or send none',
        spec: operation.location,
      });
    return headerValues(request.headers, 'content-type') && !isDeclared(operation)
      ? violation({
          rule: 'request.content-type.unknown',
          place: CONTENT_TYPE,
          message: `the request names a Content-Type, but ${name} takes no body`,
          spec: operation.location,
        })
      : CONFORMS;
  }
  if (!sent) return CONFORMS;

  const mediaType = bodyMediaType(request) ?? '';
  const offered = declared.content.map((content) => content.mediaType);
  const content = selectContent(declared.content, mediaType);
  const missing = request.sniffed && !headerValues(request.headers, 'content-type');
  const unnamed: Conformance = missing
    ? violation({
        rule: 'request.content-type.missing',
        place: BODY,
        message: `the request has a body but no Content-Type; ${name} takes ${offered.join(', ')}`,
        help: 'add a Content-Type header to the request of the pact',
        spec: declared.location,
      })
    : CONFORMS;
  if (content) return together(unnamed, checkBodyValue(content, request, mediaType, 'request'));
  if (missing) {
    // A guessed media type is no claim of the consumer: fall back to the only one the operation takes.
    const [only, ...others] = declared.content;
    if (only && !others.length)
      return together(unnamed, checkBodyValue(only, request, only.mediaType, 'request'));
  }
  return violation({
    rule: 'request.content-type.incompatible',
    place: missing ? BODY : CONTENT_TYPE,
    message: `the request body is ${mediaType || 'of no media type'}, ${name} takes ${offered.join(', ')}`,
    help: 'send a media type that the document takes, or describe the one the consumer sends',
    spec: declared.location,
    expected: offered,
    actual: mediaType,
  });
}

/** Swagger 2.0 may describe the header as a parameter. */
const isDeclared = ({ parameters }: Operation): boolean =>
  parameters.some((one) => one.in === 'header' && one.name.toLowerCase() === 'content-type');
