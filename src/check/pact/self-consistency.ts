import type { MatchResult, Mismatch } from '../../matching/model.js';
import { parseAccept } from '../../media-type/accept.js';
import { parseMediaType } from '../../media-type/media-type.js';
import { rangesOverlap } from '../../media-type/range.js';
import { verifierRefuses } from '../../pact/limits.js';
import type { Body, ExpectedRequest, ExpectedResponse, HttpInteraction } from '../../pact/model.js';
import type { SourceFile } from '../../source/model.js';
import { finding } from '../finding.js';
import type { Finding } from '../model.js';
import { pactLocation } from '../pact-location.js';
import type { Place } from '../violation.js';
import { headerValues } from '../wire.js';

/**
 * An example that its own matching rules reject (`matched`: what they say of it): no provider can ever satisfy such an interaction as written. A media
 * type written twice in two ways (header and body) is no contradiction of rules.
 */
export const selfConsistency = (
  source: SourceFile,
  { request, response }: HttpInteraction,
  matched: { readonly request: MatchResult; readonly response: MatchResult },
): Finding[] => [
  ...contradictions(source, request, 'request', matched.request),
  ...contradictions(source, response, 'response', matched.response),
];

/** A response of a media type that the request does not accept: a provider that negotiates sends another one. */
export function unacceptableAnswer(source: SourceFile, { request, response }: HttpInteraction): Finding[] {
  const accept = headerValues(request.headers, 'accept');
  const [expected] = headerValues(response.headers, 'content-type') ?? [];
  const type = parseMediaType(expected);
  if (!accept || !type) return [];
  const accepted = parseAccept(accept.join(', ')).filter((entry) => entry.quality > 0);
  if (!accepted.length || accepted.some((entry) => rangesOverlap(entry.range, type))) return [];
  return [
    finding({
      rule: 'request.accept.incompatible',
      severity: 'info',
      message: `the request accepts ${accept.join(', ')}, yet ${expected} is expected in the response`,
      help: 'accept what the consumer reads',
      pact: pactLocation(source, request, { part: 'header', name: 'Accept' }),
      identity: ['accept'],
    }),
  ];
}

const contradictions = (
  source: SourceFile,
  part: ExpectedRequest | ExpectedResponse,
  name: string,
  result: MatchResult,
): Finding[] =>
  result.mismatches
    .filter(({ kind }) => kind !== 'body-type' && !(kind === 'body' && isRefused(part.body)))
    .map((mismatch) =>
      finding({
        rule: 'pact.example.mismatch',
        message: `the ${name}'s own example does not satisfy its matching rules: ${placeWords(mismatch)}${mismatch.message}`,
        help: 'correct the example or the rule; a provider state cannot repair it',
        pact: pactLocation(source, part, placeOf(mismatch)),
        expected: mismatch.expected,
        actual: mismatch.actual,
        identity: [name, mismatch.kind, mismatch.path],
      }),
    );

/** What no verifier can read is a fault of the file, whatever the rules say. */
const isRefused = (body: Body): boolean =>
  body.state === 'present' && body.json !== undefined && verifierRefuses(body.json) !== undefined;

const placeWords = (mismatch: Mismatch): string => (mismatch.path ? `${mismatch.path} ` : '');

const PLACES: Readonly<Record<Mismatch['kind'], (mismatch: Mismatch) => Place>> = {
  method: () => ({ part: 'method' }),
  path: () => ({ part: 'path' }),
  query: ({ path }) => ({ part: 'query-parameter', name: path }),
  header: ({ path }) => ({ part: 'header', name: path }),
  status: () => ({ part: 'status' }),
  'body-type': () => ({ part: 'body' }),
  body: ({ path }) => ({ part: 'body-value', pointer: pathToPointer(path) }),
  metadata: () => ({ part: 'body' }),
};

const placeOf = (mismatch: Mismatch): Place => PLACES[mismatch.kind](mismatch);

/** The pointer of a path as mismatches print it: `$.a[0]['b.c']`. */
export function pathToPointer(path: string): string {
  let pointer = '';
  for (const [, name, index, quoted] of path.matchAll(/\.([^.[\]]+)|\[(\d+)\]|\['((?:[^']|'(?!\]))*)'\]/g))
    pointer += `/${(name ?? index ?? quoted ?? '').replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return pointer;
}
