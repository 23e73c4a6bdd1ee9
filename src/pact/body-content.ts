import { parseJson } from '../json/parse.js';
import { bytesOf, JsonText, type Payload } from '../json/payload.js';
import type { JsonPointer } from '../json/pointer.js';
import type { JsonValue } from '../json/value.js';
import { isJson } from '../media-type/classes.js';
import { parseMediaType } from '../media-type/media-type.js';
import { sniffMediaType } from '../media-type/sniff.js';
import { utf8TextOnly } from '../text/utf8.js';
import type { ReportFault } from './faults.js';
import type { PresentBody } from './model.js';

/** What is known about a body before its bytes are made. */
export interface BodySource {
  readonly value: JsonValue | undefined;
  readonly pointer: JsonPointer;
  /** The `Content-Type` header or the content type in the metadata of a message. */
  readonly header: string | undefined;
  readonly report: ReportFault;
  /** As of the file: `PactForm`. */
  readonly isPlain: boolean;
  /** As of the part: whether the value is a V4 wrapper around the body. */
  readonly isWrapped: boolean;
}

/** The text parsed as JSON, undefined when it is not. */
export function jsonOf(text: string): JsonValue | undefined {
  try {
    return parseJson(text).value;
  } catch {
    return undefined;
  }
}

/** A usable content type: one that parses and names a type; `*` + `/*` says nothing. */
export function usable(contentType: string | undefined): string | undefined {
  const parsed = parseMediaType(contentType);
  return parsed && parsed.type !== '*' ? contentType : undefined;
}

export const declaresJson = (mediaType: string | undefined): boolean => {
  const parsed = parseMediaType(mediaType);
  return parsed !== undefined && isJson(parsed);
};

interface Content {
  readonly payload: Payload;
  readonly attached: string | undefined;
  /** The value in the file whose serialisation the payload is. */
  readonly literal: { readonly value: JsonValue; readonly pointer: JsonPointer } | undefined;
}

/** Settles the media type and the JSON document of a body whose content is known (docs/pact.md section 4). */
export function present(source: BodySource, { payload, attached, literal }: Content): PresentBody {
  const mediaType = usable(attached) ?? usable(source.header) ?? sniffMediaType(bytesOf(payload));
  const isJsonBody = declaresJson(mediaType);
  const text = isJsonBody && !literal ? utf8TextOnly(bytesOf(payload)) : undefined;
  const json = isJsonBody ? (literal?.value ?? (text === undefined ? undefined : jsonOf(text))) : undefined;
  if (isJsonBody && json === undefined && !mediaType.includes('graphql'))
    source.report(
      'body.encoding',
      source.pointer,
      `The body is declared as ${mediaType}, but its bytes are not JSON.`,
    );
  return {
    state: 'present',
    pointer: source.pointer,
    payload,
    contentType: attached,
    mediaType,
    json,
    jsonPointer: json === undefined ? undefined : literal?.pointer,
  };
}

/** A value whose JSON serialisation is the body. */
export const serialised = (
  source: BodySource,
  value: JsonValue,
  pointer: JsonPointer,
  attached?: string,
): PresentBody =>
  present(source, {
    payload: new JsonText(value, source.isPlain),
    attached,
    literal: { value, pointer },
  });
