import { isPlain, printJson } from '../json/print.js';
import { isNumber, type JsonObject, type JsonValue, setKey } from '../json/value.js';
import type { Report } from './model.js';

/** The report as JSON (schemas/report.schema.json). Numbers keep the text they had in the inputs. */
export const printReportJson = (report: Report): string =>
  `${isPlain(report) ? JSON.stringify(report, null, INDENT) : printJson(toJson(report), INDENT)}\n`;

const INDENT = 2;

/**
 * Plain data as a JSON value: members that are undefined are left out. The depth is that of the values in the report,
 * which the readers of the inputs limit.
 */
function toJson(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object' || value === null || isNumber(value as JsonValue)) return value as JsonValue;
  const object: JsonObject = {};
  for (const [key, member] of Object.entries(value))
    if (member !== undefined) setKey(object, key, toJson(member));
  return object;
}
