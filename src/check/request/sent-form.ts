import { bytesOf, isEmpty } from '../../json/payload.js';
import { isForm } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import type { ExpectedRequest } from '../../pact/model.js';
import type { RuleList } from '../../pact/rules.js';
import { bodyMediaType, type WireRequest } from '../wire.js';

/** A field of a form body that a rule speaks of. */
interface SentField {
  readonly name: string;
  readonly example: string;
  readonly rules: RuleList;
  /** The request with another value of the field. */
  readonly sending: (value: string) => WireRequest;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The fields of a form body under rules (PACT.md section 7.6: `$.name` or `$.name[0]`). */
export function sentFields(expected: ExpectedRequest, request: WireRequest): SentField[] {
  const type = parseMediaType(bodyMediaType(request));
  if (!type || !isForm(type) || isEmpty(request.body)) return [];
  const text = decoder.decode(bytesOf(request.body));
  const fields = new URLSearchParams(text);
  return expected.rules.body.flatMap((rules) => {
    const [, token] = rules.path;
    const name = token?.kind === 'field' ? token.name : undefined;
    const example = name === undefined ? null : fields.get(name);
    if (name === undefined || example === null) return [];
    const sending = (value: string): WireRequest => {
      const changed = new URLSearchParams(text);
      changed.set(name, value);
      return { ...request, body: encoder.encode(changed.toString()) };
    };
    return [{ name, example, rules, sending }];
  });
}
