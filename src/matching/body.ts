import { bytesOf, isEmpty, type Payload } from '../json/payload.js';
import { mediaClass } from '../media-type/classes.js';
import { parseMediaType } from '../media-type/media-type.js';
import { sniffMediaType } from '../media-type/sniff.js';
import type { Body } from '../pact/model.js';
import type { PathRule, RuleList } from '../pact/rules.js';
import { compareContent } from './body/content.js';
import { contentTypeGate, messageTypeGate } from './content-type-gate.js';
import { matchJsonPayload } from './json/body.js';
import type { MatchResult } from './model.js';
import type { Policy } from './policy.js';
import { MATCHED, mismatched } from './result.js';

/** The body that arrived, with the content type its header (or metadata) names. */
export interface ActualBody {
  readonly payload: Payload | undefined;
  readonly contentType: string | undefined;
}

/** What the comparison of a body depends on besides the two bodies. */
export interface BodyRules {
  readonly part: 'request' | 'response' | 'message';
  readonly rules: readonly PathRule[];
  /** The rules of the Content-Type header, which may admit another type. */
  readonly contentTypeRules: RuleList | undefined;
  readonly policy: Policy;
}

/**
 * Compares a body with the expected one: its state (docs/pact.md section 3), the content types of both sides (section 4),
 * then the content by the comparator of the expected type (sections 7.4 to 7.9).
 */
export function matchBody(expected: Body, actual: ActualBody, context: BodyRules): MatchResult {
  const { payload } = actual;
  if (expected.state === 'missing') return MATCHED;
  if (expected.state !== 'present')
    return isEmpty(payload)
      ? MATCHED
      : mismatched('body', '$', `expected an empty body but got ${bytesOf(payload).length} bytes`);
  if (isEmpty(payload)) return mismatched('body', '$', 'expected a body but got none', expected.json);
  const expectedType = expected.mediaType;
  const actualType = parseMediaType(actual.contentType)
    ? actual.contentType
    : sniffMediaType(bytesOf(payload));
  const { part, rules, contentTypeRules, policy } = context;
  const gate =
    part === 'message'
      ? messageTypeGate(expectedType, actualType)
      : contentTypeGate({
          expected: expectedType,
          actual: actualType,
          headerRules: contentTypeRules,
          policy,
        });
  if (gate !== MATCHED) return gate;
  const strictness = part === 'request' ? 'request' : 'response';
  const comparison = { strictness, rules, policy, expectedType, actualType } as const;
  const type = parseMediaType(expectedType);
  return type && mediaClass(type) === 'json'
    ? matchJsonPayload(expected.payload, payload, comparison, expected.json)
    : compareContent(bytesOf(expected.payload), bytesOf(payload), comparison);
}
