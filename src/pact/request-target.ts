import { type JsonPointer, joinPointer } from '../json/pointer.js';
import type { JsonValue } from '../json/value.js';
import type { ReportFault } from './faults.js';
import type { QueryParameter } from './model.js';
import { parseQueryString } from './query.js';
import { textOf } from './text.js';

interface Target {
  readonly path: string;
  /** The query that was written into the path. */
  readonly query: QueryParameter[] | undefined;
}

const ORIGIN = /^https?:\/\/[^/?#]*/i;

/**
 * The expected path. Only an absolute path without query can ever be requested, so an origin, a missing leading slash
 * and a query inside the path are repaired, each with a fault.
 */
export function readTarget(value: JsonValue | undefined, parent: JsonPointer, report: ReportFault): Target {
  const pointer = joinPointer(parent, 'path');
  if (value === undefined || value === null || value === '') {
    report('malformed', value === undefined ? parent : pointer, `The request has no field 'path'.`);
    return { path: '/', query: undefined };
  }
  let text = textOf(value);
  if (typeof value !== 'string') report('field.type', pointer, `The path must be a text, found ${text}.`);
  const origin = ORIGIN.exec(text)?.[0];
  if (origin !== undefined) {
    report('path', pointer, `The path contains the origin '${origin}'; only what follows is the path.`);
    text = text.slice(origin.length);
  }
  const mark = text.indexOf('?');
  const query = mark < 0 ? undefined : parseQueryString(text.slice(mark + 1), pointer, report);
  if (mark >= 0) {
    report(
      'path',
      pointer,
      `The path contains a query, which belongs into the field 'query'; no verifier finds such a path.`,
    );
    text = text.slice(0, mark);
  }
  if (!text.startsWith('/')) {
    if (origin === undefined)
      report('path', pointer, `The path '${text}' does not begin with '/'; read as '/${text}'.`);
    text = `/${text}`;
  }
  return { path: text, query };
}
