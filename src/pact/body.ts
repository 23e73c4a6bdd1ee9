import { parseJson } from '../json/parse.js';
import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { printJson } from '../json/print.js';
import { getKey, isObject, type JsonObject, type JsonValue } from '../json/value.js';
import { isBinary, isJson, isMultipart } from '../media-type/classes.js';
import { parseMediaType } from '../media-type/media-type.js';
import { sniffMediaType } from '../media-type/sniff.js';
import { decodeBase64 } from './base64.js';
import type { ReportFault } from './faults.js';
import type { Body, PactVersion, PresentBody } from './model.js';
import { textOf } from './text.js';

/** What is known about a body before its bytes are made. */
interface BodySource {
  readonly value: JsonValue | undefined;
  readonly pointer: JsonPointer;
  /** The `Content-Type` header or the content type in the metadata of a message. */
  readonly header: string | undefined;
  readonly report: ReportFault;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text parsed as JSON, undefined when it is not. */
function jsonOf(text: string): JsonValue | undefined {
  try {
    return parseJson(text).value;
  } catch {
    return undefined;
  }
}

function textIn(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A usable content type: one that parses and names a type; `*` + `/*` says nothing. */
function usable(contentType: string | undefined): string | undefined {
  const parsed = parseMediaType(contentType);
  return parsed && parsed.type !== '*' ? contentType : undefined;
}

const declaresJson = (mediaType: string | undefined): boolean => {
  const parsed = parseMediaType(mediaType);
  return parsed !== undefined && isJson(parsed);
};

interface Content {
  readonly bytes: Uint8Array;
  readonly attached: string | undefined;
  /** The value in the file whose serialisation the bytes are. */
  readonly literal: { readonly value: JsonValue; readonly pointer: JsonPointer } | undefined;
}

/** Settles the media type and the JSON document of a body whose bytes are known (PACT.md section 4). */
function present(source: BodySource, { bytes, attached, literal }: Content): PresentBody {
  const mediaType = usable(attached) ?? usable(source.header) ?? sniffMediaType(bytes);
  const isJsonBody = declaresJson(mediaType);
  const text = isJsonBody && !literal ? textIn(bytes) : undefined;
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
    bytes,
    contentType: attached,
    mediaType,
    json,
    jsonPointer: json === undefined ? undefined : literal?.pointer,
  };
}

/** A value whose JSON serialisation is the body. */
const serialised = (
  source: BodySource,
  value: JsonValue,
  pointer: JsonPointer,
  attached?: string,
): PresentBody =>
  present(source, { bytes: encoder.encode(printJson(value)), attached, literal: { value, pointer } });

/** JSON text that verifiers put on the wire as it stands; other text becomes a JSON string, its quotes not escaped. */
function jsonText(source: BodySource, text: string): PresentBody {
  const value = jsonOf(text);
  if (typeof value === 'string' || isObject(value))
    return present(source, { bytes: encoder.encode(text), attached: undefined, literal: undefined });
  if (value !== undefined)
    source.report(
      'body.encoding',
      source.pointer,
      `The body is JSON text inside a text; verifiers expect the JSON string ${JSON.stringify(text)}.`,
    );
  const bytes = encoder.encode(`"${text}"`);
  const literal = jsonOf(`"${text}"`) === text ? { value: text, pointer: source.pointer } : undefined;
  return present(source, { bytes, attached: undefined, literal });
}

/** A text body of V1 to V3 (PACT.md section 3). */
function textBody(source: BodySource, text: string): Body {
  if (text === '') return { state: 'empty', pointer: source.pointer };
  const mediaType = usable(source.header) ?? sniffMediaType(text);
  if (declaresJson(mediaType)) return jsonText(source, text);
  const parsed = parseMediaType(mediaType);
  const encoded = parsed && (isBinary(parsed) || isMultipart(parsed)) ? decodeBase64(text) : undefined;
  return present(source, { bytes: encoded ?? encoder.encode(text), attached: undefined, literal: undefined });
}

const ENTITY_KEYS: ReadonlySet<string> = new Set(['content', 'contentType', 'encoded', 'contentTypeHint']);

const isEntity = (value: JsonObject): boolean => Object.keys(value).every((key) => ENTITY_KEYS.has(key));

/**
 * True when a body is a V4 wrapper around its content: in V4 files any object of the wrapper's fields, in older files only
 * one that has both `content` and `encoded`.
 */
export const isWrapped = (value: JsonValue | undefined, version: PactVersion): value is JsonObject =>
  isObject(value) &&
  isEntity(value) &&
  (version === '4' || (Object.hasOwn(value, 'content') && Object.hasOwn(value, 'encoded')));

/** The body of a part, by the rules of its version (PACT.md sections 2.5 and 3). */
export function readBody(source: BodySource, version: PactVersion): Body {
  if (version === '4') return readBodyEntity(source);
  if (!isWrapped(source.value, version)) return readPlainBody(source);
  source.report(
    'body.encoding',
    source.pointer,
    'The body is wrapped as in version 4; it is read so, while verifiers expect the wrapper itself.',
  );
  return readBodyEntity(source);
}

/** A body of V1, V2 or V3: the value itself. */
function readPlainBody(source: BodySource): Body {
  const { value, pointer } = source;
  if (value === undefined) return { state: 'missing', pointer };
  if (value === null) return { state: 'null', pointer };
  return typeof value === 'string' ? textBody(source, value) : serialised(source, value, pointer);
}

function encodedContent(
  source: BodySource,
  entity: JsonObject,
  content: JsonValue,
  attached: string | undefined,
): Body {
  const encoding = getKey(entity, 'encoded');
  const text = textOf(content);
  const kind = typeof encoding === 'string' ? encoding.toLowerCase() : encoding;
  const verbatim = () => present(source, { bytes: encoder.encode(text), attached, literal: undefined });
  if (kind === 'json') return verbatim();
  const bytes = kind === 'base64' ? decodeBase64(text) : undefined;
  if (bytes) return present(source, { bytes, attached, literal: undefined });
  source.report(
    'body.encoding',
    joinPointer(source.pointer, kind === 'base64' ? 'content' : 'encoded'),
    kind === 'base64'
      ? 'The content is not base64; it is used as it stands.'
      : `'encoded' must be false, "base64" or "JSON", found ${textOf(encoding ?? null)}; the content is used as it stands.`,
  );
  return verbatim();
}

/** A body of V4: an object `{content, contentType, encoded}`. */
function readBodyEntity(source: BodySource): Body {
  const { value, pointer, report } = source;
  if (value === undefined) return { state: 'missing', pointer };
  if (value === null) return { state: 'null', pointer };
  if (value === '') return { state: 'empty', pointer };
  if (!isObject(value) || !isEntity(value)) {
    report(
      'body.encoding',
      pointer,
      `A body of version 4 must be an object with 'content'; verifiers take this one as a JSON document.`,
    );
    return serialised(source, value, pointer);
  }
  const content = getKey(value, 'content');
  if (content === undefined) return { state: 'missing', pointer };
  if (content === null) return { state: 'null', pointer };
  if (content === '') return { state: 'empty', pointer };
  const contentType = getKey(value, 'contentType');
  const attached = typeof contentType === 'string' ? contentType : undefined;
  const encoded = getKey(value, 'encoded');
  if (encoded !== undefined && encoded !== null && encoded !== false && encoded !== '' && encoded !== 'false')
    return encodedContent(source, value, content, attached);
  if (typeof content === 'string' && !declaresJson(usable(attached) ?? usable(source.header)))
    return present(source, { bytes: encoder.encode(content), attached, literal: undefined });
  return serialised(source, content, joinPointer(pointer, 'content'), attached);
}
