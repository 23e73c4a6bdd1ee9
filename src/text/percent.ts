/** `encodeURIComponent` for any text: a lone surrogate, which no UTF-8 can carry, becomes U+FFFD. */
export const percentEncoded = (text: string): string => encodeURIComponent(text.toWellFormed());

/** `encodeURI` for any text. */
export const uriEncoded = (text: string): string => encodeURI(text.toWellFormed());

/** `decodeURIComponent` for any text: what is no percent-encoding means itself. */
export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The same where `+` stands for a space: in queries and forms (WHATWG URL, application/x-www-form-urlencoded). */
export const formDecoded = (text: string): string => percentDecoded(text.replaceAll('+', ' '));
