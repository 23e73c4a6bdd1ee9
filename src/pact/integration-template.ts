import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { getKey, isObject, type JsonObject, type JsonValue, setKey } from '../json/value.js';
import type { ReportFault } from './faults.js';
import { readMatcher } from './matcher.js';
import type { ArrayVariant, Matcher, PathToken } from './rules.js';
import { resolveTemplates, type Template } from './template.js';

const MATCHER = 'pact:matcher:type';
const GENERATOR = 'pact:generator:type';

const silent: ReportFault = () => {};

/** Nested rules deeper than this are left as they stand (the matcher reader refuses them). */
const DEPTH_LIMIT = 40;

/** The rule object of a pact file that a DSL object means: `match` instead of the DSL key, nested rules too. */
function asRule(value: JsonValue, depth = 0): JsonValue {
  if (!isObject(value) || depth > DEPTH_LIMIT) return value;
  const rule: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    if (key === MATCHER) rule.match = item;
    else if (key === 'rules' && Array.isArray(item))
      rule.rules = item.map((nested) => asRule(nested, depth + 1));
    else if (key !== GENERATOR) setKey(rule, key, item);
  }
  return rule;
}

/** How a matcher addresses the members of its example. */
function memberToken(matchers: readonly Matcher[], example: JsonValue): PathToken | undefined {
  if (Array.isArray(example)) return matchers.length > 0 ? { kind: 'starIndex' } : undefined;
  return matchers.some(({ match }) => match === 'values' || match === 'eachValue')
    ? { kind: 'star' }
    : undefined;
}

/** In a DSL object the variants of `arrayContains` are examples; in a pact file they are indices with rules. */
function arrayContains(variants: readonly JsonValue[], pointer: JsonPointer): Template {
  const resolved = variants.map((variant, i) =>
    resolveTemplates(variant, joinPointer(pointer, 'variants', i), silent),
  );
  const list = resolved.map(({ rules }, index): ArrayVariant => ({ index, rules }));
  return {
    example: resolved.map(({ value }) => value),
    matchers: [{ match: 'arrayContains', variants: list }],
    generator: undefined,
    copies: undefined,
    memberToken: undefined,
    examplePointer: undefined,
  };
}

/** Whether an object is a matcher or generator object of the DSLs of the Rust family. */
export const isIntegrationTemplate = (value: JsonObject): boolean =>
  Object.hasOwn(value, MATCHER) || Object.hasOwn(value, GENERATOR);

/**
 * A matcher or generator object as the DSLs of the Rust family pass it to their core (`pact:matcher:type`); files hold
 * them when the output of a DSL was saved unprocessed (docs/pact.md section 14). Undefined for any other object.
 */
export function integrationTemplate(
  value: JsonObject,
  pointer: JsonPointer,
  report: ReportFault,
): Template | undefined {
  if (!isIntegrationTemplate(value)) return undefined;
  const type = getKey(value, MATCHER);
  const generatorType = getKey(value, GENERATOR);
  const variants = getKey(value, 'variants');
  if ((type === 'arrayContains' || type === 'array-contains') && Array.isArray(variants))
    return arrayContains(variants, pointer);
  const rules = type === undefined ? [] : Array.isArray(type) ? type : [value];
  const matchers = rules.map((rule) => readMatcher(asRule(rule), pointer, report));
  const example = getKey(value, 'value') ?? null;
  const attributes = Object.entries(value).filter(([key]) => !['value', MATCHER, GENERATOR].includes(key));
  return {
    example,
    matchers,
    generator:
      typeof generatorType === 'string'
        ? { type: generatorType, attributes: Object.fromEntries(attributes), pointer }
        : undefined,
    copies: undefined,
    memberToken: memberToken(matchers, example),
    examplePointer: '/value',
  };
}
