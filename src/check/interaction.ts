import { isMatch, matchRequest, matchResponse } from '../matching/index.js';
import { selectResponse } from '../openapi/media.js';
import type { Description } from '../openapi/model.js';
import type { Contract, HttpInteraction } from '../pact/model.js';
import type { SourceFile } from '../source/model.js';
import { deprecatedUse } from './deprecated.js';
import { explainsFault, hardlyExcused, isExcused } from './excuses.js';
import { finding, unjudgedFinding, violationFinding } from './finding.js';
import type { CheckedInteraction, Finding } from './model.js';
import type { CheckOptions } from './options.js';
import { deadRules } from './pact/dead-rules.js';
import { selfConsistency, unacceptableAnswer } from './pact/self-consistency.js';
import { checkRequest } from './request/check.js';
import { locateOperation } from './request/operation.js';
import { findRequestRisks } from './request/risks.js';
import { assessResponse } from './response/assess.js';
import { NOTHING_PROMISED } from './response/model.js';
import { permittedStatuses } from './response/status.js';
import { verdictOf } from './verdict.js';
import type { Conformance } from './violation.js';
import { exampleRequest, exampleResponse, printExchange, type WireRequest } from './wire.js';

/** One HTTP interaction against the provider's documents: operation, request, response, verdict. */
export function checkHttpInteraction(
  descriptions: readonly Description[],
  contract: Contract,
  interaction: HttpInteraction,
  options: CheckOptions,
): CheckedInteraction {
  const { source } = contract;
  const request = exampleRequest(interaction.request);
  const response = exampleResponse(interaction.response);
  const matched = {
    request: matchRequest(interaction.request, request),
    response: matchResponse(interaction.response, response),
  };
  const pactFindings = [
    ...selfConsistency(source, interaction, matched),
    ...deadRules(source, interaction.request),
    ...deadRules(source, interaction.response),
    ...pluginFindings(source, interaction),
  ];
  const located = locateOperation(descriptions, request);
  if (!located.operation)
    return {
      interaction,
      operation: undefined,
      verdict: verdictOf([...pactFindings, violationFinding(source, interaction.request, located.violation)]),
      certainty: undefined,
      findings: [...pactFindings, violationFinding(source, interaction.request, located.violation)],
      witness: undefined,
      obligations: [],
    };

  const { operation } = located;
  const [status] = permittedStatuses(interaction.response, operation);
  const asked = checkRequest(
    located,
    request,
    selectResponse(operation.responses, status ?? interaction.response.status),
  );
  const requestFindings = conformanceFindings(source, interaction, request, asked);
  const requestRisks =
    options.runs > 0
      ? findRequestRisks(descriptions, contract, interaction, located, request, asked, options)
      : [];
  // A path that the operation rejects is answered before anything else: the document promises nothing about that answer.
  const reached = !requestFindings.some(({ rule }) => rule === 'request.path.incompatible');
  const answer = reached
    ? assessResponse(
        contract,
        interaction,
        operation,
        { request, response, accepted: isMatch(matched.response) },
        options,
      )
    : NOTHING_PROMISED;
  const findings = [
    ...pactFindings,
    ...requestFindings,
    ...(requestFindings.some(({ rule }) => rule === 'request.accept.incompatible')
      ? []
      : unacceptableAnswer(source, interaction)),
    ...requestRisks,
    ...answer.findings,
    ...deprecatedUse(source, interaction, located, request, response),
  ];
  const verdict = verdictOf(findings);
  return {
    interaction,
    operation,
    verdict,
    certainty: verdict === 'satisfied' || verdict === 'at-risk' ? answer.certainty : undefined,
    findings,
    witness:
      answer.witness && (options.witnesses !== false || findings.some(({ counterexample }) => counterexample))
        ? printExchange(request, answer.witness)
        : undefined,
    obligations: answer.obligations,
  };
}

/** What the document says about the example request, less what the expected status excuses (docs/design.md 4.2). */
function conformanceFindings(
  source: SourceFile,
  interaction: HttpInteraction,
  request: WireRequest,
  asked: Conformance,
): Finding[] {
  const { status } = interaction.response;
  const kept = asked.violations.filter((one) => !isExcused(one, status));
  const unexplained =
    explainsFault(status) && asked.violations.length === 0 && asked.unjudged.length === 0
      ? [
          finding({
            rule: 'response.status.unexplained',
            message: `the consumer expects ${status}, but the document accepts ${request.method} ${request.path} as it is sent`,
            help: 'describe the constraint that this request breaks, so that other consumers know of it',
            pact: { source, pointer: `${interaction.response.pointer}/status` },
            identity: [String(status)],
          }),
        ]
      : [];
  return [
    ...kept.map((one) => violationFinding(source, interaction.request, one)),
    ...hardlyExcused(asked.violations, status).map((one) => ({
      ...violationFinding(source, interaction.request, one),
      severity: 'info' as const,
    })),
    ...asked.unjudged.map((one) => unjudgedFinding(source, interaction.request, one)),
    ...unexplained,
  ];
}

const pluginFindings = (source: SourceFile, interaction: HttpInteraction): Finding[] =>
  interaction.plugins.map((plugin) =>
    finding({
      rule: 'interaction.undecided',
      message: `cannot be checked: the bodies need the Pact plugin "${plugin}"`,
      pact: { source, pointer: interaction.pointer },
      identity: [plugin],
    }),
  );
