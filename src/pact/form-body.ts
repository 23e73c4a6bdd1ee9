import { isObject, type JsonObject, type JsonValue } from '../json/value.js';
import { isForm, isMultipart } from '../media-type/classes.js';
import { formatMediaType, type MediaType, parseMediaType } from '../media-type/media-type.js';
import { utf8Bytes } from '../text/utf8.js';
import { type BodySource, present } from './body-content.js';
import type { PresentBody } from './model.js';
import { textOf } from './text.js';

const DEFAULT_BOUNDARY = 'concordat-boundary';

type Field = readonly [name: string, value: string];

/** The fields of an object, a list giving several of one name. */
const fieldsOf = (value: JsonObject): Field[] =>
  Object.entries(value).flatMap(([name, item]) =>
    (Array.isArray(item) ? item : [item]).map((each): Field => [name, each === null ? '' : textOf(each)]),
  );

const quoted = (name: string): string => name.replaceAll('"', '%22').replaceAll(/[\r\n]+/g, ' ');

function multipart(fields: readonly Field[], mediaType: MediaType): { text: string; contentType: string } {
  const boundary = mediaType.parameters.get('boundary') ?? DEFAULT_BOUNDARY;
  const parts = fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
  );
  const parameters = new Map([...mediaType.parameters, ['boundary', boundary]] as const);
  return {
    text: `${parts.join('')}--${boundary}--\r\n`,
    contentType: formatMediaType({ ...mediaType, parameters }),
  };
}

/**
 * A form or multipart body that hand-written files give as an object of its fields: encoded as the content type says.
 * Undefined for any other body.
 */
export function formBody(
  source: BodySource,
  value: JsonValue,
  contentType: string | undefined,
): PresentBody | undefined {
  const mediaType = parseMediaType(contentType);
  if (!mediaType || !isObject(value) || !(isForm(mediaType) || isMultipart(mediaType))) return undefined;
  source.report(
    'body.encoding',
    source.pointer,
    `The fields of a body of type ${mediaType.type}/${mediaType.subtype} stand in an object; they are read as the encoded form, while verifiers expect the JSON text of the object.`,
  );
  const fields = fieldsOf(value);
  if (isMultipart(mediaType)) {
    const { text, contentType: attached } = multipart(fields, mediaType);
    return present(source, { payload: utf8Bytes(text), attached, literal: undefined });
  }
  const text = new URLSearchParams(fields.map(([name, item]): [string, string] => [name, item])).toString();
  return present(source, { payload: utf8Bytes(text), attached: contentType, literal: undefined });
}
