import type { JsonValue } from '../../../json/value.js';
import { type MediaClass, mediaClass } from '../../../media-type/classes.js';
import type { MediaType } from '../../../media-type/media-type.js';
import { complete } from '../../../schema/complete/index.js';
import { readingOf } from '../../schema-violations.js';
import type { WrittenBody } from './model.js';
import { completeMultipart } from './multipart-complete.js';
import { completeXml } from './xml-complete.js';

type Completion = (body: WrittenBody, shown: JsonValue, whole: JsonValue) => Uint8Array | undefined;

/** The media types of which the verifier compares only what the consumer shows (PACT.md section 5). */
const PARTIAL: Readonly<Partial<Record<MediaClass, Completion>>> = {
  xml: completeXml,
  multipart: completeMultipart,
};

export const isPartialView = (type: MediaType): boolean => PARTIAL[mediaClass(type)] !== undefined;

/** The body with what its schema demands besides (DESIGN 4.3), where that can be written. */
export function completedBody(
  written: WrittenBody,
  type: MediaType,
  shown: JsonValue,
): Uint8Array | undefined {
  const whole = complete(written.schema, shown, readingOf('response'));
  return whole === undefined ? undefined : PARTIAL[mediaClass(type)]?.(written, shown, whole);
}
