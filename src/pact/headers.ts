import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { isNumber, isObject, type JsonValue } from '../json/value.js';
import type { ReportFault } from './faults.js';
import type { Header } from './model.js';
import { excerptOf, textOf } from './text.js';

function headerValues(value: JsonValue, pointer: JsonPointer, report: ReportFault): string[] {
  const list = Array.isArray(value) ? value : [value];
  if (list.some((item) => typeof item !== 'string' && !isNumber(item) && typeof item !== 'boolean'))
    report('field.type', pointer, 'The value of a header must be a text or a list of texts; read as text.');
  return list.map(textOf);
}

/**
 * The expected headers in file order, one value per line. Numbers and booleans are read as text; a header with the value
 * null is left out (docs/pact.md sections 2.1, 2.5, 7.3).
 */
export function readHeaders(
  headers: JsonValue | undefined,
  pointer: JsonPointer,
  report: ReportFault,
): Header[] {
  if (headers === undefined || headers === null) return [];
  if (!isObject(headers)) {
    report('malformed', pointer, `The field 'headers' must be an object, found ${excerptOf(headers)}.`);
    return [];
  }
  return Object.entries(headers).flatMap(([name, value]) => {
    const at = joinPointer(pointer, name);
    const listed = Array.isArray(value) ? { listed: true as const } : {};
    if (value !== null) return [{ name, values: headerValues(value, at, report), ...listed, pointer: at }];
    report('field.type', at, 'The value of a header is null; the header is left out.');
    return [];
  });
}

/** The first value of a header, by name without regard to case. */
export const headerValue = (headers: readonly Header[], name: string): string | undefined =>
  headers.find((header) => header.name.toLowerCase() === name)?.values[0];
