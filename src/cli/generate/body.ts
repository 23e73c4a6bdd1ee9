import type { JsonValue } from '../../json/value.js';
import { isJson, isText } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import type { Message } from './model.js';

/** A body as people and files can hold it. */
export type PrintedBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: JsonValue }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'base64'; readonly text: string };

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const contentTypeOf = ({ headers }: Message): string | undefined =>
  headers.find(({ name }) => name.toLowerCase() === 'content-type')?.values[0];

export function printedBody(message: Message): PrintedBody {
  const { body, content } = message;
  if (!body || body.length === 0) return { kind: 'none' };
  const type = parseMediaType(contentTypeOf(message));
  if (type && isJson(type) && content !== undefined) return { kind: 'json', value: content };
  try {
    const text = decoder.decode(body);
    if (!type || isText(type) || !text.includes('\0')) return { kind: 'text', text };
  } catch {
    // Not UTF-8: told as base64 below.
  }
  return { kind: 'base64', text: Buffer.from(body).toString('base64') };
}
