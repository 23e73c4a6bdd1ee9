import { applyTextRules } from '../../matching/apply.js';
import { DEFAULT_POLICY, isMatch, matchHeaderValues, matchStatus } from '../../matching/index.js';
import { parseMediaType } from '../../media-type/media-type.js';
import { selectContent } from '../../openapi/media.js';
import type { HeaderDescription, Operation, Response } from '../../openapi/model.js';
import { encodeHeader } from '../../openapi/parameters/encode.js';
import type { ExpectedResponse } from '../../pact/model.js';
import type { RuleList } from '../../pact/rules.js';
import {
  type Constraint,
  expectationConstraint,
  schemaConstraint,
  solve,
} from '../../schema/solver/index.js';
import { combined } from '../expectation/model.js';
import { scalarExpectation } from '../expectation/scalar.js';
import { readingOf } from '../schema-violations.js';
import { headerValues, type WireResponse } from '../wire.js';
import { checkHeaderValue, describedHeader } from './headers.js';
import { declaredStatuses, responseFor } from './status.js';

/** The example status, or the first declared one that the status rule accepts where the example is not declared. */
export function permittedStatus({ status, rules }: ExpectedResponse, operation: Operation): number {
  if (!rules.status || responseFor(operation, status)) return status;
  return (
    declaredStatuses(operation).find((one) =>
      isMatch(matchStatus(status, one, rules.status, DEFAULT_POLICY)),
    ) ?? status
  );
}

/**
 * The example with headers that the document permits: where a header of the example does not fit but its rule accepts
 * one that does, the example is only a placeholder.
 */
export function withPermittedHeaders(
  response: Response,
  expected: ExpectedResponse,
  example: WireResponse,
): WireResponse {
  if (!expected.rules.header.size) return example;
  return {
    ...example,
    headers: example.headers.map((header) => {
      const rules = expected.rules.header.get(header.name.toLowerCase());
      const value = rules && permittedValue(response, header.name, rules, example);
      return value === undefined ? header : { ...header, values: [value] };
    }),
  };
}

function permittedValue(
  response: Response,
  name: string,
  rules: RuleList,
  example: WireResponse,
): string | undefined {
  const values = headerValues(example.headers, name) ?? [];
  const accepted = (text: string): boolean => isMatch(matchHeaderValues(name, values, [text], rules));
  if (name.toLowerCase() === 'content-type') {
    const offered = response.content ?? [];
    return selectContent(offered, values[0])
      ? undefined
      : offered
          .map(({ mediaType }) => mediaType)
          .find((text) => parseMediaType(text)?.subtype !== '*' && accepted(text));
  }
  const header = describedHeader(response, name);
  if (!header || !checkHeaderValue(header, name, example.headers).violations.length) return undefined;
  const text = solveText(header, [], [asConstraint(rules, values[0] ?? '')]);
  return text !== undefined && accepted(text) ? text : undefined;
}

/** A text of the header that the document permits and its rule does not accept. */
export function rejectedHeaderValue(
  header: HeaderDescription,
  example: string,
  rules: RuleList,
): string | undefined {
  const text = solveText(header, [asConstraint(rules, example)], []);
  if (text === undefined || applyTextRules(rules, example, text, DEFAULT_POLICY).kind !== 'rejected')
    return undefined;
  const sent = [{ name: header.name, values: [text] }];
  const judged = checkHeaderValue(header, header.name, sent);
  return judged.violations.length || judged.unjudged.length ? undefined : text;
}

const STEPS = 4_000;

function solveText(
  { name, encoding, ...header }: HeaderDescription,
  refuse: readonly Constraint[],
  demand: readonly Constraint[],
): string | undefined {
  if (!encoding.schema) return undefined;
  const schema = schemaConstraint(encoding.schema, readingOf('response', 'open'));
  const answer = solve({ demand: [schema, ...demand], refuse, steps: STEPS, canonicalNumbers: true });
  return answer.kind === 'instance' ? encodeHeader({ ...header, name, encoding }, answer.value) : undefined;
}

/** What a rule accepts of a header, read as the value the text stands for. */
const asConstraint = ({ combine, matchers }: RuleList, example: string): Constraint =>
  expectationConstraint(
    combined(
      combine,
      matchers.map((matcher) =>
        matcher.match === 'type'
          ? { kind: 'any' }
          : scalarExpectation(matcher, example, { strictness: 'response', extent: 'exact' }),
      ),
    ),
  );
