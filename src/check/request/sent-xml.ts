import { bytesOf } from '../../json/payload.js';
import { ruleStateOf } from '../../matching/rule-selection.js';
import type { ExpectedRequest } from '../../pact/model.js';
import { memberStep } from '../../text/names.js';
import { utf8Bytes, utf8Text } from '../../text/utf8.js';
import { xmlLeaves } from '../../wire/xml-leaves.js';
import type { WireRequest } from '../wire.js';
import { generatorAt, type SentField } from './sent-field.js';
import { governing, sentText } from './sent-values.js';

/** The texts and attributes of an XML body under rules or generators (docs/pact.md section 7.7). */
export function xmlTexts({ rules, generators }: ExpectedRequest, request: WireRequest): SentField[] {
  const state = ruleStateOf(rules.body, true);
  return xmlLeaves(utf8Text(request.body && bytesOf(request.body))).map(({ tokens, text, replaced }) => ({
    display: `$${tokens.map(memberStep).join('')}`,
    example: text,
    rules: governing(tokens.reduce((place, token) => place.child(token), state).selected),
    generator: generatorAt(generators.body, tokens),
    tokens: undefined,
    sending: (value) => ({ ...request, body: utf8Bytes(replaced(sentText(value))) }),
  }));
}
