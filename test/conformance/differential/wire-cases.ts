import type { JsonObject, JsonValue } from '../../../src/json/value.js';
import type { Case } from '../oracle/model.js';
import { lengthMatcher, scalarMatcher } from './matchers.js';
import { type RuleSpec, writePart } from './part.js';
import type { Random } from './random.js';

const HEADERS: readonly (readonly [name: string, values: readonly string[]])[] = [
  ['X-A', ['1', '-1', '1.5', 'abc', 'ABC', 'a, b', 'a,b', 'b, a', 'a b', 'a  b', 'true', '2024-01-01']],
  ['Vary', ['Accept', 'accept', 'Accept, Origin', 'Accept,Origin', 'Origin, Accept', 'Accept,  Origin']],
  [
    'Accept',
    [
      'application/json',
      'application/json;q=1',
      'application/json; q=1',
      'text/html, application/json',
      'APPLICATION/JSON',
    ],
  ],
  ['Cache-Control', ['no-cache', 'no-cache, no-store', 'no-store,no-cache', 'max-age=1']],
  [
    'Content-Type',
    [
      'text/plain',
      'text/plain;charset=utf-8',
      'text/plain; charset=UTF-8',
      'text/plain; CHARSET=utf-8',
      'Text/Plain',
      'text/plain; a=1; b=2',
      'text/plain; b=2; a=1',
      'text/plain; charset="utf-8"',
    ],
  ],
  ['ETag', ['"abc"', 'W/"abc"', 'abc']],
  ['Set-Cookie', ['a=1; Path=/', 'a=1', 'b=2']],
  ['Date', ['Mon, 01 Jan 2024 10:00:00 GMT', 'Tue, 02 Jan 2024 10:00:00 GMT']],
];

/** One header, its values with and without rules. */
export function headerCase(random: Random): Case {
  const spec = random.pick(['2', '3', '4']);
  const [name, values] = random.pick(HEADERS);
  const expected = random.pick(values);
  const actual = random.chance(0.3) ? expected : random.pick(values);
  const rules: RuleSpec[] = random.chance(0.5)
    ? [
        {
          category: 'header',
          key: random.chance(0.8) ? name : name.toLowerCase(),
          matchers: [random.chance(0.15) ? lengthMatcher(random) : scalarMatcher(random)],
        },
      ]
    : [];
  const given: JsonObject = random.chance(0.05)
    ? {}
    : {
        [random.chance(0.3) ? name.toLowerCase() : name]:
          random.chance(0.15) && name !== 'Content-Type' ? [actual, random.pick(values)] : actual,
      };
  return {
    family: 'headers',
    part: 'response',
    spec,
    expected: writePart('response', spec, { status: 200, headers: { [name]: expected }, rules }),
    actual: { status: 200, headers: given },
  };
}

const QUERY_VALUES = ['1', '2', 'a', 'b', '', '-1', '1.5', 'a b', 'ä', '2024-01-01', 'true', 'a&b=c', '+'];

function queryOf(random: Random): Record<string, string[]> {
  const names = ['a', 'b', 'ids[]', 'x.y'].slice(0, random.below(3) + 1);
  return Object.fromEntries(
    names.map((name) => [name, Array.from({ length: random.below(3) + 1 }, () => random.pick(QUERY_VALUES))]),
  );
}

/** Query strings and paths of requests. */
export function queryCase(random: Random): Case {
  const spec = random.pick(['2', '3', '3', '4']);
  const query = queryOf(random);
  const actual: JsonObject = {};
  for (const [name, values] of Object.entries(query)) {
    if (random.chance(0.05)) continue;
    const changed = values.map((value) => (random.chance(0.2) ? random.pick(QUERY_VALUES) : value));
    if (random.chance(0.1)) changed.push(random.pick(QUERY_VALUES));
    if (random.chance(0.1)) changed.pop();
    if (changed.length) actual[name] = changed;
  }
  if (random.chance(0.08)) actual.z = ['1'];
  const rules = Object.keys(query)
    .filter((name) => random.chance(0.4) && (spec !== '2' || /^\w+$/.test(name)))
    .map(
      (name): RuleSpec => ({
        category: 'query',
        key: name,
        matchers: [random.chance(0.3) ? lengthMatcher(random) : scalarMatcher(random)],
      }),
    );
  return {
    family: 'query',
    part: 'request',
    spec,
    expected: writePart('request', spec, { method: 'GET', path: '/x', query, rules }),
    actual: { method: 'GET', path: '/x', query: actual },
  };
}

const PATHS = ['/x', '/x/', '/X', '/x/1', '/x/2', '/x/abc', '/a%20b', '/a%2Fb', '/x/1/y'];

export function pathCase(random: Random): Case {
  const spec = random.pick(['2', '3', '4']);
  const path = random.pick(PATHS);
  const matcher = random.pick<JsonObject>([
    { match: 'regex', regex: '/x/\\d+' },
    { match: 'regex', regex: '^/x/.*$' },
    { match: 'type' },
    { match: 'include', value: 'x' },
    { match: 'equality' },
    { match: 'integer' },
  ]);
  const rules: RuleSpec[] = random.chance(0.6) ? [{ category: 'path', key: '', matchers: [matcher] }] : [];
  const line = {
    method: random.pick(['GET', 'get', 'DELETE']),
    path: random.chance(0.3) ? path : random.pick(PATHS),
  };
  return {
    family: 'paths and methods',
    part: 'request',
    spec,
    expected: writePart('request', spec, { method: random.pick(['GET', 'get']), path, rules }),
    actual: { ...line, method: line.method.toUpperCase() },
  };
}

const STATUSES = [200, 201, 204, 299, 400, 404, 418, 500, 503];
const CLASSES: readonly JsonValue[] = [
  'info',
  'success',
  'redirect',
  'clientError',
  'serverError',
  'nonError',
  'error',
  [200, 404],
];

export function statusCase(random: Random): Case {
  const spec = random.pick(['3', '4']);
  const status = random.pick(STATUSES);
  const matcher: JsonObject = random.chance(0.7)
    ? { match: 'statusCode', status: random.pick(CLASSES) }
    : scalarMatcher(random);
  const rules: RuleSpec[] = random.chance(0.8) ? [{ category: 'status', key: '', matchers: [matcher] }] : [];
  return {
    family: 'statuses',
    part: 'response',
    spec,
    expected: writePart('response', spec, { status, rules }),
    actual: { status: random.chance(0.4) ? status : random.pick(STATUSES) },
  };
}

const TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
  'application/hal+json',
  'application/vnd.x.v1+json',
  'text/json',
  'text/plain',
  'application/xml',
  'text/xml',
  'application/problem+xml',
  'application/octet-stream',
  'application/graphql',
  'application/json-patch+json',
  'nonsense',
  'application/*',
];

/** The same JSON body under different content types. */
export function gateCase(random: Random): Case {
  const spec = random.pick(['3', '4']);
  const expectedType = random.pick(TYPES);
  const actualType = random.pick(TYPES);
  const body = { json: { a: 1 }, contentType: expectedType };
  const listed = random.chance(0.5);
  const rules: RuleSpec[] =
    random.chance(0.6) && listed
      ? [
          {
            category: 'header',
            key: 'Content-Type',
            matchers: [{ match: random.pick(['type', 'regex']), regex: '.*json.*' }],
          },
        ]
      : [];
  return {
    family: 'content types',
    part: 'response',
    spec,
    expected: writePart('response', spec, {
      status: 200,
      ...(listed ? { headers: { 'Content-Type': expectedType } } : {}),
      body,
      rules,
    }),
    actual: {
      status: 200,
      headers: random.chance(0.1) ? {} : { 'Content-Type': actualType },
      body: { a: 1 },
    },
  };
}

const METADATA: readonly JsonValue[] = ['a', 'b', '1', 1, 1.5, true, null, { x: 1 }, [1]];

/** Messages: JSON contents and metadata. */
export function messageCase(random: Random): Case {
  const spec = random.pick(['3', '4']);
  const type = 'application/json';
  const value = random.pick(METADATA);
  const metadata: JsonObject = {
    k: value,
    ...(spec === '3' || random.chance(0.5) ? { contentType: type } : {}),
  };
  const rules: RuleSpec[] = [];
  if (random.chance(0.5)) rules.push({ category: 'body', key: '$.a', matchers: [scalarMatcher(random)] });
  if (random.chance(0.4)) rules.push({ category: 'metadata', key: 'k', matchers: [scalarMatcher(random)] });
  const given: JsonObject = random.chance(0.05)
    ? {}
    : { k: random.chance(0.5) ? value : random.pick(METADATA) };
  return {
    family: 'messages',
    part: 'message',
    spec,
    expected: writePart('message', spec, { body: { json: { a: 1 }, contentType: type }, metadata, rules }),
    actual: {
      contentType: random.chance(0.85) ? type : random.pick(TYPES),
      metadata: given,
      body: { a: random.pick<JsonValue>([1, 2, 'x', null]), b: 2 },
    },
  };
}
