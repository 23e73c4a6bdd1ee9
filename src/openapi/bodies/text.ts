import type { MediaType } from '../../media-type/media-type.js';
import { utf8Text } from '../../text/utf8.js';

/** The text of a body by its `charset`; UTF-8 where there is none or nobody knows it. */
export function bodyText(body: Uint8Array, type: MediaType | undefined): string {
  try {
    return new TextDecoder(type?.parameters.get('charset') ?? 'utf-8').decode(body);
  } catch {
    return utf8Text(body);
  }
}

/** Bytes as text, one character per byte: how a value of `format: binary` is judged. */
export const binaryText = (body: Uint8Array): string =>
  Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
