import { crypto } from './crypto.js';

/** SHA-256 of bytes, or of text as UTF-8. */
export const sha256 = (data: string | Uint8Array, encoding: 'hex' | 'base64' = 'hex'): string =>
  crypto().hash('sha256', data, encoding);
