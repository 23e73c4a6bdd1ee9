import { bytesOf, isEmpty } from '../../json/payload.js';
import { describeAll, matchResponse } from '../../matching/index.js';
import { mediaClass } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import type { MediaTypeContent } from '../../openapi/model.js';
import { scalarText } from '../../openapi/parameters/text-tree.js';
import type { ExpectedResponse } from '../../pact/model.js';
import type { PathRule } from '../../pact/rules.js';
import { RULES } from '../../rules/table.js';
import {
  type Constraint,
  expectationConstraint,
  schemaConstraint,
  solve,
} from '../../schema/solver/index.js';
import type { SourceFile } from '../../source/model.js';
import { utf8Bytes, utf8Text } from '../../text/utf8.js';
import { checkBodyValue } from '../body.js';
import { oneLine } from '../expectation/lines.js';
import { ruleExpectation } from '../expectation/scalar.js';
import { finding } from '../finding.js';
import type { Exchange, Finding, VerdictCertainty } from '../model.js';
import { readingOf } from '../schema-violations.js';
import { type Conformance, violation } from '../violation.js';
import { bodyMediaType, type WireResponse } from '../wire.js';

const STEPS = 4_000;

/** A text body whose only rule stands at its root; nothing else is one value that a rule speaks of. */
export interface TextExpectation {
  readonly content: MediaTypeContent;
  readonly rule: PathRule;
  readonly expected: ExpectedResponse;
  readonly example: WireResponse;
}

export function textExpectation(
  content: MediaTypeContent | undefined,
  expected: ExpectedResponse,
  example: WireResponse,
): TextExpectation | undefined {
  const type = parseMediaType(bodyMediaType(example));
  const rule = expected.rules.body.find(({ path }) => path.length === 1);
  return content?.schema && rule && !isEmpty(example.body) && type && mediaClass(type) === 'text'
    ? { content, rule, expected, example }
    : undefined;
}

const conformanceOf = ({ content }: TextExpectation, message: WireResponse) =>
  checkBodyValue(content, message, bodyMediaType(message) ?? '', 'response');

/** A text that nobody can judge proves nothing. */
function conforms(text: TextExpectation, message: WireResponse): boolean {
  const { violations, unjudged } = conformanceOf(text, message);
  return violations.length === 0 && unjudged.length === 0;
}

const isAccepted = ({ expected }: TextExpectation, message: WireResponse): boolean =>
  !matchResponse(expected, message).mismatches.some(({ kind }) => kind === 'body');

export type PermittedText =
  | { readonly kind: 'text'; readonly response: WireResponse }
  /** `none`: no text is of both sets; `unknown`: none was found. */
  | { readonly kind: 'none' | 'unknown' };

/** The example, or where it does not fit the document or its own rule a response that does both. */
export function permittedText(text: TextExpectation): PermittedText {
  const { example } = text;
  // What nobody can judge of the example is told by whoever checks it.
  if (isAccepted(text, example) && !conformanceOf(text, example).violations.length)
    return { kind: 'text', response: example };
  const found = solved(text, [accepted(text)], []);
  if (found.kind === 'text' && isAccepted(text, found.response) && conforms(text, found.response))
    return found;
  return { kind: found.kind === 'none' && isExact(text) ? 'none' : 'unknown' };
}

/** Whether the rule accepts a text exactly when it accepts the value it stands for. */
const isExact = ({ rule }: TextExpectation): boolean =>
  rule.matchers.every(({ match }) => match === 'regex' || match === 'include');

/** No text is one that the document permits and the rule accepts. */
export const impossibleText = ({ content, rule, example }: TextExpectation): Conformance =>
  violation({
    rule: 'response.body.incompatible',
    place: { part: 'body' },
    message: `no text is one that both the document permits and the rule accepts (${describeAll(rule.matchers, textOf(example), rule.combine)})`,
    help: 'correct the rule, or widen the document',
    spec: content.schema?.location ?? content.location,
  });

const PROVED: VerdictCertainty = { kind: 'proved' };

/** What the provider may send although the rule rejects it. */
export function textRisks(
  text: TextExpectation,
  source: SourceFile,
  print: (response: WireResponse) => Exchange,
): { readonly findings: readonly Finding[]; readonly certainty: VerdictCertainty } {
  const plain = solved(text, [expectationConstraint(oneLine())], [accepted(text)]);
  const found = plain.kind === 'text' ? plain : solved(text, [], [accepted(text)]);
  if (found.kind === 'none') return { findings: [], certainty: PROVED };
  const reason = 'the search for a text that the consumer does not accept ended without an answer';
  const open: VerdictCertainty = { kind: 'sampled', cases: 0, reason };
  if (found.kind !== 'text') return { findings: [], certainty: open };
  const { response } = found;
  if (!conforms(text, response) || isAccepted(text, response)) return { findings: [], certainty: open };
  const [mismatch] = matchResponse(text.expected, response).mismatches;
  const findings = [
    finding({
      rule: 'response.body.format',
      // A line break is the last thing people think of who write `.*`.
      severity: plain.kind === 'none' ? 'info' : RULES['response.body.format'].severity,
      certainty: 'witnessed',
      message: `the document permits a text that the consumer does not accept: ${mismatch?.message ?? ''}`,
      help: 'add the pattern the consumer relies on to the document, or loosen the matcher',
      pact: { source, pointer: text.expected.body.pointer },
      spec: text.content.schema?.location ?? text.content.location,
      counterexample: print(response),
      identity: [text.content.location.pointer],
    }),
  ];
  return { findings, certainty: PROVED };
}

/** The example was only a placeholder. */
export const placeholderFinding = ({ expected, content }: TextExpectation, source: SourceFile): Finding =>
  finding({
    rule: 'response.body.example',
    certainty: 'witnessed',
    message: 'the example text does not fit the document, although its rule accepts texts that do',
    help: 'use an example that the provider could really send',
    pact: { source, pointer: expected.body.pointer },
    spec: content.schema?.location ?? content.location,
  });

const textOf = ({ body }: WireResponse): string => utf8Text(body && bytesOf(body));

function accepted({ rule, example }: TextExpectation): Constraint {
  const text = textOf(example);
  return expectationConstraint(ruleExpectation(rule, text, { strictness: 'response', extent: 'exact' }));
}

function solved(
  { content, example }: TextExpectation,
  demand: readonly Constraint[],
  refuse: readonly Constraint[],
): PermittedText {
  if (!content.schema) return { kind: 'unknown' };
  const schema = schemaConstraint(content.schema, readingOf('response', 'open'));
  const answer = solve({ demand: [schema, ...demand], refuse, steps: STEPS, canonicalNumbers: true });
  if (answer.kind !== 'instance') return { kind: answer.kind === 'empty' ? 'none' : 'unknown' };
  return { kind: 'text', response: { ...example, body: utf8Bytes(scalarText(answer.value)) } };
}
