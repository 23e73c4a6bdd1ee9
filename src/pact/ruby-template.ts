import { toNumber } from '../json/number.js';
import type { JsonPointer } from '../json/pointer.js';
import { getKey, isNumber, isObject, type JsonObject, type JsonValue } from '../json/value.js';
import type { ReportFault } from './faults.js';
import type { Matcher } from './rules.js';
import type { Template } from './template.js';

/** Ruby's Regexp option bits and their inline flags. */
const OPTIONS: readonly (readonly [bit: number, flag: string])[] = [
  [1, 'i'],
  [2, 'x'],
  [4, 'm'],
];

function regexOf(matcher: JsonValue | undefined): string | undefined {
  if (typeof matcher === 'string') return matcher;
  const source = isObject(matcher) ? getKey(matcher, 's') : undefined;
  if (!isObject(matcher) || typeof source !== 'string') return undefined;
  const bits = getKey(matcher, 'o');
  const flags = OPTIONS.filter(([bit]) => isNumber(bits) && (toNumber(bits) & bit) !== 0).map(
    ([, flag]) => flag,
  );
  return flags.length > 0 ? `(?${flags.join('')})${source}` : source;
}

function template(example: JsonValue, matcher: Matcher, examplePointer: JsonPointer | undefined): Template {
  return {
    example,
    matchers: [matcher],
    generator: undefined,
    copies: undefined,
    memberToken: undefined,
    examplePointer,
  };
}

function term(value: JsonObject, pointer: JsonPointer, report: ReportFault): Template {
  const data = getKey(value, 'data');
  const fields = isObject(data) ? data : value;
  const regex = regexOf(getKey(fields, 'matcher'));
  const problem = 'a Pact::Term needs a regular expression';
  if (regex === undefined) report('rule.malformed', pointer, 'A Pact::Term needs a regular expression.');
  return template(
    getKey(fields, 'generate') ?? '',
    regex === undefined ? { match: 'unknown', name: 'Pact::Term', problem } : { match: 'regex', regex },
    fields === value ? '/generate' : '/data/generate',
  );
}

function arrayLike(value: JsonObject): Template {
  const minimum = getKey(value, 'min');
  const min = isNumber(minimum) ? Math.max(0, Math.trunc(toNumber(minimum))) : 1;
  return {
    ...template(getKey(value, 'contents') ?? null, { match: 'type', min }, '/contents'),
    copies: Math.max(min, 1),
  };
}

/** Whether an object may be a matcher object of the first Ruby tools. */
export const isRubyTemplate = (value: JsonObject): boolean => Object.hasOwn(value, 'json_class');

/**
 * A matcher object of the first Ruby tools, which wrote them into the file with a `json_class` (docs/pact.md section 14).
 * Undefined for any other object.
 */
export function rubyTemplate(
  value: JsonObject,
  pointer: JsonPointer,
  report: ReportFault,
): Template | undefined {
  switch (getKey(value, 'json_class')) {
    case 'Pact::Term':
      return term(value, pointer, report);
    case 'Pact::SomethingLike':
      return template(getKey(value, 'contents') ?? null, { match: 'type' }, '/contents');
    case 'Pact::ArrayLike':
      return arrayLike(value);
    default:
      return undefined;
  }
}
