import { matchResponse } from '../../matching/index.js';
import { mediaClass } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import type { Operation } from '../../openapi/model.js';
import type { Contract, HttpInteraction } from '../../pact/model.js';
import { checkBodyValue } from '../body.js';
import { finding, unjudgedFinding, violationFinding } from '../finding.js';
import type { Finding, Obligation, VerdictCertainty } from '../model.js';
import type { CheckOptions } from '../options.js';
import { bodyPointer } from '../pact-location.js';
import { CONFORMS, type Conformance, together } from '../violation.js';
import { bodyMediaType, printExchange, type WireRequest, type WireResponse, withJson } from '../wire.js';
import { selectResponseContent } from './body.js';
import { headerRisks } from './header-risks.js';
import { checkResponseHeaders, completeHeaders } from './headers.js';
import { assessJson } from './json.js';
import { withoutLoosened } from './loosened.js';
import { permittedStatus, withPermittedHeaders } from './permitted-example.js';
import { checkStatus, responseFor } from './status.js';
import { permittedText, placeholderFinding, textExpectation, textRisks } from './text-body.js';

/** What the document promises about the response an interaction expects. */
export interface ResponseAssessment {
  readonly findings: readonly Finding[];
  readonly certainty: VerdictCertainty | undefined;
  /** A complete response that the document permits and the pact accepts. */
  readonly witness: WireResponse | undefined;
  readonly obligations: readonly Obligation[];
}

const PROVED: VerdictCertainty = { kind: 'proved' };

/** The exchange of the pact's own example. */
export interface Example {
  readonly request: WireRequest;
  readonly response: WireResponse;
  /** Whether the rules accept the response. */
  readonly accepted: boolean;
}

/** Status, headers and body of the expected response against the document: witness, counterexamples, obligations. */
export function assessResponse(
  contract: Contract,
  interaction: HttpInteraction,
  operation: Operation,
  shown: Example,
  options: CheckOptions,
): ResponseAssessment {
  const { source } = contract;
  const { request } = shown;
  const expected = interaction.response;
  const code = permittedStatus(expected, operation);
  const given = code === expected.status ? shown.response : { ...shown.response, status: code };
  const status = checkStatus(operation, given.status);
  const response = responseFor(operation, given.status);
  if (!response) return undeclaredResponse(contract, interaction, operation, status);

  const example = withPermittedHeaders(response, expected, given);
  const selected = selectResponseContent(operation, response, example);
  const headers = checkResponseHeaders(response, example);
  const speaks = together(status, headers, selected.conformance);
  const findings: Finding[] = [
    ...speaks.violations.map((one) => violationFinding(source, expected, one)),
    ...speaks.unjudged.map((one) => unjudgedFinding(source, expected, one)),
  ];
  const print = (answer: WireResponse) => printExchange(request, answer);
  const complete = completeHeaders(response, example);
  // A header can only be shown to break the interaction in a response whose body the document permits.
  const risks = (witness: WireResponse): Finding[] =>
    options.runs > 0 ? headerRisks({ source, response, expected, witness, print }) : [];

  const content = selected.content;
  const mediaType = parseMediaType(bodyMediaType(example));
  if (
    expected.body.state === 'present' &&
    content?.schema &&
    example.json !== undefined &&
    mediaType &&
    mediaClass(mediaType) === 'json'
  ) {
    const body = expected.body;
    const answer = assessJson(
      { schema: content.schema, example: example.json, rules: expected.rules.body },
      {
        states: interaction.providerStates.map(({ name }) => name),
        pact: (pointer) => ({ source, pointer: bodyPointer(body, pointer) }),
        exchange: (json) => print(withJson(complete, json)),
        options,
      },
    );
    const witness = answer.witness === undefined ? undefined : withJson(complete, answer.witness);
    return {
      findings: [...findings, ...(witness ? risks(witness) : []), ...answer.findings],
      certainty: answer.certainty,
      witness: witness && confirmed(interaction, witness, speaks, shown),
      obligations: answer.obligations,
    };
  }
  const text = textExpectation(content, expected, complete);
  const written = text ? permittedText(text) : complete;
  const type = bodyMediaType(written) ?? '';
  const judged: Conformance = content ? checkBodyValue(content, written, type, 'response') : CONFORMS;
  const body = withoutLoosened(judged, expected.rules.body, type);
  if (text && written !== complete) findings.push(placeholderFinding(text, source));
  if (text && options.runs > 0 && !body.violations.length) findings.push(...textRisks(text, source, print));
  findings.push(
    ...body.violations.map((one) => violationFinding(source, expected, one)),
    ...body.unjudged.map((one) => unjudgedFinding(source, expected, one)),
    ...(body.violations.length === 0 ? risks(written) : []),
  );
  return {
    findings,
    certainty: PROVED,
    witness: confirmed(interaction, written, together(speaks, body), shown),
    obligations: [],
  };
}

function undeclaredResponse(
  contract: Contract,
  interaction: HttpInteraction,
  operation: Operation,
  status: Conformance,
): ResponseAssessment {
  const { source } = contract;
  const expected = interaction.response;
  const nothing: Omit<ResponseAssessment, 'findings'> = {
    certainty: PROVED,
    witness: undefined,
    obligations: [],
  };
  if (status.violations.length || expected.body.state !== 'present')
    return { ...nothing, findings: status.violations.map((one) => violationFinding(source, expected, one)) };
  return {
    ...nothing,
    findings: [
      finding({
        rule: 'interaction.undecided',
        message: `cannot be checked: ${operation.method} ${operation.template} declares no responses`,
        pact: { source, pointer: expected.body.pointer },
        spec: operation.location,
      }),
    ],
  };
}

/** A witness only if both judges say so: nothing the document objects to, nothing the pact does not accept. */
const confirmed = (
  interaction: HttpInteraction,
  witness: WireResponse,
  conformance: Conformance,
  { response, accepted }: Example,
): WireResponse | undefined => {
  if (conformance.violations.length > 0) return undefined;
  const matches =
    witness === response ? accepted : matchResponse(interaction.response, witness).mismatches.length === 0;
  return matches ? witness : undefined;
};
