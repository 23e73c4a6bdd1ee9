import { bytesOf, isEmpty } from '../json/payload.js';
import { mediaClass } from '../media-type/classes.js';
import { parseMediaType } from '../media-type/media-type.js';
import { decodeBody } from '../openapi/bodies/index.js';
import { isSequential } from '../openapi/bodies/sequence.js';
import type { MediaTypeContent } from '../openapi/model.js';
import type { Direction } from '../schema/model.js';
import { judgeBody, undeclaredPlaces } from './schema-violations.js';
import { CONFORMS, type Conformance, together, unjudged, violation } from './violation.js';
import type { WireRequest, WireResponse } from './wire.js';

const BODY = { part: 'body' } as const;

/** Whether a body conforms to the schema of the media type the document offers for it. */
export function checkBodyValue(
  content: MediaTypeContent,
  message: WireRequest | WireResponse,
  mediaType: string,
  direction: Direction,
): Conformance {
  const { schema } = content;
  if (isEmpty(message.body) || (!schema && !content.itemSchema)) return CONFORMS;
  const type = parseMediaType(mediaType);
  if (schema && message.json !== undefined && type && mediaClass(type) === 'json' && !isSequential(type))
    return judgeBody(schema, message.json, direction);
  const decoded = decodeBody(content, bytesOf(message.body), mediaType);
  if ('undecided' in decoded)
    return unjudged({
      rule: `${direction}.body.unvalidatable`,
      place: BODY,
      reason: decoded.undecided,
      spec: content.location,
    });
  if ('problem' in decoded)
    return violation({
      rule: `${direction}.body.incompatible`,
      place: BODY,
      message: `the body cannot be read as ${mediaType}: ${decoded.problem}`,
      spec: content.location,
    });
  const judged = judgeBody(decoded.schema, decoded.value, direction);
  return decoded.undeclared?.length
    ? together(judged, undeclaredPlaces(decoded.schema, decoded.undeclared, direction))
    : judged;
}
