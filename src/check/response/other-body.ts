import { bytesOf, isEmpty } from '../../json/payload.js';
import type { JsonValue } from '../../json/value.js';
import { matchResponse } from '../../matching/index.js';
import { essenceOf, parseMediaType } from '../../media-type/media-type.js';
import { decodeBody } from '../../openapi/bodies/index.js';
import type { MediaTypeContent } from '../../openapi/model.js';
import { checkBodyValue } from '../body.js';
import { unjudgedFinding, violationFinding } from '../finding.js';
import type { Exchange, Finding, VerdictCertainty } from '../model.js';
import { CONFORMS, type Conformance, unjudged } from '../violation.js';
import { bodyMediaType, type WireResponse } from '../wire.js';
import type { BodyAssessment } from './assess-answer.js';
import { foldedFindings } from './deviation-findings.js';
import { DEMANDS_MORE } from './json.js';
import { withoutLoosened } from './loosened.js';
import type { AnswerContext } from './model.js';
import {
  impossibleText,
  permittedText,
  placeholderFinding,
  type TextExpectation,
  textExpectation,
  textRisks,
} from './text-body.js';
import { writtenDeviations } from './written/deviations.js';
import type { WrittenBody } from './written/model.js';
import { notationOf } from './written/notation.js';
import { completedBody, isPartialView } from './written/partial.js';

const PROVED: VerdictCertainty = { kind: 'proved' };

/** What the document says of a body that is not JSON. */
export function assessOtherBody(
  context: AnswerContext,
  content: MediaTypeContent,
  example: WireResponse,
  print: (answer: WireResponse) => Exchange,
): BodyAssessment {
  const { response: expected } = context.interaction;
  const text = textExpectation(content, expected, example);
  if (text) return assessText(context, text, print);
  const mediaType = bodyMediaType(example) ?? '';
  const judged = checkBodyValue(content, example, mediaType, 'response');
  const written = writtenBody(content, example, mediaType, expected.rules.body);
  const whole = written ? wholeAnswer(written, example, judged) : { answer: example, judged };
  const loosened = withoutLoosened(whole.judged, expected.rules.body, mediaType);
  if (!written || loosened.violations.length || loosened.unjudged.length)
    return judgedBody(context, loosened, whole.answer, [], written ? undefined : PROVED);
  return assessWritten(context, written, whole.answer, print);
}

/** A body as it is written, where it can be read as a value of its schema. */
function writtenBody(
  content: MediaTypeContent,
  { body }: WireResponse,
  mediaType: string,
  rules: WrittenBody['rules'],
): (WrittenBody & { readonly value: JsonValue }) | undefined {
  if (isEmpty(body)) return undefined;
  const bytes = bytesOf(body);
  const decoded = decodeBody(content, bytes, mediaType);
  return 'value' in decoded
    ? { body: bytes, mediaType, content, schema: decoded.schema, rules, value: decoded.value }
    : undefined;
}

/** The example, which may be a partial view, with what the document demands besides. */
function wholeAnswer(
  written: WrittenBody & { readonly value: JsonValue },
  example: WireResponse,
  judged: Conformance,
): { readonly answer: WireResponse; readonly judged: Conformance } {
  const type = parseMediaType(written.mediaType);
  const lacks = judged.violations.filter(({ keyword }) => DEMANDS_MORE.has(keyword ?? ''));
  const [first] = lacks;
  if (!first || !type || !isPartialView(type)) return { answer: example, judged };
  const body = completedBody(written, type, written.value);
  const answer = body && { ...example, body, json: undefined };
  const again = answer && checkBodyValue(written.content, answer, written.mediaType, 'response');
  if (answer && again && !again.violations.length) return { answer, judged: again };
  const others = judged.violations.filter((one) => !lacks.includes(one));
  if (others.length) return { answer: example, judged: { ...judged, violations: others } };
  return {
    answer: example,
    judged: unjudged({
      rule: 'response.body.unvalidatable',
      place: first.place,
      reason: `the consumer reads a part of the body, and no whole one could be written as ${essenceOf(type)} (${first.message})`,
      spec: first.spec,
    }),
  };
}

/** What the provider may write otherwise: searched for at single places, which proves nothing about all of them together. */
function assessWritten(
  context: AnswerContext,
  written: WrittenBody,
  answer: WireResponse,
  print: (answer: WireResponse) => Exchange,
): BodyAssessment {
  const { contract, interaction, options } = context;
  const { body } = interaction.response.rules;
  const type = parseMediaType(written.mediaType);
  const notation = type && notationOf(type);
  if (options.runs === 0 || !type) return judgedBody(context, CONFORMS, answer, [], undefined);
  if (!notation) {
    // What is exact is up to the provider state; of anything else nothing was tried.
    const reason = `other bodies of type ${essenceOf(type)} are not searched for`;
    const certainty = body.length ? ({ kind: 'sampled', cases: 0, reason } as const) : PROVED;
    return judgedBody(context, CONFORMS, answer, [], certainty);
  }
  const whole = answer.body ? { ...written, body: bytesOf(answer.body) } : written;
  const { deviations, cases } = writtenDeviations(whole, notation, answer, interaction.response);
  const findings = foldedFindings(deviations, {
    pact: () => ({ source: contract.source, pointer: interaction.response.body.pointer }),
    exchange: print,
    mismatch: ({ body: response }) => matchResponse(interaction.response, response).mismatches[0],
  });
  const reason = `bodies of type ${essenceOf(type)} are varied at one place at a time only`;
  const isBroken = deviations.some(({ kind }) => kind !== 'length');
  return judgedBody(
    context,
    CONFORMS,
    answer,
    findings,
    isBroken ? PROVED : { kind: 'sampled', cases, reason },
  );
}

function assessText(
  context: AnswerContext,
  text: TextExpectation,
  print: (answer: WireResponse) => Exchange,
): BodyAssessment {
  const { source } = context.contract;
  const found = permittedText(text);
  if (found.kind === 'none') return judgedBody(context, impossibleText(text), text.example, [], PROVED);
  const written = found.kind === 'text' ? found.response : text.example;
  const type = bodyMediaType(written) ?? '';
  const judged = checkBodyValue(text.content, written, type, 'response');
  const search =
    context.options.runs > 0 && found.kind === 'text'
      ? textRisks(text, source, print)
      : { findings: [], certainty: undefined };
  const findings = [
    ...(written === text.example ? [] : [placeholderFinding(text, source)]),
    ...search.findings,
  ];
  return judgedBody(
    context,
    withoutLoosened(judged, text.expected.rules.body, type),
    written,
    findings,
    search.certainty,
  );
}

function judgedBody(
  { contract: { source }, interaction: { response: expected } }: AnswerContext,
  judged: Conformance,
  written: WireResponse,
  findings: readonly Finding[],
  certainty: VerdictCertainty | undefined,
): BodyAssessment {
  return {
    findings: [
      ...findings,
      ...judged.violations.map((one) => violationFinding(source, expected, one)),
      ...judged.unjudged.map((one) => unjudgedFinding(source, expected, one)),
    ],
    certainty,
    witness: judged.violations.length ? undefined : written,
    obligations: [],
  };
}
