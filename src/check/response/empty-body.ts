import type { JsonValue } from '../../json/value.js';
import { matchResponse } from '../../matching/index.js';
import { mediaClass } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import type { MediaTypeContent, Response } from '../../openapi/model.js';
import { minimalInstance } from '../../schema/complete/index.js';
import { checkBodyValue } from '../body.js';
import { finding } from '../finding.js';
import type { Exchange, Finding } from '../model.js';
import { readingOf } from '../schema-violations.js';
import { headerValues, type WireResponse, withJson } from '../wire.js';
import type { AnswerContext } from './model.js';

/** Answers that never have a body, whatever the document says (RFC 9110, 6.4.1). */
const isBodiless = (method: string, status: number): boolean =>
  method === 'HEAD' || status < 200 || status === 204 || status === 304;

/** An expected body of `""` or `null` takes only an empty one (docs/pact.md section 3); the document describes another. */
export function emptyBodyRisks(
  { contract: { source }, interaction, operation }: AnswerContext,
  response: Response,
  selected: MediaTypeContent | undefined,
  example: WireResponse,
  print: (answer: WireResponse) => Exchange,
): Finding[] {
  if (isBodiless(operation.method, example.status)) return [];
  const content = selected ?? response.content?.find(isJsonContent);
  if (!content?.schema || !isJsonContent(content)) return [];
  const value = minimalInstance(content.schema, readingOf('response'));
  if (value === undefined) return [];
  const sent = withBody(example, content, value);
  const type = headerValues(sent.headers, 'content-type')?.[0] ?? content.mediaType;
  const { violations, unjudged } = checkBodyValue(content, sent, type, 'response');
  if (violations.length || unjudged.length) return [];
  const mismatch = matchResponse(interaction.response, sent).mismatches.find(({ kind }) => kind === 'body');
  if (!mismatch) return [];
  return [
    finding({
      rule: 'response.body.wider',
      certainty: 'witnessed',
      message: `the document describes a body of type ${content.mediaType}, the consumer accepts only an empty one`,
      help: 'leave the body out of the expected response if the consumer does not read it, or describe a response without content',
      pact: { source, pointer: interaction.response.body.pointer },
      spec: content.location,
      counterexample: print(sent),
      identity: [content.location.pointer],
    }),
  ];
}

function isJsonContent({ mediaType }: MediaTypeContent): boolean {
  const type = parseMediaType(mediaType);
  return type !== undefined && mediaClass(type) === 'json';
}

function withBody(example: WireResponse, { mediaType }: MediaTypeContent, value: JsonValue): WireResponse {
  const sent = withJson(example, value);
  if (headerValues(sent.headers, 'content-type')) return sent;
  return { ...sent, headers: [...sent.headers, { name: 'Content-Type', values: [mediaType] }] };
}
