import type { JsonValue } from '../../json/value.js';
import { matchRequest } from '../../matching/index.js';
import { isMatch } from '../../matching/result.js';
import { ruleStateOf } from '../../matching/rule-selection.js';
import { selectContent } from '../../openapi/media.js';
import type { ExpectedRequest } from '../../pact/model.js';
import type { MatcherName } from '../../pact/rules.js';
import { expectationConstraint, schemaConstraint, solve } from '../../schema/solver/index.js';
import { expectationOf } from '../expectation/build.js';
import { readingOf } from '../schema-violations.js';
import { bodyMediaType, type WireRequest, withJson } from '../wire.js';
import type { Located } from './operation.js';

/** Matchers that free the keys of an object or the items of a list: what they admit is more than one place's value. */
const CONTAINERS: ReadonlySet<MatcherName> = new Set(['arrayContains', 'values', 'eachKey', 'eachValue']);

const STEPS = 10_000;

/**
 * A whole body that the rules admit and the document's schema rejects, where a rule speaks of keys or items of its own: no
 * change at one place of the example would show it. Both judges are asked by the caller.
 */
export function rejectedBody(
  { operation }: Located,
  expected: ExpectedRequest,
  request: WireRequest,
  extent: 'claimed' | 'sent',
): { readonly value: JsonValue; readonly request: WireRequest } | undefined {
  const { json } = request;
  const rules = expected.rules.body;
  if (
    json === undefined ||
    !rules.some(({ matchers }) => matchers.some(({ match }) => CONTAINERS.has(match)))
  )
    return undefined;
  const content = selectContent(operation.requestBody?.content ?? [], bodyMediaType(request));
  if (!content?.schema) return undefined;
  const sent = expectationOf(json, ruleStateOf(rules, false), { strictness: 'request', extent }, 0);
  const answer = solve({
    demand: [expectationConstraint(sent)],
    refuse: [schemaConstraint(content.schema, readingOf('request', 'open'))],
    steps: STEPS,
    canonicalNumbers: true,
  });
  if (answer.kind !== 'instance') return undefined;
  const found = withJson(request, answer.value);
  return isMatch(matchRequest(expected, found)) ? { value: answer.value, request: found } : undefined;
}
