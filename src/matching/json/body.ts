import { JsonSyntaxError, parseJson } from '../../json/parse.js';
import { JsonText, type Payload } from '../../json/payload.js';
import type { JsonValue } from '../../json/value.js';
import { verifierRefuses } from '../../pact/limits.js';
import { utf8TextOnlyWithMark } from '../../text/utf8.js';
import type { BodyContext } from '../context.js';
import type { MatchResult } from '../model.js';
import { mismatched } from '../result.js';
import { matchJsonBody } from './compare.js';

type Parsed = { readonly value: JsonValue } | { readonly problem: string };

function parse(bytes: Uint8Array): Parsed {
  const text = utf8TextOnlyWithMark(bytes);
  if (text === undefined) return { problem: 'it is not UTF-8' };
  try {
    return { value: parseJson(text).value };
  } catch (error) {
    if (error instanceof JsonSyntaxError) return { problem: error.message };
    throw error;
  }
}

function read(payload: Payload): Parsed {
  const parsed = payload instanceof JsonText ? payload : parse(payload);
  if ('problem' in parsed) return parsed;
  if (payload instanceof JsonText && payload.isSound) return parsed;
  const problem = verifierRefuses(parsed.value);
  return problem === undefined ? parsed : { problem };
}

/** Compares two JSON bodies; text that is not JSON on either side is a mismatch. `json`: the parsed example, if known. */
export function matchJsonPayload(
  expected: Payload,
  actual: Payload,
  context: BodyContext,
  json?: JsonValue,
): MatchResult {
  const example = json === undefined ? read(expected) : { value: json };
  if ('problem' in example)
    return mismatched('body', '$', `the expected body cannot be read as JSON: ${example.problem}`);
  const arrived = read(actual);
  if ('problem' in arrived)
    return mismatched('body', '$', `the actual body cannot be read as JSON: ${arrived.problem}`);
  return matchJsonBody(example.value, arrived.value, context.rules, context.strictness, context.policy);
}
