import { ruleStateOf } from '../../../matching/rule-selection.js';
import type { WrittenBody, WrittenPlace } from './model.js';

type Field = [name: string, text: string];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const written = (fields: Field[]): Uint8Array => encoder.encode(new URLSearchParams(fields).toString());

/** The fields of a form (rules: docs/pact.md section 7.6). */
export function formPlaces({ body, rules }: WrittenBody): WrittenPlace[] {
  const fields: Field[] = [...new URLSearchParams(decoder.decode(body))];
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
