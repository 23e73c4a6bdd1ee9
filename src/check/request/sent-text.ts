import { bytesOf } from '../../json/payload.js';
import type { ExpectedRequest } from '../../pact/model.js';
import { utf8Bytes, utf8Text } from '../../text/utf8.js';
import type { WireRequest } from '../wire.js';
import type { SentField } from './sent-field.js';
import { sentText } from './sent-values.js';

/** A text body under a rule at its root, the only one that counts (docs/pact.md section 7.5). No generator changes a text. */
export function wholeText({ rules }: ExpectedRequest, request: WireRequest): SentField[] {
  const rule = rules.body.find(({ path }) => path.length === 1);
  if (!rule || !request.body) return [];
  return [
    {
      display: 'the body',
      example: utf8Text(bytesOf(request.body)),
      rules: rule,
      generator: undefined,
      tokens: [],
      sending: (value) => ({ ...request, body: utf8Bytes(sentText(value)) }),
    },
  ];
}
