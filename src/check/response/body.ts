import { isEmpty } from '../../json/payload.js';
import { mediaClass } from '../../media-type/classes.js';
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
  if (content) return { content, conformance: CONFORMS };
  const guessed = header === undefined && actual.sniffed;
  // Plain text is what nothing else was recognised as: no claim against any other text or binary type.
  const unstructured = guessed && mediaType === 'text/plain' ? offered.find(isUnstructured) : undefined;
  if (unstructured) return { content: unstructured, conformance: CONFORMS };
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

function isUnstructured({ mediaType }: MediaTypeContent): boolean {
  const type = parseMediaType(mediaType);
  const media = type && mediaClass(type);
  return media === 'text' || media === 'binary';
}
