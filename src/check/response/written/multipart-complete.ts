import { printJson } from '../../../json/print.js';
import { isContainer, isObject, type JsonValue } from '../../../json/value.js';
import { scalarText } from '../../../openapi/parameters/text-tree.js';
import type { WrittenBody } from './model.js';
import { joined, sectionsOf } from './multipart-places.js';

/** The body with the parts that a whole value has and the value it stands for has not. */
export function completeMultipart(
  written: WrittenBody,
  shown: JsonValue,
  whole: JsonValue,
): Uint8Array | undefined {
  const found = sectionsOf(written);
  if (!found || !isObject(shown) || !isObject(whole)) return undefined;
  const { mark, sections } = found;
  const more = Object.entries(whole)
    .filter(([name]) => !Object.hasOwn(shown, name))
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => partOf(name, one)));
  return joined(mark, [...sections.slice(0, -1), ...more, ...sections.slice(-1)]);
}

function partOf(name: string, value: JsonValue): string {
  const type = isContainer(value) ? '\r\nContent-Type: application/json' : '';
  const text = isContainer(value) ? printJson(value) : scalarText(value);
  const head = `\r\nContent-Disposition: form-data; name="${name}"${type}`;
  return Buffer.from(`${head}\r\n\r\n${text}\r\n`, 'utf8').toString('latin1');
}
