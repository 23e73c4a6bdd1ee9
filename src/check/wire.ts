import { bytesOf, isEmpty, JsonText, type Payload } from '../json/payload.js';
import { type JsonValue, setKey } from '../json/value.js';
import { headerLines } from '../matching/index.js';
import type { ActualHeader, ActualRequest, ActualResponse } from '../matching/model.js';
import { isJson, isText } from '../media-type/classes.js';
import { parseMediaType } from '../media-type/media-type.js';
import type { Body, ExpectedRequest, ExpectedResponse } from '../pact/model.js';
import { queryText } from '../text/query.js';
import { utf8TextOnly } from '../text/utf8.js';
import type { Exchange, PrintedRequest, PrintedResponse } from './model.js';

/** A concrete request or response whose JSON body, if it has one, is at hand besides its bytes. */
export type WireRequest = ActualRequest & WireBody;
export type WireResponse = ActualResponse & WireBody;

export interface WireBody {
  /** The JSON document that `body` is the text of, when it is JSON. */
  readonly json: JsonValue | undefined;
  /** Media type of the body when no Content-Type header says it: attached to the body (V4), else sniffed. */
  readonly bodyType: string | undefined;
  /** True when `bodyType` was guessed from the bytes. */
  readonly sniffed: boolean;
}

type WithBody = WireBody & { readonly body: Payload | undefined };

const wireBody = (body: Body): WithBody => ({
  body: body.state === 'present' ? body.payload : undefined,
  json: body.state === 'present' ? body.json : undefined,
  bodyType: body.state === 'present' ? body.mediaType : undefined,
  sniffed: body.state === 'present' && body.contentType === undefined,
});

/** The request of the pact's own example. */
export function exampleRequest({
  method,
  path,
  query = [],
  headers,
  body: expected,
}: ExpectedRequest): WireRequest {
  const { body, json, bodyType, sniffed } = wireBody(expected);
  return { method, path, query, headers, body, json, bodyType, sniffed };
}

/** The response of the pact's own example. */
export function exampleResponse({ status, headers, body: expected }: ExpectedResponse): WireResponse {
  const { body, json, bodyType, sniffed } = wireBody(expected);
  return { status, headers, body, json, bodyType, sniffed };
}

/** The same message with another JSON body. */
export const withJson = <M extends WithBody>(message: M, json: JsonValue): M =>
  message.body instanceof JsonText && message.body.value === json
    ? message
    : { ...message, json, body: new JsonText(json) };

/** All values of a header, in order; undefined when it is not there. */
export const headerValues = headerLines;

/** The media type a message's body is to be read as: its Content-Type header, else what the body itself says. */
export const bodyMediaType = (message: {
  readonly headers: readonly ActualHeader[];
  readonly bodyType: string | undefined;
}): string | undefined => headerValues(message.headers, 'content-type')?.[0] ?? message.bodyType;

function printedHeaders(
  headers: readonly ActualHeader[],
  bodyType: string | undefined,
): Record<string, string> {
  const printed: Record<string, string> = {};
  for (const { name, values } of headers) setKey(printed, name, values.join(', '));
  if (bodyType && !headerValues(headers, 'content-type')) printed['Content-Type'] = bodyType;
  return printed;
}

function printedBody(message: WithBody & { readonly headers: readonly ActualHeader[] }): {
  body: JsonValue | undefined;
  base64?: boolean;
} {
  if (isEmpty(message.body)) return { body: undefined };
  const type = parseMediaType(bodyMediaType(message) ?? '');
  if (message.json !== undefined && (!type || isJson(type))) return { body: message.json };
  const bytes = bytesOf(message.body);
  const text = !type || isText(type) || !bytes.includes(0) ? utf8TextOnly(bytes) : undefined;
  if (text !== undefined) return { body: text };
  return { body: Buffer.from(bytes).toString('base64'), base64: true };
}

export function printRequest(request: WireRequest): PrintedRequest {
  const query = queryText(request.query);
  return {
    method: request.method,
    path: query ? `${request.path}?${query}` : request.path,
    headers: printedHeaders(request.headers, isEmpty(request.body) ? undefined : request.bodyType),
    ...printedBody(request),
  };
}

export const printResponse = (response: WireResponse): PrintedResponse => ({
  status: response.status,
  headers: printedHeaders(response.headers, isEmpty(response.body) ? undefined : response.bodyType),
  ...printedBody(response),
});

export const printExchange = (
  request: WireRequest | undefined,
  response: WireResponse | undefined,
): Exchange => ({
  request: request && printRequest(request),
  response: response && printResponse(response),
});
