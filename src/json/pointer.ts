import { getKey, isObject, type JsonValue } from './value.js';

/** A JSON Pointer (RFC 6901) as text: `/paths/~1users/get`; the whole document is the empty string. */
export type JsonPointer = string;

// Almost no token has anything to escape.
export const escapeToken = (token: string | number): string =>
  typeof token === 'number' || !(token.includes('/') || token.includes('~'))
    ? String(token)
    : token.replaceAll('~', '~0').replaceAll('/', '~1');

export const unescapeToken = (token: string): string =>
  token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;

/** Appends tokens to a pointer, escaping them. */
export function joinPointer(base: JsonPointer, ...tokens: readonly (string | number)[]): JsonPointer {
  let pointer = base;
  for (let i = 0; i < tokens.length; i++) pointer += `/${escapeToken(tokens[i] as string | number)}`;
  return pointer;
}

/** The unescaped tokens of a pointer. A pointer that does not start with `/` has none. */
export const pointerTokens = (pointer: JsonPointer): string[] =>
  pointer.startsWith('/') ? pointer.slice(1).split('/').map(unescapeToken) : [];

/** The value at a pointer, or undefined. */
export function valueAt(root: JsonValue, pointer: JsonPointer): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  const tokens = pointerTokens(pointer);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as string;
    if (Array.isArray(value)) value = /^(?:0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
    else if (isObject(value)) value = getKey(value, token);
    else return undefined;
  }
  return value;
}
