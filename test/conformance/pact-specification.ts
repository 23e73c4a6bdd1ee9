import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseJson } from '../../src/json/parse.js';
import type { Payload } from '../../src/json/payload.js';
import { isObject, type JsonObject } from '../../src/json/value.js';
import {
  type ActualHeader,
  isMatch,
  type MatchResult,
  matchMessage,
  matchRequest,
  matchResponse,
} from '../../src/matching/index.js';
import type { Body, Header } from '../../src/pact/model.js';
import { isHttp, isMessage, type Part, readValue } from './matching/one-interaction.js';
import type { ConformanceCheck } from './model.js';

/** Cases we decide otherwise, by version, part and file name; docs/matching.md gives the reason of each. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'v1/request/query/different param order.json': 'query-as-multimap',
  'v1/request/query/trailing amperand.json': 'query-as-multimap',
  'v2/request/body/matches with regex xml.json': 'xml-regex-on-element',
  'v3/request/body/matches with regex xml.json': 'xml-regex-on-element',
  'v4/request/body/array with regular expression that does not match in element xml.json':
    'xml-rules-with-indices',
};

const payloadOf = (body: Body): Payload | undefined => (body.state === 'present' ? body.payload : undefined);

/** What a part sends: its headers, and the content type attached to its body when no header names one. */
function headersOf(headers: readonly Header[], body: Body): ActualHeader[] {
  const attached = body.state === 'present' ? body.contentType : undefined;
  const named = headers.some(({ name }) => name.toLowerCase() === 'content-type');
  return attached === undefined || named
    ? [...headers]
    : [...headers, { name: 'Content-Type', values: [attached] }];
}

/** The reader refuses an empty path, which the cases about paths have. */
const EMPTY_PATH = '/the-empty-path';
const withPath = (part: JsonObject): JsonObject => (part.path === '' ? { ...part, path: EMPTY_PATH } : part);

/** Compares the two parts of a case; the actual one is read like an expectation and taken at its word. */
function compare(part: Part, spec: string, expected: JsonObject, actual: JsonObject): MatchResult | string {
  const wanted = readValue(part, spec, withPath(expected)).interaction;
  const given = readValue(part, spec, withPath(actual)).interaction;
  if (isHttp(wanted) && isHttp(given)) {
    if (part === 'request') {
      const { request } = given;
      return matchRequest(wanted.request, {
        method: request.method,
        path: request.path,
        query: request.query ?? [],
        headers: headersOf(request.headers, request.body),
        body: payloadOf(request.body),
      });
    }
    const { response } = given;
    return matchResponse(wanted.response, {
      status: response.status,
      headers: headersOf(response.headers, response.body),
      body: payloadOf(response.body),
    });
  }
  if (isMessage(wanted) && isMessage(given)) {
    const { metadata, body } = given.request;
    return matchMessage(wanted.request, {
      metadata,
      contentType: body.state === 'present' ? body.mediaType : undefined,
      body: payloadOf(body),
    });
  }
  return 'the case cannot be read';
}

/** The official cases of the five versions (shared/conformance/pact-specification). */
export const run: ConformanceCheck = async ({ shared }) => {
  const root = join(shared, 'conformance/pact-specification');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort();
  const failures: string[] = [];
  const notes: string[] = [];
  for (const file of files) {
    const { value } = parseJson(readFileSync(join(root, file), 'utf8').replace(/^\uFEFF/, ''));
    if (!isObject(value) || !isObject(value.expected) || !isObject(value.actual)) {
      failures.push(`${file}: not a case`);
      continue;
    }
    const [version = '', part = ''] = file.split('/');
    const result = compare(part as Part, version.slice(1), value.expected, value.actual);
    const matches = typeof result !== 'string' && isMatch(result);
    if (typeof result !== 'string' && matches === value.match) continue;
    const why =
      typeof result === 'string'
        ? result
        : JSON.stringify(result.mismatches.map(({ path, message }) => `${path}: ${message}`));
    const reason = EXCEPTIONS[file];
    if (reason) notes.push(`${file} (documented: ${reason})`);
    else failures.push(`${relative('.', file)} "${basename(file)}" expects ${value.match}: ${why}`);
  }
  return {
    name: 'pact-specification',
    total: files.length,
    agreed: files.length - failures.length - notes.length,
    failures,
    notes,
  };
};
