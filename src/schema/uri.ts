import { percentDecoded, uriEncoded } from '../text/percent.js';

/** The part before `#` and the decoded part after it (undefined: no `#`). */
export function splitFragment(reference: string): {
  readonly address: string;
  readonly fragment: string | undefined;
} {
  const hash = reference.indexOf('#');
  if (hash < 0) return { address: reference, fragment: undefined };
  return { address: reference.slice(0, hash), fragment: percentDecoded(reference.slice(hash + 1)) };
}

/** A document's address as an absolute URI: file paths become `file:` URIs. */
export const documentUri = (uri: string): string =>
  /^[a-z][a-z0-9+.-]+:/i.test(uri) ? uri : `file://${uriEncoded(uri.startsWith('/') ? uri : `/${uri}`)}`;

/** Resolves a reference against a base (RFC 3986), without fragment. Undefined when the base cannot carry it. */
export function resolveUri(reference: string, base: string): string | undefined {
  const { address } = splitFragment(reference);
  if (address === '') return base;
  try {
    return new URL(address, base).href;
  } catch {
    return undefined;
  }
}
