import { sha256 as portable } from '@noble/hashes/sha2.js';
import { crypto } from './crypto.js';

/** Loading what is native takes as long as computing so many small hashes without it. */
const WORTH_LOADING = { hashes: 50, length: 10_000 };

let computed = 0;

/** SHA-256 of bytes, or of text as UTF-8. */
export function sha256(data: string | Uint8Array, encoding: 'hex' | 'base64' = 'hex'): string {
  computed++;
  return computed > WORTH_LOADING.hashes || data.length > WORTH_LOADING.length
    ? crypto().hash('sha256', data, encoding)
    : Buffer.from(portable(typeof data === 'string' ? Buffer.from(data) : data)).toString(encoding);
}
