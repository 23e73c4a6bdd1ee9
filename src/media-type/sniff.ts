import { utf8Text } from '../text/utf8.js';

/** What a body that names no media type looks like, first match wins (docs/pact.md section 4). */
const SIGNS: readonly (readonly [sign: RegExp, mediaType: string])[] = [
  [/^\s*<\?xml\s*version/, 'application/xml'],
  [/^\s*<(?:!DOCTYPE|html>)/i, 'text/html'],
  [/^\s*<\w+/, 'application/xml'],
  [/^\s*(?:true|false|null|-?\d|"|\{\s*["}]|\[)/, 'application/json'],
];

/** The first characters decide; the rest is never looked at. */
const WINDOW = 512;

/** The media type of a body by its first characters; `text/plain` when nothing else fits (docs/pact.md section 4). */
export function sniffMediaType(body: string | Uint8Array): string {
  const head = typeof body === 'string' ? body.slice(0, WINDOW) : utf8Text(body.subarray(0, WINDOW));
  return SIGNS.find(([sign]) => sign.test(head))?.[1] ?? 'text/plain';
}
