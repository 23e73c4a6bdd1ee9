import { normalText } from '../../json/number.js';
import { isNumber, isObject, type JsonValue } from '../../json/value.js';

/** A text that two values share exactly when they are equal as JSON Schema sees it. */
export function canonicalText(value: JsonValue): string {
  if (isNumber(value)) return normalText(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  if (isObject(value))
    return `{${Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key] as JsonValue)}`)
      .join()}}`;
  return JSON.stringify(value);
}
