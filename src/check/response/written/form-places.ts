import { ruleStateOf } from '../../../matching/rule-selection.js';
import { utf8Bytes, utf8Text } from '../../../text/utf8.js';
import type { WrittenBody, WrittenPlace } from './model.js';

type Field = [name: string, text: string];

const written = (fields: Field[]): Uint8Array => utf8Bytes(new URLSearchParams(fields).toString());

/** The fields of a form (rules: docs/pact.md section 7.6). */
export function formPlaces({ body, rules }: WrittenBody): WrittenPlace[] {
  const fields: Field[] = [...new URLSearchParams(utf8Text(body))];
  const root = ruleStateOf(rules, true);
  return [...new Set(fields.map(([name]) => name))].map((name) => {
    const own = fields.filter((field) => field[0] === name);
    const [only] = own;
    return {
      without: () => written(fields.filter((field) => field[0] !== name)),
      withNull: undefined,
      text:
        only && own.length === 1
          ? {
              text: only[1],
              rules: root.child(name).child('0'),
              with: (text) => written(fields.map((field) => (field === only ? [name, text] : field))),
            }
          : undefined,
    };
  });
}
