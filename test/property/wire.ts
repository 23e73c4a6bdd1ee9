import type { PrintedRequest, PrintedResponse } from '../../src/check/model.js';
import type { WireRequest, WireResponse } from '../../src/check/wire.js';
import { parseJson } from '../../src/json/parse.js';
import { printJson } from '../../src/json/print.js';
import { isJson } from '../../src/media-type/classes.js';
import { parseMediaType } from '../../src/media-type/media-type.js';

type Message = Pick<PrintedResponse, 'headers' | 'body' | 'base64'>;

const contentTypeOf = ({ headers }: Message): string | undefined =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];

function isJsonMessage(message: Message): boolean {
  const type = parseMediaType(contentTypeOf(message) ?? 'application/json');
  return type !== undefined && isJson(type);
}

/** The bytes that go over the wire for a printed message. */
export function bytesOf(message: Message): Buffer {
  const { body, base64 } = message;
  if (body === undefined) return Buffer.alloc(0);
  if (base64 && typeof body === 'string') return Buffer.from(body, 'base64');
  return Buffer.from(typeof body === 'string' && !isJsonMessage(message) ? body : printJson(body));
}

/** Reads a printed message back as it would arrive, so that what is judged is what a reader of the report sees. */
function readBack(
  message: Message,
): Pick<WireResponse, 'headers' | 'body' | 'json' | 'bodyType' | 'sniffed'> {
  const body = bytesOf(message);
  return {
    headers: Object.entries(message.headers).map(([name, value]) => ({ name, values: [value] })),
    body: body.length > 0 ? body : undefined,
    json: body.length > 0 && isJsonMessage(message) ? parseJson(body.toString()).value : undefined,
    bodyType: undefined,
    sniffed: false,
  };
}

export const responseOf = (printed: PrintedResponse): WireResponse => ({
  status: printed.status,
  ...readBack(printed),
});

export function requestOf(printed: PrintedRequest): WireRequest {
  const [path = '', query = ''] = printed.path.split(/\?(.*)/s);
  const values = new Map<string, (string | null)[]>();
  for (const pair of query.split('&').filter((one) => one !== '')) {
    const equals = pair.indexOf('=');
    const name = decodeURIComponent(equals < 0 ? pair : pair.slice(0, equals));
    values.set(name, [
      ...(values.get(name) ?? []),
      equals < 0 ? null : decodeURIComponent(pair.slice(equals + 1)),
    ]);
  }
  return {
    method: printed.method,
    path,
    query: [...values].map(([name, texts]) => ({ name, values: texts })),
    ...readBack(printed),
  };
}
