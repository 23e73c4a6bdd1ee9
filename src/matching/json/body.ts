import { JsonSyntaxError, parseJson } from '../../json/parse.js';
import type { JsonValue } from '../../json/value.js';
import type { BodyContext } from '../context.js';
import { utf8Of } from '../matchers/bytes.js';
import type { MatchResult } from '../model.js';
import { mismatched } from '../result.js';
import { matchJsonBody } from './compare.js';
import { verifierRefuses } from './limits.js';

type Parsed = { readonly value: JsonValue } | { readonly problem: string };

function parse(body: Uint8Array): Parsed {
  const text = utf8Of(body);
  if (text === undefined) return { problem: 'it is not UTF-8' };
  try {
    const { value } = parseJson(text);
    const problem = verifierRefuses(text, value);
    return problem === undefined ? { value } : { problem };
  } catch (error) {
    if (error instanceof JsonSyntaxError) return { problem: error.message };
    throw error;
  }
}

/** Compares two JSON bodies; text that is not JSON on either side is a mismatch. `json`: the parsed example, if known. */
export function matchJsonBytes(
  expected: Uint8Array,
  actual: Uint8Array,
  context: BodyContext,
  json?: JsonValue,
): MatchResult {
  const example = json === undefined ? parse(expected) : { value: json };
  if ('problem' in example)
    return mismatched('body', '$', `the expected body cannot be read as JSON: ${example.problem}`);
  const value = parse(actual);
  if ('problem' in value)
    return mismatched('body', '$', `the actual body cannot be read as JSON: ${value.problem}`);
  return matchJsonBody(example.value, value.value, context.rules, context.strictness, context.policy);
}
