import { isObject, type JsonValue, jsonType } from '../../json/value.js';
import { readScalar } from '../../openapi/parameters/scalar.js';
import { partsOf } from '../../openapi/parameters/schema-shape.js';
import { scalarText } from '../../openapi/parameters/text-tree.js';
import type { Matcher, MatcherName, RuleList } from '../../pact/rules.js';
import { applicable } from '../../schema/applicable.js';
import type { Schema } from '../../schema/model.js';
import { expectationConstraint, schemaConstraint, solve } from '../../schema/solver/index.js';
import { ruleExpectation } from '../expectation/scalar.js';
import { readingOf } from '../schema-violations.js';

const STEPS = 4_000;
/** Read leniently (`0-1-1`), but sent as a formatter prints them: the samples are all there is to try. */
const DATES: ReadonlySet<MatcherName> = new Set(['date', 'time', 'datetime']);
const OPEN = readingOf('request', 'open');

/**
 * Members of the set that a rule list describes, each outside one of the document's schemas for that place: what samples
 * would only hit by luck (a regex one character longer than `maxLength` allows).
 */
export function solvedValues(rules: RuleList, example: JsonValue, schemas: readonly Schema[]): JsonValue[] {
  if (Array.isArray(example)) return longerLists(example, schemas);
  if (isObject(example)) return [];
  if (rules.matchers.some(({ match }) => DATES.has(match))) return [];
  const sent = ruleExpectation(rules, example, { strictness: 'request', extent: 'sent' });
  const sameType = expectationConstraint({ kind: 'type', type: jsonType(example) });
  return schemas.flatMap((schema) => {
    const answer = solve({
      demand: [expectationConstraint(sent), sameType],
      refuse: [schemaConstraint(schema, OPEN)],
      steps: STEPS,
      canonicalNumbers: true,
    });
    return answer.kind === 'instance' ? [answer.value] : [];
  });
}

/**
 * The same where a text is sent: one that the document reads as a number is a number.
 *
 * @param charset A regex for the characters that can be sent; those of numbers and booleans can everywhere.
 */
export function solvedTexts(
  rules: RuleList,
  example: string,
  schemas: readonly Schema[],
  charset?: Matcher,
): string[] {
  if (!schemas.length) return [];
  const value = readScalar(example, schemas);
  const limited: RuleList =
    charset && typeof value === 'string'
      ? { ...rules, combine: 'AND', matchers: [...rules.matchers, charset] }
      : rules;
  return solvedValues(limited, value, applicable(schemas, value, OPEN)).map(scalarText);
}

const LONGEST_LIST = 1_000;

/** Lists one item longer than a schema allows, made of those of the example. */
function longerLists([...example]: readonly JsonValue[], schemas: readonly Schema[]): JsonValue[] {
  const [first] = example;
  if (first === undefined) return [];
  return schemas.flatMap(partsOf).flatMap(({ maxItems }) => {
    if (maxItems === undefined || maxItems >= LONGEST_LIST || maxItems < example.length) return [];
    return [[...example, ...Array<JsonValue>(maxItems + 1 - example.length).fill(first)]];
  });
}
