import { selectResponse } from '../../openapi/media.js';
import type { Operation, Response, Unreadable } from '../../openapi/model.js';
import type { Contract, ExpectedResponse, HttpInteraction } from '../../pact/model.js';
import type { SourceFile } from '../../source/model.js';
import { finding, unjudgedFinding, violationFinding } from '../finding.js';
import type { Finding, Verdict } from '../model.js';
import type { CheckOptions } from '../options.js';
import { verdictOf } from '../verdict.js';
import { type Conformance, unread } from '../violation.js';
import { assessAnswer } from './assess-answer.js';
import { permittedTypes } from './media-types.js';
import { type AnswerContext, type Example, NOTHING_PROMISED, type ResponseAssessment } from './model.js';
import { checkStatus, noAcceptedStatus, permittedStatuses } from './status.js';

/** How good an answer is; 0: the interaction works. */
const RANK: Readonly<Record<Verdict, number>> = { satisfied: 0, 'at-risk': 0, undecided: 1, unsatisfied: 2 };

/** More answers than any document offers on purpose. */
const MOST_ANSWERS = 40;

/**
 * Status, headers and body of the expected response against the document: witness, counterexamples, obligations. Where rules
 * admit several declared statuses or media types, the first that can satisfy the interaction counts.
 */
export function assessResponse(
  contract: Contract,
  interaction: HttpInteraction,
  operation: Operation,
  shown: Example,
  options: CheckOptions,
): ResponseAssessment {
  if (operation.unreadable) return NOTHING_PROMISED;
  const context: AnswerContext = { contract, interaction, operation, shown, options };
  const { response: expected } = interaction;
  let best: ResponseAssessment | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  let left = MOST_ANSWERS;
  for (const status of permittedStatuses(expected, operation)) {
    const response = selectResponse(operation.responses, status);
    if (!response) return undeclaredResponse(context, checkStatus(operation, status));
    if (response.unreadable) {
      if (bestRank > RANK.undecided)
        best = unreadResponse(contract.source, expected, response, response.unreadable);
      bestRank = Math.min(RANK.undecided, bestRank);
      continue;
    }
    const given = status === expected.status ? shown.response : { ...shown.response, status };
    for (const example of permittedTypes(response, expected, shown.request, given)) {
      if (left-- === 0) return best as ResponseAssessment;
      const answer = assessAnswer(context, response, example);
      const rank = answer.findings.length ? RANK[verdictOf(answer.findings)] : 0;
      if (rank === 0) return answer;
      if (rank < bestRank) best = answer;
      bestRank = Math.min(rank, bestRank);
    }
  }
  return best ?? undeclaredResponse(context, noAcceptedStatus(operation, expected));
}

/** A response that is declared somewhere else, which nobody could read, promises neither this nor anything else. */
const unreadResponse = (
  source: SourceFile,
  expected: ExpectedResponse,
  { status }: Response,
  reason: Unreadable,
): ResponseAssessment => ({
  ...NOTHING_PROMISED,
  findings: unread({ part: 'status' }, `the ${status} response`, reason).unjudged.map((one) =>
    unjudgedFinding(source, expected, one),
  ),
});

function undeclaredResponse(
  { contract: { source }, interaction: { response: expected }, operation, shown }: AnswerContext,
  status: Conformance,
): ResponseAssessment {
  const nothing = (findings: readonly Finding[]): ResponseAssessment => ({
    findings,
    certainty: { kind: 'proved' },
    witness: undefined,
    obligations: [],
  });
  if (status.violations.length)
    return nothing(status.violations.map((one) => violationFinding(source, expected, one)));
  if (expected.body.state !== 'present')
    return { ...nothing([]), witness: shown.accepted ? shown.response : undefined };
  return nothing([
    finding({
      rule: 'interaction.undecided',
      message: `cannot be checked: ${operation.method} ${operation.template} declares no responses`,
      pact: { source, pointer: expected.body.pointer },
      spec: operation.location,
    }),
  ]);
}
