import { mediaClass } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import { isSequential } from '../../openapi/bodies/sequence.js';
import type { MediaTypeContent, Response } from '../../openapi/model.js';
import { RULES } from '../../rules/table.js';
import { unjudgedFinding, violationFinding } from '../finding.js';
import type { Exchange, Finding, Obligation, VerdictCertainty } from '../model.js';
import { bodyPointer } from '../pact-location.js';
import { together, type Violation } from '../violation.js';
import { bodyMediaType, printExchange, type WireResponse, withJson } from '../wire.js';
import { selectResponseContent } from './body.js';
import { confirmed } from './confirmed.js';
import { emptyBodyRisks } from './empty-body.js';
import { headerRisks, withoutHeader } from './header-risks.js';
import { completeHeaders } from './headers.js';
import { assessJson } from './json.js';
import type { AnswerContext, ResponseAssessment } from './model.js';
import { assessOtherBody } from './other-body.js';
import { withPermittedHeaders } from './permitted-headers.js';
import { checkStatus } from './status.js';

/** What is said of the body of an answer. */
export interface BodyAssessment {
  readonly findings: readonly Finding[];
  readonly certainty: VerdictCertainty | undefined;
  /** The answer with a body that the document permits and the consumer accepts. */
  readonly witness: WireResponse | undefined;
  readonly obligations: readonly Obligation[];
}

/** What the document promises about one of the answers that the consumer may take: a declared response, a media type. */
export function assessAnswer(
  context: AnswerContext,
  response: Response,
  given: WireResponse,
): ResponseAssessment {
  const { contract, interaction, operation, shown, options } = context;
  const { source } = contract;
  const expected = interaction.response;
  const print = (answer: WireResponse): Exchange => printExchange(shown.request, answer);
  const { example, conformance } = withPermittedHeaders(response, expected, given);
  const selected = selectResponseContent(operation, response, example);
  const speaks = together(checkStatus(operation, given.status), conformance, selected.conformance);
  const complete = completeHeaders(response, example);

  const body = assessBody(context, response, selected.content, complete, print);
  const told = (one: Violation): Finding => {
    const about = violationFinding(source, expected, one);
    // That nobody promises a header is shown by a response without it.
    return RULES[one.rule].verdict === 'at-risk' && body.witness && 'name' in one.place
      ? { ...about, counterexample: print(withoutHeader(body.witness, one.place.name)) }
      : about;
  };
  const findings = [
    ...speaks.violations.map(told),
    ...speaks.unjudged.map((one) => unjudgedFinding(source, expected, one)),
    // A header can only be shown to break the interaction in a response whose body the document permits.
    ...(body.witness && options.runs > 0
      ? headerRisks({ source, response, expected, witness: body.witness, print, told: speaks.violations })
      : []),
    ...body.findings,
  ];
  const answer = confirmed(context, body.witness, findings);
  return {
    findings: answer.doubts.length ? [...findings, ...answer.doubts] : findings,
    certainty: body.certainty,
    witness: answer.witness,
    obligations: body.obligations,
  };
}

const PROVED: VerdictCertainty = { kind: 'proved' };

function assessBody(
  context: AnswerContext,
  response: Response,
  content: MediaTypeContent | undefined,
  example: WireResponse,
  print: (answer: WireResponse) => Exchange,
): BodyAssessment {
  const { contract, interaction, options } = context;
  const { source } = contract;
  const expected = interaction.response;
  const { body } = expected;
  const nothing = { findings: [], certainty: PROVED, witness: example, obligations: [] };
  if (body.state !== 'present')
    return body.state === 'missing' || options.runs === 0
      ? nothing
      : { ...nothing, findings: emptyBodyRisks(context, response, content, example, print) };
  if (!content) return nothing;
  const mediaType = parseMediaType(bodyMediaType(example));
  const isJson = mediaType && mediaClass(mediaType) === 'json' && !isSequential(mediaType);
  if (!content.schema || example.json === undefined || !isJson)
    return assessOtherBody(context, content, example, print);
  const answer = assessJson(
    { schema: content.schema, example: example.json, rules: expected.rules.body },
    {
      states: interaction.providerStates.map(({ name }) => name),
      pact: (pointer) => ({ source, pointer: bodyPointer(body, pointer) }),
      exchange: (json) => print(withJson(example, json)),
      options,
    },
  );
  return {
    findings: answer.findings,
    certainty: answer.certainty,
    witness: answer.witness === undefined ? undefined : withJson(example, answer.witness),
    obligations: answer.obligations,
  };
}
