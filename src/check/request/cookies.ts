import { headerValues, type WireRequest } from '../wire.js';

/** The cookies of a request in order (RFC 6265 section 4.2.1); values as sent. */
export const cookiesOf = (
  request: WireRequest,
): readonly { readonly name: string; readonly value: string }[] =>
  (headerValues(request.headers, 'cookie') ?? [])
    .flatMap((line) => line.split(';'))
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0
        ? { name: pair, value: '' }
        : { name: pair.slice(0, equals).trim(), value: pair.slice(equals + 1).trim() };
    });
