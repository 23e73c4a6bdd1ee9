import * as fc from 'fast-check';
import type { JsonValue } from '../json/value.js';
import { selectResponse } from '../openapi/media.js';
import type { HeaderDescription, Operation, Response } from '../openapi/model.js';
import { encodeHeader } from '../openapi/parameters/encode.js';
import { NoValuesError } from '../schema/generate/index.js';
import { writeBody } from './bodies/index.js';
import { BoundedArbitrary } from './bounded.js';
import { brokenByResponse, RESPONSE } from './broken.js';
import type { GeneratedResponse, ResponseOptions } from './model.js';
import { bodyArbitrary, hasValues, headerArbitrary } from './parts.js';
import type { BodyValue } from './write-request.js';

/** What a response is made of, before it is written down. */
export interface ResponseValues {
  readonly headers: ReadonlyMap<HeaderDescription, JsonValue>;
  readonly body: BodyValue | undefined;
}

/**
 * Responses that an operation may give with a status: headers and a body of one of its media types; each was read back and
 * judged. The same seed gives the same responses; they shrink part by part.
 *
 * @throws NoValuesError at once when the document describes no response for the status.
 */
export function arbitraryResponse(
  operation: Operation,
  status: number,
  options: ResponseOptions = {},
): fc.Arbitrary<GeneratedResponse> {
  const response = describedResponse(operation, status);
  return new BoundedArbitrary(
    responseValues(response, options).map((values) => writeResponse(status, values)),
    (message) => brokenByResponse(response, message).length === 0,
    `no conforming response ${status} was found for ${operation.method} ${operation.template}`,
  );
}

/** The description of a status. @throws NoValuesError when there is none. */
export function describedResponse(operation: Operation, status: number): Response {
  const response = selectResponse(operation.responses, status);
  if (!response)
    throw new NoValuesError(
      'empty',
      `${operation.method} ${operation.template} describes no response ${status}`,
    );
  return response;
}

/** A status that a response description stands for. */
export const statusOf = ({ status }: Response): number =>
  /^\d{3}$/.test(status) ? Number(status) : /^\dXX$/.test(status) ? Number(status[0]) * 100 : 500;

/** What conforming responses are made of. */
export function responseValues(response: Response, options: ResponseOptions): fc.Arbitrary<ResponseValues> {
  const parts: (readonly [HeaderDescription, fc.Arbitrary<JsonValue | undefined>])[] = [];
  for (const header of response.headers) {
    if (header.name.toLowerCase() === 'content-type') continue;
    const values = headerArbitrary(header, options);
    if (header.required) parts.push([header, values]);
    else if (hasValues(values)) parts.push([header, fc.option(values, { nil: undefined, freq: 3 })]);
  }
  const headers = fc
    .tuple(...parts.map(([, values]) => values))
    .map(
      (values) =>
        new Map(
          values.flatMap((value, i) =>
            value === undefined ? [] : [[(parts[i] as (typeof parts)[number])[0], value] as const],
          ),
        ),
    );
  return fc.record({ headers, body: responseBody(response, options) });
}

function responseBody(
  { content = [] }: Response,
  options: ResponseOptions,
): fc.Arbitrary<BodyValue | undefined> {
  const { mediaType } = options;
  const contents = mediaType === undefined ? content : content.filter((one) => one.mediaType === mediaType);
  const bodies = contents.map((one) => bodyArbitrary(one, RESPONSE, options));
  const writable = bodies.length === 1 ? bodies : bodies.filter(hasValues);
  return writable.length === 0 ? fc.constant(undefined) : fc.oneof(...writable);
}

export function writeResponse(status: number, { headers, body }: ResponseValues): GeneratedResponse {
  const written = [...headers].map(([header, value]) => ({
    name: header.name,
    values: [encodeHeader(header, value)],
  }));
  return {
    status,
    headers: body ? [{ name: 'Content-Type', values: [body.mediaType] }, ...written] : written,
    body: body && writeBody(body.value, body.content, body.mediaType),
    content: body?.value,
  };
}
