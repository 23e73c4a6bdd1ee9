const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The bytes of standard base64 text (RFC 4648 section 4), line breaks tolerated; undefined when it is something else. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const compact = text.replaceAll(/[\r\n]/g, '');
  if (compact.length % 4 !== 0 || !BASE64.test(compact)) return undefined;
  return new Uint8Array(Buffer.from(compact, 'base64'));
}
