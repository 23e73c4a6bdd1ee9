import { parseJson } from '../../json/parse.js';
import type { JsonValue } from '../../json/value.js';
import { isJson } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import type { Schema } from '../../schema/model.js';
import { isAccepted } from './branches.js';

export const isJsonType = (contentType: string | undefined): boolean => {
  const type = parseMediaType(contentType);
  return type !== undefined && isJson(type);
};

/** A field or part that should hold JSON; what is none stays text, for the schema to reject. */
export function readJsonText(text: string): JsonValue {
  try {
    return parseJson(text).value;
  } catch {
    return text;
  }
}

/**
 * The one JSON text of a list: the list itself or its only item. The specification has one text per item, most programs
 * write the whole list.
 */
export function jsonList(value: JsonValue, schemas: readonly Schema[]): JsonValue {
  if (!Array.isArray(value)) return [value];
  const item = { value: [value], problem: undefined };
  return isAccepted({ value, problem: undefined }, schemas) || !isAccepted(item, schemas) ? value : [value];
}
