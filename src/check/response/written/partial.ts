import { isObject, type JsonObject, type JsonValue, setKey } from '../../../json/value.js';
import { type MediaClass, mediaClass } from '../../../media-type/classes.js';
import type { MediaType } from '../../../media-type/media-type.js';
import { complete } from '../../../schema/complete/index.js';
import { readingOf } from '../../schema-violations.js';
import type { WrittenBody } from './model.js';
import { completeMultipart } from './multipart-complete.js';
import { completeXml } from './xml-complete.js';

type Completion = (body: WrittenBody, shown: JsonValue, whole: JsonValue) => Uint8Array | undefined;

/** The media types of which the verifier compares only what the consumer shows (docs/pact.md section 5). */
const PARTIAL: Readonly<Partial<Record<MediaClass, Completion>>> = {
  xml: completeXml,
  multipart: completeMultipart,
};

export const isPartialView = (type: MediaType): boolean => PARTIAL[mediaClass(type)] !== undefined;

/** The body with what its schema demands besides (docs/design.md 4.3), where that can be written. */
export function completedBody(
  written: WrittenBody,
  type: MediaType,
  shown: JsonValue,
): Uint8Array | undefined {
  const whole = complete(written.schema, withoutEmptyLists(shown), readingOf('response'));
  return whole === undefined ? undefined : PARTIAL[mediaClass(type)]?.(written, shown, whole);
}

/** Lists without items are not written, so that one the document demands has not been shown empty. */
function withoutEmptyLists(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutEmptyLists);
  if (!isObject(value)) return value;
  const kept: JsonObject = {};
  for (const name of Object.keys(value)) {
    const member = value[name] as JsonValue;
    if (!Array.isArray(member) || member.length > 0) setKey(kept, name, withoutEmptyLists(member));
  }
  return kept;
}
