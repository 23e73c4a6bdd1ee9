import { printJson } from '../../json/print.js';
import { isContainer, isObject, type JsonValue } from '../../json/value.js';
import { splitHeaderList } from '../../media-type/accept.js';
import type { MediaTypeContent } from '../../openapi/model.js';
import { scalarText } from '../../openapi/parameters/text-tree.js';
import { BOUNDARY, concreteMediaType } from './media-type.js';

/** `multipart/form-data` and its like (RFC 2046, 7578): one part per property, lists as several parts. */
export function writeMultipart(value: JsonValue, { encoding }: MediaTypeContent): string | undefined {
  if (!isObject(value)) return undefined;
  const parts = Object.entries(value).flatMap(([name, part]) => {
    const declared = splitHeaderList(encoding.get(name)?.contentType ?? '')[0];
    const type = declared === undefined ? undefined : concreteMediaType(declared);
    const values = Array.isArray(part) && part.length > 0 && !part.some(Array.isArray) ? part : [part];
    return values.map((each) => partText(name, each, type));
  });
  return `${parts.join('')}--${BOUNDARY}--\r\n`;
}

function partText(name: string, value: JsonValue, type: string | undefined): string {
  const nested = isContainer(value);
  const contentType = type ?? (nested ? 'application/json' : undefined);
  const quoted = name.replaceAll(/[\\"]/g, (char) => `\\${char}`);
  return [
    `--${BOUNDARY}`,
    `Content-Disposition: form-data; name="${quoted}"`,
    ...(contentType === undefined ? [] : [`Content-Type: ${contentType}`]),
    '',
    nested || contentType?.includes('json') ? printJson(value) : scalarText(value),
    '',
  ].join('\r\n');
}
