import { isEmpty } from '../../json/payload.js';
import { parseMediaType } from '../../media-type/media-type.js';
import { selectContent } from '../../openapi/media.js';
import type { MediaTypeContent, Operation, Response } from '../../openapi/model.js';
import { CONFORMS, type Conformance, violation } from '../violation.js';
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
  const sent = !isEmpty(actual.body);
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
    return none(sent ? body : type);
  }
  if (!sent && header === undefined) return none(CONFORMS);
  const mediaType = bodyMediaType(actual) ?? '';
  const content = selectContent(offered, mediaType);
  if (content && !namesOtherCharset(content, mediaType)) return { content, conformance: CONFORMS };
  const guessed = header === undefined && actual.sniffed;
  const types = offered.map((one) => one.mediaType).join(', ');
  return none(
    violation({
      rule: 'response.content-type.incompatible',
      place: header === undefined ? BODY : CONTENT_TYPE,
      message: `the consumer expects ${guessed ? 'what looks like ' : ''}${mediaType}, ${name} offers ${types}`,
      help: guessed
        ? 'name the Content-Type in the expected response: without it the verifier guesses it from the body'
        : 'expect a media type that the document offers, or describe the one the consumer reads',
      spec: response.location,
      expected: offered.map((one) => one.mediaType),
      actual: mediaType,
    }),
  );
}

/** Whether the document names a charset and the type has another one. */
export function namesOtherCharset({ mediaType }: MediaTypeContent, type: string): boolean {
  const declared = parseMediaType(mediaType)?.parameters.get('charset');
  const wanted = declared && parseMediaType(type)?.parameters.get('charset');
  return wanted !== undefined && wanted !== '' && wanted !== declared;
}
