import type { ExpectedMessage, ExpectedRequest, ExpectedResponse } from '../pact/model.js';
import { matchBody } from './body.js';
import { messageTypeGate } from './content-type-gate.js';
import { headerLines, matchHeaders } from './headers/match.js';
import { matchMetadata, metadataContentType } from './metadata.js';
import type { ActualMessage, ActualRequest, ActualResponse, MatchResult } from './model.js';
import { DEFAULT_POLICY, type Policy } from './policy.js';
import { matchQuery } from './query.js';
import { matchMethod, matchPath } from './request-line.js';
import { MATCHED, mergeResults } from './result.js';
import { matchStatus } from './status.js';

type Headered = Pick<ActualRequest, 'headers' | 'body'>;

const contentTypeHeader = ({ headers }: Headered): string | undefined =>
  headerLines(headers, 'content-type')?.[0];

/** Does a concrete request satisfy an expectation? All mismatches of all parts are collected (docs/pact.md section 5). */
export function matchRequest(
  expected: ExpectedRequest,
  actual: ActualRequest,
  policy: Policy = DEFAULT_POLICY,
): MatchResult {
  const { rules } = expected;
  return mergeResults([
    matchMethod(expected.method, actual.method),
    matchPath(expected.path, actual.path, rules.path, policy),
    matchQuery(expected.query, actual.query, rules.query, policy),
    matchHeaders(expected.headers, actual.headers, rules.header, policy),
    matchBody(
      expected.body,
      { payload: actual.body, contentType: contentTypeHeader(actual) },
      { part: 'request', rules: rules.body, contentTypeRules: rules.header.get('content-type'), policy },
    ),
  ]);
}

/** Does a concrete response satisfy an expectation? Unexpected headers and keys are allowed (docs/pact.md section 5). */
export function matchResponse(
  expected: ExpectedResponse,
  actual: ActualResponse,
  policy: Policy = DEFAULT_POLICY,
): MatchResult {
  const { rules } = expected;
  return mergeResults([
    matchStatus(expected.status, actual.status, rules.status, policy),
    matchHeaders(expected.headers, actual.headers, rules.header, policy),
    matchBody(
      expected.body,
      { payload: actual.body, contentType: contentTypeHeader(actual) },
      { part: 'response', rules: rules.body, contentTypeRules: rules.header.get('content-type'), policy },
    ),
  ]);
}

/** Empty contents only demand emptiness of a message whose content type is the one the metadata name. */
const demandsNothing = ({ body, metadata }: ExpectedMessage, contentType: string | undefined): boolean =>
  (body.state === 'empty' || body.state === 'null') &&
  (contentType === undefined || messageTypeGate(metadataContentType(metadata), contentType) !== MATCHED);

/** Does a concrete message satisfy an expectation? The body is compared like a response's (docs/pact.md section 7.10). */
export function matchMessage(
  expected: ExpectedMessage,
  actual: ActualMessage,
  policy: Policy = DEFAULT_POLICY,
): MatchResult {
  const contentType = actual.contentType ?? metadataContentType(actual.metadata);
  const metadata = matchMetadata(expected, actual, policy);
  if (demandsNothing(expected, contentType)) return metadata;
  const context = {
    part: 'message',
    rules: expected.rules.body,
    contentTypeRules: undefined,
    policy,
  } as const;
  return mergeResults([metadata, matchBody(expected.body, { payload: actual.body, contentType }, context)]);
}
