import type { JsonValue } from '../../json/value.js';
import { utf8Bytes } from '../../text/utf8.js';
import { textOf } from '../json/text.js';
import { detectMediaType, looksLike } from '../magic.js';
import { acceptIf, type Verdict } from '../verdict.js';
import { anyArray, anyObject } from './containers.js';
import type { MatcherDefinition, MatcherOf } from './model.js';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const check = (mediaType: string, body: Uint8Array): Verdict =>
  acceptIf(
    looksLike(body, mediaType),
    () => `expected ${mediaType} but the content looks like ${detectMediaType(body)}`,
  );

/** A JSON string carries bytes as base64, otherwise as the text itself. */
function bytesOf(value: JsonValue): Uint8Array {
  const text = textOf(value);
  return typeof value === 'string' && BASE64.test(text) ? Buffer.from(text, 'base64') : utf8Bytes(text);
}

/** `contentType`: the first bytes are those of a media type (docs/pact.md section 8.2). */
export const contentType: MatcherDefinition<MatcherOf<'contentType'>> = {
  scalar: ({ value }, _expected, actual) => check(value, bytesOf(actual)),
  array: anyArray,
  object: anyObject,
  text: ({ value }, _expected, actual) => check(value, utf8Bytes(actual)),
  bytes: ({ value }, _expected, actual) => check(value, actual),
  describe: ({ value }) => `content of the type ${value}`,
  samples: ({ value }, example) => (check(value, bytesOf(example)).kind === 'accepted' ? [example] : []),
  boundaries: () => [],
};
