import { bytesOf } from '../../json/payload.js';
import { selectRules } from '../../matching/rule-selection.js';
import type { ExpectedRequest } from '../../pact/model.js';
import { utf8Bytes, utf8Text } from '../../text/utf8.js';
import type { WireRequest } from '../wire.js';
import { generatorAt, type SentField } from './sent-field.js';
import { sentText } from './sent-values.js';

/** The fields of a form body under rules or generators (docs/pact.md section 7.6: `$.name` or `$.name[0]`). */
export function formFields({ rules, generators }: ExpectedRequest, request: WireRequest): SentField[] {
  const text = utf8Text(request.body && bytesOf(request.body));
  const fields = new URLSearchParams(text);
  return [...new Set(fields.keys())].map((name) => ({
    display: `form field "${name}"`,
    example: fields.get(name) as string,
    rules: selectRules(rules.body, [name, '0'])?.rule,
    generator: generatorAt(generators.body, [name]) ?? generatorAt(generators.body, [name, '0']),
    tokens: [name],
    sending: (value) => {
      const changed = new URLSearchParams(text);
      changed.set(name, sentText(value));
      return { ...request, body: utf8Bytes(changed.toString()) };
    },
  }));
}
