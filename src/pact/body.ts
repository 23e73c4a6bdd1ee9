import { isObject } from '../json/value.js';
import { isBinary, isMultipart } from '../media-type/classes.js';
import { parseMediaType } from '../media-type/media-type.js';
import { sniffMediaType } from '../media-type/sniff.js';
import { utf8Bytes } from '../text/utf8.js';
import { decodeBase64 } from './base64.js';
import { type BodySource, declaresJson, jsonOf, present, serialised, usable } from './body-content.js';
import { readBodyEntity } from './body-entity.js';
import { formBody } from './form-body.js';
import type { Body, PactVersion, PresentBody } from './model.js';
import { excerptOf } from './text.js';

/** JSON text that verifiers put on the wire as it stands; other text becomes a JSON string, its quotes not escaped. */
function jsonText(source: BodySource, text: string): PresentBody {
  const value = jsonOf(text);
  if (typeof value === 'string' || isObject(value))
    return present(source, { payload: utf8Bytes(text), attached: undefined, literal: undefined });
  if (value !== undefined)
    source.report(
      'body.encoding',
      source.pointer,
      `The body is JSON text inside a text; verifiers expect the JSON string "${excerptOf(text)}".`,
    );
  const payload = utf8Bytes(`"${text}"`);
  const literal = jsonOf(`"${text}"`) === text ? { value: text, pointer: source.pointer } : undefined;
  return present(source, { payload, attached: undefined, literal });
}

/** A text body of V1 to V3 (docs/pact.md section 3). */
function textBody(source: BodySource, text: string): Body {
  if (text === '') return { state: 'empty', pointer: source.pointer };
  const mediaType = usable(source.header) ?? sniffMediaType(text);
  if (declaresJson(mediaType)) return jsonText(source, text);
  const parsed = parseMediaType(mediaType);
  const encoded = parsed && (isBinary(parsed) || isMultipart(parsed)) ? decodeBase64(text) : undefined;
  return present(source, {
    payload: encoded ?? utf8Bytes(text),
    attached: undefined,
    literal: undefined,
  });
}

/** A body of V1, V2 or V3: the value itself. */
function readPlainBody(source: BodySource): Body {
  const { value, pointer } = source;
  if (value === undefined) return { state: 'missing', pointer };
  if (value === null) return { state: 'null', pointer };
  if (typeof value === 'string') return textBody(source, value);
  return formBody(source, value, source.header) ?? serialised(source, value, pointer);
}

/** The body of a part, by the rules of its version (docs/pact.md sections 2.5 and 3). */
export function readBody(source: BodySource, version: PactVersion): Body {
  if (version === '4') return readBodyEntity(source);
  if (!source.isWrapped) return readPlainBody(source);
  source.report(
    'body.encoding',
    source.pointer,
    'The body is wrapped as in version 4; it is read so, while verifiers expect the wrapper itself.',
  );
  return readBodyEntity(source);
}
