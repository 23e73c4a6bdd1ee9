import { utf8Text } from '../../text/utf8.js';
import { matchParameters, type Parameter, type ParameterRules, type ParameterWords } from '../query.js';
import { selectRules } from '../rule-selection.js';
import type { BodyComparator } from './model.js';

const WORDS: ParameterWords = { kind: 'body', noun: 'form field', path: (name) => `$.${name}` };

/** The fields of an `application/x-www-form-urlencoded` body in order. */
function formFields(body: Uint8Array): Parameter[] {
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(utf8Text(body))) {
    const values = fields.get(name);
    if (values) values.push(value);
    else fields.set(name, [value]);
  }
  return [...fields].map(([name, values]) => ({ name, values }));
}

/** Forms are compared like queries, under body rules at `$.name` (docs/pact.md section 7.6). */
export const compareForm: BodyComparator = (expected, actual, { rules, policy }) => {
  const parameterRules: ParameterRules = {
    list: (name) => {
      const selected = selectRules(rules, [name]);
      return selected && { ...selected.rule, exact: selected.exact };
    },
    item: (name, index) => selectRules(rules, [name, String(index)])?.rule,
  };
  return matchParameters(formFields(expected), formFields(actual), parameterRules, WORDS, policy);
};
