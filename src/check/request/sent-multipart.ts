import { replaceAt } from '../../json/edit.js';
import { JsonSyntaxError, parseJson } from '../../json/parse.js';
import { bytesOf } from '../../json/payload.js';
import { printJson } from '../../json/print.js';
import type { JsonValue } from '../../json/value.js';
import { reRooted } from '../../matching/body/multipart.js';
import { selectRules } from '../../matching/rule-selection.js';
import { isJson } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import type { ExpectedRequest } from '../../pact/model.js';
import type { PathRule } from '../../pact/rules.js';
import { type MultipartPart, multipartParts, withPart } from '../../wire/multipart.js';
import { sitesOf } from '../response/sites.js';
import { bodyMediaType, type WireRequest } from '../wire.js';
import type { SentField } from './sent-field.js';
import { governing, sentText } from './sent-values.js';

/**
 * The fields of a multipart body under rules, and the values in its JSON files (docs/pact.md section 7.8). No generator changes
 * them.
 */
export function multipartFields({ rules }: ExpectedRequest, request: WireRequest): SentField[] {
  const type = bodyMediaType(request);
  const body = request.body && bytesOf(request.body);
  const boundary = parseMediaType(type)?.parameters.get('boundary');
  if (!body || boundary === undefined) return [];
  const parts = multipartParts(body, boundary) ?? [];
  return parts.flatMap((part, index) => {
    if (part.name === undefined || part.headers.has('content-transfer-encoding')) return [];
    const sending = (content: string): WireRequest => ({
      ...request,
      body: withPart(body, boundary, index, Buffer.from(content)),
    });
    return part.file
      ? jsonFields(part, part.name, rules.body, sending)
      : [field(part, part.name, rules.body, sending)];
  });
}

type Sending = (content: string) => WireRequest;

const field = (
  part: MultipartPart,
  name: string,
  rules: readonly PathRule[],
  sending: Sending,
): SentField => ({
  display: `the part "${name}"`,
  example: Buffer.from(part.content).toString('utf8'),
  rules: governing(selectRules(rules, [name])),
  generator: undefined,
  tokens: [name],
  sending: (value) => sending(sentText(value)),
});

function jsonFields(
  part: MultipartPart,
  name: string,
  all: readonly PathRule[],
  sending: Sending,
): SentField[] {
  const type = parseMediaType(part.headers.get('content-type'));
  const json = type && isJson(type) ? jsonOf(part) : undefined;
  const rules = all.map((rule) => reRooted(rule, name)).filter((rule) => rule !== undefined);
  if (json === undefined || !rules.length) return [];
  return sitesOf(json, json, rules).map((site) => ({
    display: `${site.display} of the part "${name}"`,
    example: site.example,
    rules: governing(site.rules.selected),
    generator: undefined,
    tokens: [name, ...site.tokens],
    sending: (value) => sending(printJson(replaceAt(json, site.tokens, value))),
  }));
}

function jsonOf({ content }: MultipartPart): JsonValue | undefined {
  try {
    return parseJson(Buffer.from(content).toString('utf8')).value;
  } catch (error) {
    if (error instanceof JsonSyntaxError) return undefined;
    throw error;
  }
}
