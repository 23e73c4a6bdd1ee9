import { removeAt, replaceAt } from '../../../json/edit.js';
import { printJson } from '../../../json/print.js';
import { isObject, type JsonValue } from '../../../json/value.js';
import { decodeBody } from '../../../openapi/bodies/index.js';
import { utf8Bytes } from '../../../text/utf8.js';
import type { WrittenBody, WrittenPlace } from './model.js';

/**
 * The members of objects in a body of JSON lines or YAML. The verifier compares such a body as one text, so its rules speak of
 * no place in it.
 */
export const jsonPlaces =
  (write: (value: JsonValue) => string) =>
  ({ content, body, mediaType }: WrittenBody): WrittenPlace[] => {
    const decoded = decodeBody(content, body, mediaType);
    if (!('value' in decoded)) return [];
    const root = decoded.value;
    const written = (value: JsonValue): Uint8Array => utf8Bytes(write(value));
    const places: WrittenPlace[] = [];
    const visit = (value: JsonValue, tokens: readonly string[]): void => {
      if (Array.isArray(value)) for (const [i, item] of value.entries()) visit(item, [...tokens, String(i)]);
      else if (isObject(value))
        for (const [name, member] of Object.entries(value)) {
          const at = [...tokens, name];
          places.push({
            without: () => written(removeAt(root, at)),
            withNull: member === null ? undefined : () => written(replaceAt(root, at, null)),
            text: undefined,
          });
          visit(member, at);
        }
    };
    visit(root, []);
    return places;
  };

/** One JSON document per line; a single document stays one. */
export const asLines = (value: JsonValue): string =>
  (Array.isArray(value) ? value : [value]).map((one) => `${printJson(one)}\n`).join('');
