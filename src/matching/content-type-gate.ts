import { isXml } from '../media-type/classes.js';
import { essenceOf, type MediaType, parseMediaType } from '../media-type/media-type.js';
import type { RuleList } from '../pact/rules.js';
import { applyTextRules } from './apply.js';
import type { MatchResult } from './model.js';
import type { Policy } from './policy.js';
import { MATCHED, mismatched } from './result.js';

/** The content types of both sides before their bodies are compared, as header text with parameters. */
export interface GateInput {
  readonly expected: string | undefined;
  readonly actual: string | undefined;
  /** The rules for the Content-Type header, which may admit another type. */
  readonly headerRules: RuleList | undefined;
  readonly policy: Policy;
}

/**
 * Decides whether two HTTP bodies may be compared at all (docs/pact.md section 4, body comparison gate). Only meant for an
 * expected body that is present; the single mismatch of a closed gate replaces those of the bodies.
 */
export function contentTypeGate({ expected, actual, headerRules, policy }: GateInput): MatchResult {
  const wanted = known(expected);
  const given = known(actual);
  if (!wanted || !given || equivalent(wanted, given) || equivalent(wanted, baseOf(given))) return MATCHED;
  if (isXml(wanted) && isXml(given) && !wanted.suffix && !given.suffix) return MATCHED;
  if (headerRules && applyTextRules(headerRules, expected ?? '', actual ?? '', policy).kind === 'accepted')
    return MATCHED;
  return closed(expected, actual);
}

/** The same for messages: neither unknown types nor `+json` suffixes are let through (docs/pact.md section 7.10). */
export function messageTypeGate(expected: string | undefined, actual: string | undefined): MatchResult {
  const wanted = parseMediaType(expected);
  const given = parseMediaType(actual);
  const open = wanted && given ? equivalent(wanted, given) : expected === actual;
  return open ? MATCHED : closed(expected, actual);
}

const closed = (expected: string | undefined, actual: string | undefined): MatchResult =>
  mismatched(
    'body-type',
    '',
    `expected a body of type ${expected ?? 'unknown'} but got ${actual ?? 'unknown'}`,
    expected,
    actual,
  );

function known(text: string | undefined): MediaType | undefined {
  const type = parseMediaType(text);
  return type && type.subtype !== '*' ? type : undefined;
}

/** Without parameters only the names count; with parameters all of them must be equal. */
function equivalent(expected: MediaType, actual: MediaType): boolean {
  if (essenceOf(expected) !== essenceOf(actual)) return false;
  if (expected.parameters.size === 0) return true;
  return (
    expected.parameters.size === actual.parameters.size &&
    [...expected.parameters].every(([name, value]) => actual.parameters.get(name) === value)
  );
}

/** `application/json` of `application/hal+json`. */
const baseOf = (type: MediaType): MediaType =>
  type.suffix ? { type: type.type, subtype: type.suffix, suffix: undefined, parameters: new Map() } : type;
