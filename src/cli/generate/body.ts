import type { JsonValue } from '../../json/value.js';
import { isJson, isText } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import { utf8TextOnlyWithMark } from '../../text/utf8.js';
import type { Message } from './model.js';

/** A body as people and files can hold it. */
export type PrintedBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: JsonValue }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'base64'; readonly text: string };

export const contentTypeOf = ({ headers }: Message): string | undefined =>
  headers.find(({ name }) => name.toLowerCase() === 'content-type')?.values[0];

export function printedBody(message: Message): PrintedBody {
  const { body, content } = message;
  if (!body || body.length === 0) return { kind: 'none' };
  const type = parseMediaType(contentTypeOf(message));
  if (type && isJson(type) && content !== undefined) return { kind: 'json', value: content };
  const text = utf8TextOnlyWithMark(body);
  if (text !== undefined && (!type || isText(type) || !text.includes('\0'))) return { kind: 'text', text };
  return { kind: 'base64', text: Buffer.from(body).toString('base64') };
}
