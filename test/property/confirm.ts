import { checkBodyValue } from '../../src/check/body.js';
import { keepsPinned } from '../../src/check/expectation/pinned.js';
import type { CheckedInteraction, Finding } from '../../src/check/model.js';
import { checkRequest } from '../../src/check/request/check.js';
import { locateOperation } from '../../src/check/request/operation.js';
import { breaksBeyondState } from '../../src/check/response/beyond-state.js';
import { selectResponseContent } from '../../src/check/response/body.js';
import { checkResponseHeaders } from '../../src/check/response/headers.js';
import { checkStatus } from '../../src/check/response/status.js';
import { readingOf } from '../../src/check/schema-violations.js';
import { CONFORMS, type Conformance, together } from '../../src/check/violation.js';
import { bodyMediaType, type WireRequest, type WireResponse } from '../../src/check/wire.js';
import { printJson } from '../../src/json/print.js';
import type { JsonValue } from '../../src/json/value.js';
import { matchJsonBody, matchRequest, matchResponse } from '../../src/matching/index.js';
import { isMatch } from '../../src/matching/result.js';
import { selectResponse } from '../../src/openapi/media.js';
import type { Description, Operation } from '../../src/openapi/model.js';
import type { HttpInteraction } from '../../src/pact/model.js';
import { RULES } from '../../src/rules/table.js';
import { generateValues } from '../../src/schema/generate/values.js';
import type { Schema } from '../../src/schema/model.js';
import { requestOf, responseOf } from './wire.js';

/** Headers nobody declared are reported on their own; they change nothing about the rest of a response. */
const BESIDE_THE_POINT = new Set(['response.header.unknown', 'response.header.undefined']);

/** What the document holds against a concrete response. */
export function objections(operation: Operation, response: WireResponse): Conformance['violations'] {
  const described = selectResponse(operation.responses, response.status);
  const { content, conformance } = described
    ? selectResponseContent(operation, described, response)
    : { content: undefined, conformance: CONFORMS };
  return together(
    checkStatus(operation, response.status),
    described ? checkResponseHeaders(described, response) : CONFORMS,
    conformance,
    content ? checkBodyValue(content, response, bodyMediaType(response) ?? '', 'response') : CONFORMS,
  ).violations.filter(({ rule }) => !BESIDE_THE_POINT.has(rule) && rule !== 'response.status.default');
}

/** What the document holds against a concrete request for which the pact expects a status. */
export function requestObjections(
  descriptions: readonly Description[],
  request: WireRequest,
  status: number,
): Conformance['violations'] {
  const located = locateOperation(descriptions, request);
  if (!located.operation) return [located.violation];
  return checkRequest(
    located,
    request,
    selectResponse(located.operation.responses, status),
  ).violations.filter(({ rule }) => RULES[rule].verdict === 'unsatisfied');
}

interface Subject {
  readonly descriptions: readonly Description[];
  readonly interaction: HttpInteraction;
  readonly result: CheckedInteraction;
  readonly operation: Operation;
}

/** Where the evidence of one interaction is not what both judges say (docs/design.md 2). Empty: the invariant holds. */
export function unconfirmed(descriptions: readonly Description[], result: CheckedInteraction): string[] {
  const { interaction, operation } = result;
  if (interaction.kind !== 'http' || !operation) return [];
  const subject = { descriptions, interaction, result, operation };
  return [
    ...witnessFaults(subject),
    ...result.findings.flatMap((finding) => counterexampleFaults(subject, finding)),
  ];
}

function witnessFaults({ interaction, operation, result }: Subject): string[] {
  const printed = result.witness?.response;
  if (!printed) return [];
  const witness = responseOf(printed);
  const mismatches = matchResponse(interaction.response, witness).mismatches;
  return [
    ...mismatches.map(
      ({ message }) => `the pact rejects the witness ${printJson(printed as never)}: ${message}`,
    ),
    ...objections(operation, witness).map(
      ({ message }) => `the document forbids the witness ${printJson(printed as never)}: ${message}`,
    ),
  ];
}

function counterexampleFaults({ descriptions, interaction, operation }: Subject, finding: Finding): string[] {
  const shown = finding.counterexample;
  if (!shown) return [];
  const about = (what: string, printed: unknown) => `${finding.rule}: ${what} ${JSON.stringify(printed)}`;
  if (shown.response) {
    const response = responseOf(shown.response);
    return [
      ...(matchResponse(interaction.response, response).mismatches.length === 0
        ? [about('the pact accepts the counterexample', shown.response)]
        : []),
      ...objections(operation, response).map(({ message }) =>
        about(`the document forbids the counterexample (${message})`, shown.response),
      ),
    ];
  }
  if (!shown.request) return [];
  const request = requestOf(shown.request);
  const admitted = isMatch(matchRequest(interaction.request, request)) || isGenerated(interaction, finding);
  const broken = requestObjections(descriptions, request, interaction.response.status);
  return [
    ...(admitted ? [] : [about('the pact does not admit the request', shown.request)]),
    ...(broken.length > 0 ? [] : [about('the document accepts the request', shown.request)]),
  ];
}

/** Whether a generator speaks of the place of a finding; what it makes need not satisfy the rules of that place. */
function isGenerated({ request: { generators } }: HttpInteraction, { identity }: Finding): boolean {
  const [part = '', name = ''] = (identity[0] ?? '').split(/ (.*)/s);
  switch (part) {
    case 'path':
      return generators.path !== undefined;
    case 'query-parameter':
      return generators.query.has(name);
    case 'header':
      return generators.header.has(name.toLowerCase());
    default:
      return generators.body.length > 0;
  }
}

/** The schema that speaks of the expected JSON body. */
export function bodySchema(operation: Operation, witness: WireResponse): Schema | undefined {
  const described = selectResponse(operation.responses, witness.status);
  return described && selectResponseContent(operation, described, witness).content?.schema;
}

/** An empty list or map somewhere: it satisfies a rule for all its entries, but shows none that the consumer reads. */
const hasNothing = (value: JsonValue): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (Object.keys(value).length === 0 || Object.values(value).some(hasNothing));

const words = (value: unknown): string => JSON.stringify(value).slice(0, 300);

/**
 * Conforming bodies that contradict a proof: for `satisfied` one that breaks the expectation in a way no provider state
 * decides about, for a proved `unsatisfied` one that the expectation accepts.
 */
export function contradictions(result: CheckedInteraction, seed: number, n: number): string[] {
  const { interaction, operation, verdict, certainty } = result;
  if (interaction.kind !== 'http' || !operation) return [];
  const { body, rules } = interaction.response;
  if (body.state !== 'present' || body.json === undefined) return [];
  const example = body.json;
  const impossible = result.findings.find(
    (finding) =>
      finding.rule.startsWith('response.body.') &&
      finding.certainty === 'proved' &&
      finding.severity === 'error',
  );
  const satisfied = verdict === 'satisfied' && certainty?.kind === 'proved';
  if (!satisfied && !impossible) return [];
  const sample: WireResponse = {
    status: interaction.response.status,
    headers: interaction.response.headers,
    body: body.payload,
    json: example,
    bodyType: body.mediaType,
    sniffed: body.contentType === undefined,
  };
  const schema = bodySchema(operation, sample);
  if (!schema) return [];
  const reading = readingOf('response');
  const found = generateValues(schema, reading, { seed, n });
  const values = found.kind === 'values' ? found.values : [];
  if (satisfied) {
    const expectation = { schema, example, rules: rules.body, reading };
    // A body that differs where the state pins a value is not one that this state can answer with.
    const broken = values.find(
      (value) =>
        keepsPinned(expectation.example, expectation.rules, value) && breaksBeyondState(expectation, value),
    );
    return broken === undefined ? [] : [`proved satisfied, but ${words(broken)} breaks ${words(example)}`];
  }
  const accepted = values.find(
    (value) =>
      !hasNothing(value) && matchJsonBody(example, value, rules.body, 'response').mismatches.length === 0,
  );
  return accepted === undefined
    ? []
    : [`proved unsatisfied (${impossible?.message}), but the pact accepts ${words(accepted)}`];
}
