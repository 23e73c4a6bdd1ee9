import { type JsonPointer, joinPointer } from '../json/pointer.js';
import type { Body, ExpectedRequest, ExpectedResponse, Header } from '../pact/model.js';
import type { Location, SourceFile } from '../source/model.js';
import type { Place } from './violation.js';

/** Where a place of a concrete exchange stands in the pact file that asked for it. */
export function pactLocation(
  source: SourceFile,
  part: ExpectedRequest | ExpectedResponse,
  place: Place,
): Location {
  return { source, pointer: pointerOf(part, place) };
}

function pointerOf(part: ExpectedRequest | ExpectedResponse, place: Place): JsonPointer {
  switch (place.part) {
    case 'method':
    case 'status':
    case 'path':
    case 'query':
    case 'headers':
      return joinPointer(part.pointer, place.part);
    case 'path-parameter':
      return joinPointer(part.pointer, 'path');
    case 'query-parameter':
      return queryPointer(part, place.name);
    case 'header':
      return headerPointer(part, place.name);
    case 'cookie':
      return headerPointer(part, 'cookie');
    case 'body':
      return part.body.pointer;
    case 'body-value':
      return bodyPointer(part.body, place.pointer);
  }
}

/** Where a JSON value of the body stands: inside the document when the file holds it as JSON, else the body as a whole. */
export const bodyPointer = (body: Body, pointer: JsonPointer): JsonPointer =>
  body.state === 'present' && body.jsonPointer !== undefined ? body.jsonPointer + pointer : body.pointer;

const queryPointer = (part: ExpectedRequest | ExpectedResponse, name: string): JsonPointer =>
  ('query' in part ? part.query?.find((parameter) => parameter.name === name)?.pointer : undefined) ??
  joinPointer(part.pointer, 'query');

function headerPointer(part: ExpectedRequest | ExpectedResponse, name: string): JsonPointer {
  const wanted = name.toLowerCase();
  const header: Header | undefined = part.headers.find((one) => one.name.toLowerCase() === wanted);
  return header?.pointer ?? joinPointer(part.pointer, 'headers');
}
