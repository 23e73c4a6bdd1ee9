import { printJson } from '../../../json/print.js';
import { isContainer, isObject, type JsonValue } from '../../../json/value.js';
import { scalarText } from '../../../openapi/parameters/text-tree.js';
import { type NewPart, withMoreParts } from '../../../wire/multipart.js';
import type { WrittenBody } from './model.js';
import { boundaryOf } from './multipart-places.js';

/** The body with the parts that a whole value has and the value it stands for has not. */
export function completeMultipart(
  written: WrittenBody,
  shown: JsonValue,
  whole: JsonValue,
): Uint8Array | undefined {
  const boundary = boundaryOf(written);
  if (boundary === undefined || !isObject(shown) || !isObject(whole)) return undefined;
  const more = Object.entries(whole)
    .filter(([name]) => !Object.hasOwn(shown, name))
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => partOf(name, one)));
  return withMoreParts(written.body, boundary, more);
}

function partOf(name: string, value: JsonValue): NewPart {
  const disposition = `Content-Disposition: form-data; name="${name}"`;
  return isContainer(value)
    ? { headers: [disposition, 'Content-Type: application/json'], content: printJson(value) }
    : { headers: [disposition], content: scalarText(value) };
}
