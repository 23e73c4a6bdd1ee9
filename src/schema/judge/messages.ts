import { printJson } from '../../json/print.js';
import type { JsonValue } from '../../json/value.js';

type Words = (expected: string, actual: string) => string;

/** Words per keyword; `expected` and `actual` are already text. */
const WORDS: Readonly<Record<string, Words>> = {
  false: () => 'is not allowed here',
  type: (expected, actual) => `must be ${expected}, not ${actual}`,
  enum: (expected) =>
    expected === '' ? 'can have no value: its enum is empty' : `must be one of ${expected}`,
  const: (expected) => `must be ${expected}`,
  minimum: (expected) => `must be at least ${expected}`,
  maximum: (expected) => `must be at most ${expected}`,
  exclusiveMinimum: (expected) => `must be greater than ${expected}`,
  exclusiveMaximum: (expected) => `must be less than ${expected}`,
  multipleOf: (expected) => `must be a multiple of ${expected}`,
  minLength: (expected) => `must have at least ${counted(expected, 'character')}`,
  maxLength: (expected) => `must have at most ${counted(expected, 'character')}`,
  pattern: (expected) => `must match the pattern ${expected}`,
  format: (expected) => `must be in the format ${expected}`,
  minItems: (expected) => `must have at least ${counted(expected, 'item')}`,
  maxItems: (expected) => `must have at most ${counted(expected, 'item')}`,
  uniqueItems: () => 'must not hold the same item twice',
  contains: () => 'must contain a certain item that it lacks',
  minContains: (expected, actual) =>
    `must contain at least ${counted(expected, 'matching item')}, not ${actual}`,
  maxContains: (expected, actual) =>
    `must contain at most ${counted(expected, 'matching item')}, not ${actual}`,
  required: (expected) => `must have the property "${expected}"`,
  dependentRequired: (expected, actual) => `must have the property "${expected}" beside "${actual}"`,
  minProperties: (expected) => `must have at least ${counted(expected, 'property', 'properties')}`,
  maxProperties: (expected) => `must have at most ${counted(expected, 'property', 'properties')}`,
  additionalProperties: () => 'is an additional property, and none are allowed',
  unevaluatedProperties: () => 'is a property that no schema here describes, and none are allowed',
  unevaluatedItems: () => 'is an item that no schema here describes, and none are allowed',
  items: () => 'is an item more than allowed',
  anyOf: () => 'must match at least one alternative',
  oneOf: (expected) => `must match exactly one alternative, not ${expected}`,
  not: () => 'must not match the schema under not',
  discriminator: (expected, actual) => `must be one of ${expected} to select a schema, not ${actual}`,
  undeclared: () => 'is not declared',
  readOnly: () => 'is read-only and does not belong in a request',
  writeOnly: () => 'is write-only and does not belong in a response',
};

const counted = (count: string, one: string, many = `${one}s`): string =>
  `${count} ${count === '1' ? one : many}`;

const LIMIT = 120;

function textOf(value: JsonValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  const text = Array.isArray(value) ? value.map((item) => printJson(item)).join(', ') : printJson(value);
  return text.length > LIMIT ? `${text.slice(0, LIMIT)}…` : text;
}

const quoted = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? JSON.stringify(value) : textOf(value);

/** Keywords whose expected value is JSON to be shown as JSON, not a name or pattern. */
const SHOWN_AS_JSON = new Set(['const', 'discriminator']);

/** One clause, lower case, without full stop: what the keyword demands. */
export function messageFor(
  keyword: string,
  expected: JsonValue | undefined,
  actual: JsonValue | undefined,
): string {
  const words = WORDS[keyword];
  if (!words) return `does not conform to ${keyword}`;
  if (keyword === 'type' && Array.isArray(expected)) return words(expected.join(' or '), textOf(actual));
  return SHOWN_AS_JSON.has(keyword)
    ? words(quoted(expected), quoted(actual))
    : words(textOf(expected), textOf(actual));
}
