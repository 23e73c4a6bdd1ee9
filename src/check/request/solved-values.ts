import { pointerTokens } from '../../json/pointer.js';
import { isObject, type JsonValue, jsonType } from '../../json/value.js';
import { selectContent } from '../../openapi/media.js';
import type { MatcherName, RuleList } from '../../pact/rules.js';
import { applicableAt } from '../../schema/applicable.js';
import type { Schema } from '../../schema/model.js';
import {
  type Expectation,
  expectationConstraint,
  schemaConstraint,
  solve,
} from '../../schema/solver/index.js';
import { combined } from '../expectation/model.js';
import { scalarExpectation } from '../expectation/scalar.js';
import { readingOf } from '../schema-violations.js';
import type { Place } from '../violation.js';
import { bodyMediaType, type WireRequest } from '../wire.js';
import type { Located } from './operation.js';

const STEPS = 4_000;
/** Read leniently (`0-1-1`), but sent as a formatter prints them: the samples are all there is to try. */
const DATES: ReadonlySet<MatcherName> = new Set(['date', 'time', 'datetime']);
const OPEN = readingOf('request', 'open');

/**
 * Members of the set that a rule list describes for a scalar, each outside one of the document's schemas for that place: what
 * samples would only hit by luck (a regex one character longer than `maxLength` allows).
 */
export function solvedValues(rules: RuleList, example: JsonValue, schemas: readonly Schema[]): JsonValue[] {
  if (Array.isArray(example) || isObject(example)) return [];
  if (rules.matchers.some(({ match }) => DATES.has(match))) return [];
  const sent: Expectation = combined(
    rules.combine,
    rules.matchers.map((matcher) =>
      scalarExpectation(matcher, example, { strictness: 'request', extent: 'exact' }),
    ),
  );
  // A regex also admits `null` and numbers by their text; no consumer means those when it sends a string.
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

/** The document's schemas for a place of the request: of a body value, or of a parameter that is sent as plain text. */
export function schemasAt({ operation }: Located, request: WireRequest, place: Place): readonly Schema[] {
  if (place.part === 'body-value') {
    const content = selectContent(operation.requestBody?.content ?? [], bodyMediaType(request) ?? '');
    if (!content?.schema || request.json === undefined) return [];
    return applicableAt(content.schema, request.json, pointerTokens(place.pointer), OPEN);
  }
  if (place.part !== 'query-parameter' && place.part !== 'header') return [];
  const where = place.part === 'header' ? 'header' : 'query';
  const name = place.name.toLowerCase();
  return operation.parameters
    .filter((one) => one.in === where && one.name.toLowerCase() === name)
    .flatMap(({ encoding }) =>
      encoding.kind === 'style' && isPlainText(encoding.schema) ? [encoding.schema] : [],
    );
}

const isPlainText = (schema: Schema | undefined): schema is Schema =>
  schema?.types?.size === 1 && schema.types.has('string');
