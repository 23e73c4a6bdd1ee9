import { bytesOf, isEmpty } from '../../json/payload.js';
import { matchResponse } from '../../matching/index.js';
import { mediaClass } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import type { MediaTypeContent } from '../../openapi/model.js';
import { scalarText } from '../../openapi/parameters/text-tree.js';
import type { ExpectedResponse } from '../../pact/model.js';
import type { PathRule } from '../../pact/rules.js';
import {
  type Constraint,
  expectationConstraint,
  schemaConstraint,
  solve,
} from '../../schema/solver/index.js';
import type { SourceFile } from '../../source/model.js';
import { checkBodyValue } from '../body.js';
import { combined } from '../expectation/model.js';
import { scalarExpectation } from '../expectation/scalar.js';
import { finding } from '../finding.js';
import type { Exchange, Finding } from '../model.js';
import { readingOf } from '../schema-violations.js';
import { bodyMediaType, type WireResponse } from '../wire.js';

const STEPS = 4_000;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A text body whose only rule stands at its root; nothing else is one value that a rule speaks of. */
interface TextExpectation {
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

const violationsOf = ({ content }: TextExpectation, message: WireResponse) =>
  checkBodyValue(content, message, bodyMediaType(message) ?? '', 'response').violations;

const isAccepted = ({ expected }: TextExpectation, message: WireResponse): boolean =>
  !matchResponse(expected, message).mismatches.some(({ kind }) => kind === 'body');

/** The example, or where it does not fit the document a response that does and that its rule accepts. */
export function permittedText(text: TextExpectation): WireResponse {
  if (!violationsOf(text, text.example).length) return text.example;
  const found = solved(text, [accepted(text)], []);
  return found && !violationsOf(text, found).length && isAccepted(text, found) ? found : text.example;
}

/** What the provider may send although the rule rejects it. */
export function textRisks(
  text: TextExpectation,
  source: SourceFile,
  print: (response: WireResponse) => Exchange,
): Finding[] {
  const found = solved(text, [], [accepted(text)]);
  if (!found || violationsOf(text, found).length || isAccepted(text, found)) return [];
  const [mismatch] = matchResponse(text.expected, found).mismatches;
  return [
    finding({
      rule: 'response.body.format',
      certainty: 'witnessed',
      message: `the document permits a text that the consumer does not accept: ${mismatch?.message ?? ''}`,
      help: 'add the pattern the consumer relies on to the document, or loosen the matcher',
      pact: { source, pointer: text.expected.body.pointer },
      spec: text.content.schema?.location ?? text.content.location,
      counterexample: print(found),
      identity: [text.content.location.pointer],
    }),
  ];
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

function accepted({ rule, example }: TextExpectation): Constraint {
  const text = decoder.decode(example.body && bytesOf(example.body));
  return expectationConstraint(
    combined(
      rule.combine,
      rule.matchers.map((matcher) =>
        scalarExpectation(matcher, text, { strictness: 'response', extent: 'exact' }),
      ),
    ),
  );
}

function solved(
  { content, example }: TextExpectation,
  demand: readonly Constraint[],
  refuse: readonly Constraint[],
): WireResponse | undefined {
  if (!content.schema) return undefined;
  const schema = schemaConstraint(content.schema, readingOf('response', 'open'));
  const answer = solve({ demand: [schema, ...demand], refuse, steps: STEPS, canonicalNumbers: true });
  return answer.kind === 'instance'
    ? { ...example, body: encoder.encode(scalarText(answer.value)) }
    : undefined;
}
