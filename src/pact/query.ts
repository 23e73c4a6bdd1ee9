import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { isObject, type JsonObject, type JsonValue } from '../json/value.js';
import type { ReportFault } from './faults.js';
import type { PactVersion, QueryParameter } from './model.js';
import { excerptOf, textOf } from './text.js';

/** Percent-decodes with `+` as space; text with a broken escape stays as it is. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** The parameters of an encoded query string, names in order of first appearance (docs/pact.md section 7.2). */
export function parseQueryString(text: string, pointer: JsonPointer, report: ReportFault): QueryParameter[] {
  const parameters = new Map<string, { values: (string | null)[]; raw: (string | null)[] }>();
  const decoded = (part: string): string => {
    const result = decode(part);
    if (result === undefined)
      report(
        'query.malformed',
        pointer,
        `The percent-encoding of '${excerptOf(part)}' in the query is broken; read as written.`,
      );
    return result ?? part;
  };
  for (const piece of text.replace(/^\?/, '').split('&')) {
    if (piece === '') continue;
    const equals = piece.indexOf('=');
    const name = decoded(equals < 0 ? piece : piece.slice(0, equals));
    const raw = equals < 0 ? null : piece.slice(equals + 1);
    const value = raw === null ? null : decoded(raw);
    const parameter = parameters.get(name);
    if (parameter) {
      parameter.values.push(value);
      parameter.raw.push(raw);
    } else parameters.set(name, { values: [value], raw: [raw] });
  }
  return [...parameters].map(([name, { values, raw }]) =>
    values.every((value, i) => value === raw[i]) ? { name, values, pointer } : { name, values, raw, pointer },
  );
}

function parameterValues(value: JsonValue, pointer: JsonPointer, report: ReportFault): (string | null)[] {
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0)
    report(
      'query.malformed',
      pointer,
      'The list of values of a query parameter is empty; no request can send a parameter without a value.',
    );
  if (list.some((item) => item !== null && typeof item !== 'string'))
    report(
      'query.malformed',
      pointer,
      'The values of a query parameter must be a list of texts; read as text.',
    );
  return list.map((item) => (item === null ? null : textOf(item)));
}

function parseQueryMap(query: JsonObject, pointer: JsonPointer, report: ReportFault): QueryParameter[] {
  return Object.entries(query).map(([name, value]) => {
    const at = joinPointer(pointer, name);
    return { name, values: parameterValues(value, at, report), pointer: at };
  });
}

const MAP_IGNORED: ReadonlySet<PactVersion> = new Set(['1', '1.1', '2']);

/**
 * The expected query: an encoded text (V1, V2) or a map of decoded values (V3, V4), either under any version. Undefined
 * when no query is expected: absent, null or empty (docs/pact.md sections 2.1, 2.3, 7.2).
 */
export function readQuery(
  query: JsonValue | undefined,
  version: PactVersion,
  pointer: JsonPointer,
  report: ReportFault,
): QueryParameter[] | undefined {
  if (query === undefined || query === null) return undefined;
  if (isObject(query)) {
    if (MAP_IGNORED.has(version) && Object.keys(query).length > 0)
      report(
        'query.malformed',
        pointer,
        `Version ${version} writes the query as text; verifiers built on the Rust core ignore a map and then expect no query.`,
      );
    const parameters = parseQueryMap(query, pointer, report);
    return parameters.length > 0 ? parameters : undefined;
  }
  if (typeof query === 'string') {
    const parameters = parseQueryString(query, pointer, report);
    return parameters.length > 0 ? parameters : undefined;
  }
  report(
    'malformed',
    pointer,
    `The field 'query' must be a text or an object of lists of texts, found ${excerptOf(query)}.`,
  );
  return undefined;
}
