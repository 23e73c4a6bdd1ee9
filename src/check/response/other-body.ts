import type { MediaTypeContent } from '../../openapi/model.js';
import { checkBodyValue } from '../body.js';
import { unjudgedFinding, violationFinding } from '../finding.js';
import type { Exchange, Finding, VerdictCertainty } from '../model.js';
import type { Conformance } from '../violation.js';
import { bodyMediaType, type WireResponse } from '../wire.js';
import type { BodyAssessment } from './assess-answer.js';
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
  const type = bodyMediaType(example) ?? '';
  const judged = checkBodyValue(content, example, type, 'response');
  return judgedBody(context, withoutLoosened(judged, expected.rules.body, type), example, []);
}

function assessText(
  context: AnswerContext,
  text: TextExpectation,
  print: (answer: WireResponse) => Exchange,
): BodyAssessment {
  const { source } = context.contract;
  const found = permittedText(text);
  if (found.kind === 'none') return judgedBody(context, impossibleText(text), text.example, []);
  const written = found.kind === 'text' ? found.response : text.example;
  const type = bodyMediaType(written) ?? '';
  const judged = checkBodyValue(text.content, written, type, 'response');
  const findings = [
    ...(written === text.example ? [] : [placeholderFinding(text, source)]),
    ...(context.options.runs > 0 && found.kind === 'text' ? textRisks(text, source, print) : []),
  ];
  return judgedBody(context, withoutLoosened(judged, text.expected.rules.body, type), written, findings);
}

function judgedBody(
  { contract: { source }, interaction: { response: expected } }: AnswerContext,
  judged: Conformance,
  written: WireResponse,
  findings: readonly Finding[],
): BodyAssessment {
  return {
    findings: [
      ...findings,
      ...judged.violations.map((one) => violationFinding(source, expected, one)),
      ...judged.unjudged.map((one) => unjudgedFinding(source, expected, one)),
    ],
    certainty: PROVED,
    witness: judged.violations.length ? undefined : written,
    obligations: [],
  };
}
