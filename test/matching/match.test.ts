import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/json/parse.js';
import type { JsonObject } from '../../src/json/value.js';
import { type MatchResult, matchMessage, matchRequest, matchResponse } from '../../src/matching/index.js';
import type { Contract } from '../../src/pact/model.js';
import { readContract } from '../../src/pact/read.js';

const bytes = (text: string | undefined) => (text === undefined ? undefined : new TextEncoder().encode(text));

function contract(members: object, version = '3.0.0'): Contract {
  const text = JSON.stringify({
    consumer: { name: 'c' },
    provider: { name: 'p' },
    metadata: { pactSpecification: { version } },
    ...members,
  });
  return readContract({
    uri: '/p.json',
    display: 'p.json',
    text,
    format: 'json',
    value: parseJson(text).value,
    faults: [],
  });
}

const kinds = ({ mismatches, undecided }: MatchResult) =>
  undecided.length ? ['undecided'] : [...new Set(mismatches.map(({ kind }) => kind))];

const JSON_TYPE = { 'Content-Type': 'application/json' };

interface Wire {
  readonly status?: number;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const headersOf = ({ headers = {} }: Wire) =>
  Object.entries(headers).map(([name, value]) => ({ name, values: [value] }));

function response(expected: object, actual: Wire, version = '3.0.0'): string[] {
  const type = version === '4.0' ? { type: 'Synchronous/HTTP' } : {};
  const request = { method: 'GET', path: '/' };
  const [one] = contract(
    { interactions: [{ ...type, description: 'd', request, response: { status: 200, ...expected } }] },
    version,
  ).interactions;
  if (one?.kind !== 'http') throw new Error('the test has a bad interaction');
  return kinds(
    matchResponse(one.response, {
      status: actual.status ?? 200,
      headers: headersOf(actual),
      body: bytes(actual.body),
    }),
  );
}

function request(expected: object, actual: Wire, version = '3.0.0'): string[] {
  const [one] = contract(
    {
      interactions: [
        { description: 'd', request: { method: 'POST', path: '/x', ...expected }, response: { status: 200 } },
      ],
    },
    version,
  ).interactions;
  if (one?.kind !== 'http') throw new Error('the test has a bad interaction');
  return kinds(
    matchRequest(one.request, {
      method: actual.method ?? 'POST',
      path: actual.path ?? '/x',
      query: [],
      headers: headersOf(actual),
      body: bytes(actual.body),
    }),
  );
}

describe('a request', () => {
  it.each<[string, object, Wire, string[]]>([
    ['the method has no case', { method: 'post' }, { method: 'Post' }, []],
    ['another method', {}, { method: 'PUT' }, ['method']],
    ['a trailing slash', {}, { path: '/x/' }, ['path']],
    ['no decoding of paths', { path: '/A' }, { path: '/%41' }, ['path']],
    [
      'a rule about the path',
      { matchingRules: { path: { matchers: [{ match: 'regex', regex: '/x/\\d+' }] } } },
      { path: '/x/55' },
      [],
    ],
    [
      'the rule is about the whole path',
      { matchingRules: { path: { matchers: [{ match: 'regex', regex: '/x' }] } } },
      { path: '/x/5' },
      ['path'],
    ],
    [
      'all parts are looked at',
      { headers: { 'X-A': '1' }, body: 'x' },
      { method: 'PUT', path: '/y' },
      ['method', 'path', 'header', 'body'],
    ],
    [
      'an unexpected key',
      { headers: JSON_TYPE, body: { a: 1 } },
      { headers: JSON_TYPE, body: '{"a":1,"b":2}' },
      ['body'],
    ],
    ['no body expected', {}, { body: 'anything' }, []],
  ])('%s', (_name, expected, actual, result) => {
    expect(request(expected, actual)).toEqual(result);
  });
});

describe('a response', () => {
  const statusRule = (...matchers: object[]) => ({ matchingRules: { status: { matchers } } });
  it.each<[string, object, Wire, string[]]>([
    ['the status', {}, { status: 201 }, ['status']],
    ['a class of statuses', statusRule({ match: 'statusCode', status: 'success' }), { status: 204 }, []],
    ['another class', statusRule({ match: 'statusCode', status: 'nonError' }), { status: 400 }, ['status']],
    ['a list of statuses', statusRule({ match: 'statusCode', status: [200, 404] }), { status: 404 }, []],
    ['a regex sees the digits', statusRule({ match: 'regex', regex: '2\\d\\d' }), { status: 204 }, []],
    ['a type accepts every status', statusRule({ match: 'type' }), { status: 500 }, []],
    ['a date cannot be applied', statusRule({ match: 'date', format: 'yyy' }), { status: 200 }, ['status']],
    [
      'an unexpected key',
      { headers: JSON_TYPE, body: { a: 1 } },
      { headers: JSON_TYPE, body: '{"a":1,"b":2}' },
      [],
    ],
    [
      'duplicate keys: the last wins',
      { headers: JSON_TYPE, body: { a: 1 } },
      { headers: JSON_TYPE, body: '{"a":2,"a":1}' },
      [],
    ],
    [
      'text that is not JSON',
      { headers: JSON_TYPE, body: {} },
      { headers: JSON_TYPE, body: '{oops' },
      ['body'],
    ],
    [
      'a number out of range',
      { headers: JSON_TYPE, body: [1] },
      { headers: JSON_TYPE, body: '[1e400]' },
      ['body'],
    ],
    [
      'half a surrogate pair',
      { headers: JSON_TYPE, body: ['x'] },
      { headers: JSON_TYPE, body: '["\\ud800"]' },
      ['body'],
    ],
    [
      'nested too deeply',
      { headers: JSON_TYPE, body: {} },
      { headers: JSON_TYPE, body: `{"a":${'['.repeat(130)}${']'.repeat(130)}}` },
      ['body'],
    ],
    ['sniffed on both sides', { body: { a: 1 } }, { body: '{"a":1}' }, []],
    ['sniffed against a header', { body: 'hello' }, { headers: JSON_TYPE, body: '"hello"' }, ['body-type']],
    [
      'a closed gate hides the bodies',
      { headers: { 'Content-Type': 'text/plain' }, body: 'a' },
      { headers: JSON_TYPE, body: '1' },
      ['header', 'body-type'],
    ],
    [
      'a rule about Content-Type opens the gate',
      {
        headers: { 'Content-Type': 'text/plain' },
        body: 'a',
        matchingRules: { header: { 'Content-Type': { matchers: [{ match: 'regex', regex: 'text/.*' }] } } },
      },
      { headers: { 'Content-Type': 'text/csv' }, body: 'a' },
      [],
    ],
    [
      'text under a rule at $',
      {
        headers: { 'Content-Type': 'text/plain' },
        body: 'a',
        matchingRules: { body: { $: { matchers: [{ match: 'integer' }] } } },
      },
      { headers: { 'Content-Type': 'text/plain' }, body: '55' },
      [],
    ],
    [
      'text to the last newline',
      { headers: { 'Content-Type': 'text/plain' }, body: 'a' },
      { headers: { 'Content-Type': 'text/plain' }, body: 'a\n' },
      ['body'],
    ],
    [
      'a form',
      { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'a=1&b=2' },
      { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'b=2&a=1' },
      [],
    ],
    [
      'XML',
      { headers: { 'Content-Type': 'application/xml' }, body: '<a><b/></a>' },
      { headers: { 'Content-Type': 'application/xml' }, body: '<a><b/><c/></a>' },
      [],
    ],
  ])('%s', (_name, expected, actual, result) => {
    expect(response(expected, actual)).toEqual(result);
  });

  it('takes a bare number as text of V3 for the JSON string', () => {
    expect(response({ headers: JSON_TYPE, body: '1' }, { headers: JSON_TYPE, body: '"1"' })).toEqual([]);
  });
});

describe('body states', () => {
  const V4 = (content: object) => ({ body: content });
  it.each<[string, object, string, string | undefined, string[]]>([
    ['missing: anything', {}, '3.0.0', 'x', []],
    ['empty: nothing', { body: '' }, '3.0.0', undefined, []],
    ['empty: no bytes', { body: '' }, '3.0.0', '', []],
    ['empty: something', { body: '' }, '3.0.0', 'x', ['body']],
    ['null: nothing', { body: null }, '3.0.0', undefined, []],
    ['null: the word null', { body: null }, '3.0.0', 'null', ['body']],
    ['present: nothing', { body: { a: 1 } }, '3.0.0', undefined, ['body']],
    ['V4 empty', V4({ content: '' }), '4.0', 'x', ['body']],
    ['V4 null', V4({ content: null }), '4.0', 'null', ['body']],
    ['V4 without content', V4({ contentType: 'application/json' }), '4.0', 'x', []],
    ['V4 base64', V4({ content: 'aGk=', contentType: 'text/plain', encoded: 'base64' }), '4.0', 'hi', []],
  ])('%s', (_name, expected, version, body, result) => {
    expect(response(expected, body === undefined ? {} : { body }, version)).toEqual(result);
  });
});

describe('a message', () => {
  const message = (
    expected: object,
    actual: { metadata?: JsonObject; contentType?: string; body?: string },
  ) => {
    const [one] = contract({ messages: [{ description: 'd', ...expected }] }).interactions;
    if (one?.kind !== 'message') throw new Error('the test has a bad message');
    return kinds(
      matchMessage(one.request, {
        metadata: actual.metadata ?? {},
        contentType: actual.contentType,
        body: bytes(actual.body),
      }),
    );
  };
  const json = { contentType: 'application/json' };
  const contents = { contents: { a: 1 }, metaData: json };
  it.each<[string, object, { metadata?: JsonObject; contentType?: string; body?: string }, string[]]>([
    ['equal', contents, { ...json, body: '{"a":1}' }, []],
    ['an unexpected key', contents, { ...json, body: '{"a":1,"b":2}' }, []],
    ['further metadata', contents, { ...json, metadata: { x: 1 }, body: '{"a":1}' }, []],
    [
      'missing metadata',
      { ...contents, metaData: { ...json, q: 'x' } },
      { ...json, body: '{"a":1}' },
      ['metadata'],
    ],
    [
      'numbers are not texts',
      { ...contents, metaData: { ...json, q: 1 } },
      { ...json, metadata: { q: '1' }, body: '{"a":1}' },
      ['metadata'],
    ],
    [
      'a rule about metadata',
      {
        ...contents,
        metaData: { ...json, q: 'x1' },
        matchingRules: { metadata: { q: { matchers: [{ match: 'regex', regex: 'x\\d' }] } } },
      },
      { ...json, metadata: { q: 'x9' }, body: '{"a":1}' },
      [],
    ],
    [
      'content types by parameter',
      contents,
      { contentType: 'application/json;charset=utf-8', body: '{"a":1}' },
      [],
    ],
    [
      'no base types',
      contents,
      { contentType: 'application/hal+json', body: '{"a":1}' },
      ['metadata', 'body-type'],
    ],
    [
      'the type from the metadata',
      contents,
      { metadata: { contentType: 'application/json' }, body: '{"a":1}' },
      [],
    ],
    ['empty contents', { contents: '', metaData: json }, { ...json, body: '1' }, ['body']],
    [
      'empty contents are no demand on another type',
      { contents: '', metaData: {} },
      { ...json, body: '1' },
      [],
    ],
    [
      'other spellings of contentType are keys like any other',
      { ...contents, metaData: { 'content-type': 'application/json' } },
      { ...json, body: '{"a":1}' },
      ['metadata'],
    ],
    ['no contents expected', { metaData: {} }, { body: 'x' }, []],
  ])('%s', (_name, expected, actual, result) => {
    expect(message(expected, actual)).toEqual(result);
  });
});
