import { bytesOf } from '../../json/payload.js';
import type { ExpectedRequest } from '../../pact/model.js';
import type { WireRequest } from '../wire.js';
import type { SentField } from './sent-field.js';
import { sentText } from './sent-values.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A text body under a rule at its root, the only one that counts (docs/pact.md section 7.5). No generator changes a text. */
export function wholeText({ rules }: ExpectedRequest, request: WireRequest): SentField[] {
  const rule = rules.body.find(({ path }) => path.length === 1);
  if (!rule || !request.body) return [];
  return [
    {
      display: 'the body',
      example: decoder.decode(bytesOf(request.body)),
      rules: rule,
      generator: undefined,
      tokens: [],
      sending: (value) => ({ ...request, body: encoder.encode(sentText(value)) }),
    },
  ];
}
