import { bytesOf, isEmpty } from '../json/payload.js';
import type { ActualHeader, ActualResponse } from '../matching/model.js';
import { apiKeysOf } from '../openapi/api-keys.js';
import { decodeBody } from '../openapi/bodies/index.js';
import { selectContent } from '../openapi/media.js';
import type { MediaTypeContent, Operation, Response } from '../openapi/model.js';
import {
  type Decoded,
  type DecodedParameter,
  decodeHeader,
  decodeParameters,
  decodePathText,
} from '../openapi/parameters/decode.js';
import { PARAMETER_READING } from '../openapi/parameters/scalar.js';
import type { TakesText } from '../openapi/route/segment.js';
import { judge } from '../schema/judge/index.js';
import type { Reading, Schema } from '../schema/model.js';
import type { Location } from '../source/model.js';
import { type Credential, chosenRequirement, credentialsOf } from './credentials.js';
import { valueOfHeader } from './header.js';
import type { Broken, GeneratedRequest, RequestOptions } from './model.js';
import { defaultBasePath, readPath } from './path.js';

export const REQUEST: Reading = { world: 'closed', direction: 'request', formats: true };
export const RESPONSE: Reading = { world: 'closed', direction: 'response', formats: true };

type Place = Pick<Broken, 'part' | 'name'>;

const broken = (place: Place, keyword: string, location: Location, message: string): Broken => ({
  ...place,
  keyword,
  pointer: '',
  location,
  message,
});

/** Every constraint of the operation that a request breaks, read back from what would be sent; none: it conforms. */
export function brokenByRequest(
  operation: Operation,
  request: GeneratedRequest,
  options: RequestOptions,
): Broken[] {
  const unread =
    operation.unreadable ?? operation.unreadableParameters[0] ?? operation.requestBody?.unreadable;
  if (unread) return [broken({ part: 'path', name: undefined }, 'undecided', unread.location, unread.reason)];
  const basePath = options.basePath ?? defaultBasePath(operation);
  const expected = credentialsOf(operation, options.credentials);
  const path = request.path.slice(basePath.length);
  const texts = readPath(operation, path, takesText(operation)) ?? readPath(operation, path);
  if (!texts)
    return [
      broken(
        { part: 'path', name: undefined },
        'template',
        operation.location,
        'does not fit the path template',
      ),
    ];
  const { parameters, unknownQuery } = decodeParameters(
    operation.parameters,
    { path: texts, query: request.query, headers: request.headers, cookies: cookiesOf(request.headers) },
    apiKeysOf(operation),
  );
  const credentials = new Set(expected.map(({ name }) => name));
  return [
    ...parameters.flatMap(brokenByParameter),
    ...unknownQuery
      .filter((name) => !credentials.has(name))
      .map((name) => broken({ part: 'query', name }, 'undeclared', operation.location, 'is not declared')),
    ...brokenBySecurity(operation, expected, request),
    ...brokenByRequestBody(operation, request),
  ];
}

/** Whether nothing is broken in the text of one path parameter, which decides where a segment with several is cut. */
const takesText =
  ({ parameters }: Operation): TakesText =>
  (parameter, text) =>
    decodePathText(parameters, parameter, text).every((one) => brokenByParameter(one).length === 0);

const cookiesOf = (headers: readonly ActualHeader[]): { name: string; value: string }[] =>
  (valueOfHeader(headers, 'cookie') ?? '')
    .split('; ')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
    });

function brokenByParameter(decoded: DecodedParameter): Broken[] {
  const { parameter } = decoded;
  const part = parameter.in === 'querystring' ? 'query' : parameter.in;
  return brokenByDecoded(decoded, { part, name: parameter.name }, parameter);
}

function brokenByDecoded(
  decoded: Decoded,
  place: Place,
  {
    required,
    location,
    encoding,
  }: { required: boolean; location: Location; encoding: { schema: Schema | undefined } },
): Broken[] {
  switch (decoded.state) {
    case 'empty':
      return [];
    case 'absent':
      return required ? [broken(place, 'required', location, 'is required')] : [];
    case 'unreadable':
      return [broken(place, 'style', location, decoded.problem)];
    case 'present':
      return encoding.schema ? brokenByValue(encoding.schema, decoded.value, PARAMETER_READING, place) : [];
  }
}

function brokenByValue(
  schema: Schema,
  value: Parameters<typeof judge>[1],
  reading: Reading,
  place: Place,
): Broken[] {
  const { verdict, errors, undecided } = judge(schema, value, reading);
  if (verdict === 'undecided')
    return undecided.map(({ location, reason }) => broken(place, 'undecided', location, reason));
  return errors.map(({ keyword, instance, location, message }) => ({
    ...place,
    keyword,
    pointer: instance,
    location,
    message,
  }));
}

function brokenBySecurity(
  operation: Operation,
  expected: readonly Credential[],
  request: GeneratedRequest,
): Broken[] {
  const requirement = chosenRequirement(operation);
  if (!requirement || operation.security?.some(({ schemes }) => schemes.length === 0)) return [];
  const sent = (place: string, name: string): boolean =>
    place === 'header'
      ? valueOfHeader(request.headers, name) !== undefined
      : place === 'query'
        ? request.query.some((one) => one.name === name)
        : cookiesOf(request.headers).some((one) => one.name === name);
  const missing = expected.find((credential) => !sent(credential.in, credential.name));
  if (!missing) return [];
  return [
    broken(
      { part: 'security', name: missing.scheme.name },
      'security',
      requirement.location,
      `lacks the ${missing.in} ${missing.name}`,
    ),
  ];
}

const BODY: Place = { part: 'body', name: undefined };

function brokenByRequestBody({ requestBody, location }: Operation, request: GeneratedRequest): Broken[] {
  const { body } = request;
  if (!body || body.length === 0)
    return requestBody?.required ? [broken(BODY, 'required', requestBody.location, 'is required')] : [];
  if (!requestBody) return [broken(BODY, 'undeclared', location, 'is not declared')];
  return brokenByBody(requestBody.content, requestBody.location, request, body, REQUEST);
}

function brokenByBody(
  contents: readonly MediaTypeContent[],
  location: Location,
  message: { readonly headers: readonly ActualHeader[] },
  body: Uint8Array,
  reading: Reading,
): Broken[] {
  const mediaType = valueOfHeader(message.headers, 'content-type') ?? '';
  const content = selectContent(contents, mediaType);
  if (!content)
    return [
      broken(
        { part: 'header', name: 'Content-Type' },
        'content-type',
        location,
        `${mediaType} is not declared`,
      ),
    ];
  if (!content.schema && !content.itemSchema) return [];
  const decoded = decodeBody(content, body, mediaType);
  if ('problem' in decoded) return [broken(BODY, 'content-type', content.location, decoded.problem)];
  if ('undecided' in decoded) return [broken(BODY, 'undecided', content.location, decoded.undecided)];
  return brokenByValue(decoded.schema, decoded.value, reading, BODY);
}

/** Every constraint of a response description that a response breaks; none: it conforms. */
export function brokenByResponse(response: Response, message: ActualResponse): Broken[] {
  const { unreadable } = response;
  if (unreadable) return [broken(BODY, 'undecided', unreadable.location, unreadable.reason)];
  const headers = response.headers.flatMap((header) =>
    brokenByDecoded(decodeHeader(header, message.headers), { part: 'header', name: header.name }, header),
  );
  if (isEmpty(message.body) || !response.content?.length) return headers;
  return [
    ...headers,
    ...brokenByBody(response.content, response.location, message, bytesOf(message.body), RESPONSE),
  ];
}
