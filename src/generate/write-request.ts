import type { JsonValue } from '../json/value.js';
import type { ActualHeader } from '../matching/model.js';
import type { MediaTypeContent, Operation, Parameter } from '../openapi/model.js';
import { encodeParameter } from '../openapi/parameters/encode.js';
import type { Entry } from '../openapi/parameters/styles/model.js';
import { templateName } from '../openapi/template.js';
import { queryText } from '../text/query.js';
import { writeBody } from './bodies/index.js';
import { credentialsOf } from './credentials.js';
import type { GeneratedRequest, RequestOptions } from './model.js';
import { defaultBasePath, writePath } from './path.js';

/** What a request is made of, before it is written down. */
export interface RequestValues {
  readonly parameters: ReadonlyMap<Parameter, JsonValue>;
  readonly body: BodyValue | undefined;
  /** False: without the credentials that the operation demands. */
  readonly authorized: boolean;
}

export interface BodyValue {
  readonly content: MediaTypeContent;
  /** As it is sent: no range. */
  readonly mediaType: string;
  /** What the Content-Type header says instead, in requests that are meant to be wrong. */
  readonly claimed?: string;
  readonly value: JsonValue;
}

/** Writes a request down: parameters by their styles, credentials, body by its media type. */
export function writeRequest(
  operation: Operation,
  values: RequestValues,
  options: RequestOptions,
): GeneratedRequest {
  const credentials = values.authorized ? credentialsOf(operation, options.credentials) : [];
  const texts = new Map<string, string>();
  const query: { name: string; values: string[] }[] = [];
  const headers: { name: string; values: string[] }[] = [];
  const cookies: string[] = [];
  const places: Readonly<Record<Parameter['in'], (entry: Entry, parameter: Parameter) => void>> = {
    path: ({ text }, { name }) => texts.set(templateName(name), text).set(name, text),
    query: (entry) => add(query, entry),
    querystring: (entry) => add(query, entry),
    header: (entry) => add(headers, entry),
    cookie: ({ name, text }) => cookies.push(`${name}=${text}`),
  };
  for (const [parameter, value] of values.parameters)
    for (const entry of encodeParameter(parameter, value)) places[parameter.in](entry, parameter);
  for (const { in: place, name, text } of credentials)
    if (place === 'cookie') cookies.push(`${name}=${text}`);
    else replace(place === 'query' ? query : headers, { name, text });
  if (cookies.length > 0) headers.push({ name: 'Cookie', values: [cookies.join('; ')] });
  const path = (options.basePath ?? defaultBasePath(operation)) + writePath(operation, texts);
  const search = queryText(query);
  return {
    method: operation.method,
    path,
    query,
    url: search === '' ? path : `${path}?${search}`,
    headers: withContentType(headers, values.body),
    body: values.body && writeBody(values.body.value, values.body.content, values.body.mediaType),
    content: values.body?.value,
  };
}

/** A credential is sent once, though it may be described as a parameter too. */
function replace(list: { name: string; values: string[] }[], { name, text }: Entry): void {
  const known = list.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (known) known.values = [text];
  else list.push({ name, values: [text] });
}

function add(list: { name: string; values: string[] }[], { name, text }: Entry): void {
  const known = list.find((one) => one.name === name);
  if (known) known.values.push(text);
  else list.push({ name, values: [text] });
}

const withContentType = (
  headers: readonly ActualHeader[],
  body: BodyValue | undefined,
): readonly ActualHeader[] =>
  body
    ? [
        ...headers.filter(({ name }) => name.toLowerCase() !== 'content-type'),
        { name: 'Content-Type', values: [body.claimed ?? body.mediaType] },
      ]
    : headers;
