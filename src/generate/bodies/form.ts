import { printJson } from '../../json/print.js';
import { isObject, type JsonValue } from '../../json/value.js';
import { isJson } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import { isStyled } from '../../openapi/bodies/form.js';
import type { MediaTypeContent, PropertyEncoding } from '../../openapi/model.js';
import { STYLES } from '../../openapi/parameters/styles/index.js';
import { treeOf } from '../../openapi/parameters/text-tree.js';

interface Field {
  readonly name: string;
  readonly text: string;
}

const same = (text: string): string => text;

/** The fields of one property, as its `encoding` says (OpenAPI, Encoding Object). */
function fieldsOf(name: string, value: JsonValue, encoding: PropertyEncoding | undefined): Field[] {
  const type = parseMediaType(encoding?.contentType);
  if (!isStyled(encoding) && ((type && isJson(type)) || isObject(value)))
    return [{ name, text: printJson(value) }];
  const style = encoding?.style ?? 'form';
  const explode = encoding?.explode ?? style === 'form';
  return STYLES[style].encode(treeOf(value, style === 'deepObject' ? 10 : 1), {
    name,
    explode,
    encode: same,
  });
}

/** `application/x-www-form-urlencoded` (URL Standard, section 5). */
export function writeForm(value: JsonValue, { encoding }: MediaTypeContent): string | undefined {
  if (!isObject(value)) return undefined;
  const fields = Object.entries(value).flatMap(([name, part]) => fieldsOf(name, part, encoding.get(name)));
  return new URLSearchParams(fields.map(({ name, text }): [string, string] => [name, text])).toString();
}
