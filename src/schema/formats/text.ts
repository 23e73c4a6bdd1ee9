const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const POINTER = /^(?:\/(?:[^~/]|~[01])*)*$/;
const RELATIVE_POINTER = /^(?:0|[1-9]\d*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** RFC 4122, any version. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** RFC 6901. */
export const isJsonPointer = (text: string): boolean => POINTER.test(text);

/** draft-handrews-relative-json-pointer-01. */
export const isRelativeJsonPointer = (text: string): boolean => RELATIVE_POINTER.test(text);

/** RFC 4648 section 4 with padding (`format: byte`). */
export const isBase64 = (text: string): boolean => BASE64.test(text);

/** ECMA-262 with the `u` flag, as JSON Schema recommends. */
export function isRegex(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
