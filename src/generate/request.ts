import * as fc from 'fast-check';
import type { JsonValue } from '../json/value.js';
import type { Operation, Parameter } from '../openapi/model.js';
import { NoValuesError } from '../schema/generate/index.js';
import { BoundedArbitrary } from './bounded.js';
import { brokenByRequest, REQUEST } from './broken.js';
import type { GeneratedRequest, RequestOptions } from './model.js';
import { bodyArbitrary, hasValues, parameterArbitrary } from './parts.js';
import { type BodyValue, type RequestValues, writeRequest } from './write-request.js';

/** How often an optional part is there: in two of three requests. */
const OPTIONAL_FREQUENCY = 3;

/** Headers that bodies, credentials and answers decide; Swagger 2.0 may describe them as parameters all the same. */
const DECIDED_ELSEWHERE: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization']);

/**
 * Requests that conform to an operation: parameters written by their styles, placeholder credentials, a body of one of its
 * media types. Each was read back and judged. The same seed gives the same requests; they shrink part by part.
 *
 * Drawing throws NoValuesError when a required part has no values (or none were found).
 */
export function arbitraryRequest(
  operation: Operation,
  options: RequestOptions = {},
): fc.Arbitrary<GeneratedRequest> {
  return new BoundedArbitrary(
    requestValues(operation, options).map((values) => writeRequest(operation, values, options)),
    (request) => brokenByRequest(operation, request, options).length === 0,
    `no conforming request was found for ${operation.method} ${operation.template}`,
  );
}

/** What conforming requests are made of. */
export function requestValues(operation: Operation, options: RequestOptions): fc.Arbitrary<RequestValues> {
  return fc
    .record({
      parameters: parametersArbitrary(operation, options),
      body: requestBodyArbitrary(operation, options),
    })
    .map(({ parameters, body }) => ({ parameters, body, authorized: true }));
}

function parametersArbitrary(
  operation: Operation,
  options: RequestOptions,
): fc.Arbitrary<ReadonlyMap<Parameter, JsonValue>> {
  const parts: (readonly [Parameter, fc.Arbitrary<JsonValue | undefined>])[] = [];
  for (const parameter of operation.parameters) {
    if (
      parameter.in === 'header' &&
      !parameter.required &&
      DECIDED_ELSEWHERE.has(parameter.name.toLowerCase())
    )
      continue;
    const values = parameterArbitrary(parameter, options);
    if (parameter.required || parameter.in === 'path') parts.push([parameter, values]);
    else if (!parameter.deprecated && hasValues(values)) parts.push([parameter, optional(values)]);
  }
  return fc
    .tuple(...parts.map(([, values]) => values))
    .map(
      (values) =>
        new Map(
          values.flatMap((value, i) =>
            value === undefined ? [] : [[(parts[i] as (typeof parts)[number])[0], value] as const],
          ),
        ),
    );
}

const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(values, { nil: undefined, freq: OPTIONAL_FREQUENCY });

function requestBodyArbitrary(
  { requestBody }: Operation,
  options: RequestOptions,
): fc.Arbitrary<BodyValue | undefined> {
  const declared = requestBody?.content ?? [];
  const { mediaType } = options;
  const contents =
    mediaType === undefined ? declared : declared.filter((content) => content.mediaType === mediaType);
  if (!requestBody || contents.length === 0) return fc.constant(undefined);
  const bodies = contents.map((content) => bodyArbitrary(content, REQUEST, options));
  const writable = bodies.length === 1 && requestBody.required ? bodies : bodies.filter(hasValues);
  if (writable.length === 0 && requestBody.required)
    return fc.constant(undefined).map(() => {
      throw new NoValuesError('undecided', 'no body was found that can be written in a declared media type');
    });
  if (writable.length === 0) return fc.constant(undefined);
  const body = fc.oneof(...writable);
  return requestBody.required ? body : optional(body);
}
