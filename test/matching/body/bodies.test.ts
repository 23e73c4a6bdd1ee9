import { describe, expect, it } from 'vitest';
import { compareContent } from '../../../src/matching/body/content.js';
import type { Strictness } from '../../../src/matching/context.js';
import { VERIFIER_POLICY } from '../../../src/matching/index.js';
import { parsePathExpression } from '../../../src/pact/path-expression.js';
import type { Matcher, PathRule } from '../../../src/pact/rules.js';

type Rules = Readonly<Record<string, Matcher>>;

const pathRules = (rules: Rules): PathRule[] =>
  Object.entries(rules).map(([text, matcher]) => ({
    text,
    path: parsePathExpression(text) ?? [],
    combine: 'AND',
    matchers: [matcher],
    pointer: '',
  }));

function compare(
  type: string,
  expected: string,
  actual: string,
  rules: Rules = {},
  strictness: Strictness = 'response',
  actualType = type,
) {
  return compareContent(Buffer.from(expected), Buffer.from(actual), {
    strictness,
    rules: pathRules(rules),
    policy: VERIFIER_POLICY,
    expectedType: type,
    actualType,
  });
}

function matches(...comparison: Parameters<typeof compare>) {
  const result = compare(...comparison);
  return result.mismatches.length === 0 && result.undecided.length === 0;
}

const TYPE: Matcher = { match: 'type' };
const DIGITS: Matcher = { match: 'regex', regex: '\\d+' };

describe('text bodies', () => {
  it.each<[string, string, Rules, boolean]>([
    ['hello', 'hello', {}, true],
    ['hello', 'hello\n', {}, false],
    ['hello', 'x', { $: TYPE }, true],
    ['hello', 'x', { '$.a': TYPE }, false],
    ['1', '42', { $: DIGITS }, true],
    ['1', 'x', { $: DIGITS }, false],
  ])('%j, %j under %j: %s', (expected, actual, rules, outcome) => {
    expect(matches('text/plain', expected, actual, rules)).toBe(outcome);
  });
});

describe('form bodies', () => {
  it.each<[string, string, Rules, boolean]>([
    ['a=1&b=2', 'b=2&a=1', {}, true],
    ['a=1', 'a=2', {}, false],
    ['a=1', 'a=1&b=2', {}, false],
    ['a=1&a=2', 'a=2&a=1', {}, false],
    ['a=1', 'a=7', { '$.a': DIGITS }, true],
    ['a=1', 'a=7', { '$.a[0]': DIGITS }, true],
    ['a=1', 'a=x', { "$['a']": DIGITS }, false],
    ['a=x+y', 'a=x%20y', {}, true],
    ['__proto__=1', '__proto__=1', {}, true],
  ])('%j, %j under %j: %s', (expected, actual, rules, outcome) => {
    expect(matches('application/x-www-form-urlencoded', expected, actual, rules)).toBe(outcome);
  });
});

describe('XML bodies', () => {
  it.each<[string, string, Rules, boolean]>([
    ['<a>x</a>', '<?xml version="1.0"?><a><![CDATA[x]]><!-- c --></a>', {}, true],
    ['<a> x </a>', '<a>x</a>', {}, true],
    ['<a/>', '<a xmlns="urn:x"/>', {}, false],
    ['<p:a xmlns:p="urn:x"/>', '<a xmlns="urn:x"/>', {}, true],
    ['<a><b/><c/></a>', '<a><c/><b/></a>', {}, true],
    ['<a><b/></a>', '<a/>', {}, false],
    ['<a><b>1</b></a>', '<a><b>2</b><b>3</b></a>', { '$.a.b': TYPE }, true],
    ['<a><b>1</b></a>', '<a><b>2</b></a>', {}, false],
    ['<a x="1"/>', '<a x="7"/>', { "$.a['@x']": { match: 'integer' } }, true],
    ['<a x="1"/>', '<a x="b"/>', { "$.a['@x']": { match: 'integer' } }, false],
    ['<a>1</a>', '<a>22</a>', { "$.a['#text']": DIGITS }, true],
    ['<a/>', '<b/>', { '$.a': { match: 'regex', regex: '[ab]?' } }, true],
    ['<a><b/></a>', '<a/>', { '$.a': { match: 'notEmpty' } }, false],
    ['<a/>', '<a>', {}, false],
    ['<a/>', 'no xml', {}, false],
    ['<a/>', '<!DOCTYPE a [<!ENTITY e "&e;&e;">]><a>&e;</a>', {}, false],
  ])('%s, %s under %j: %s', (expected, actual, rules, outcome) => {
    expect(matches('application/xml', expected, actual, rules)).toBe(outcome);
  });

  it.each([
    ['<a x="1"/>', '<a x="1" y="2"/>'],
    ['<a><b/></a>', '<a><b/><b/></a>'],
    ['<a><b/></a>', '<a><b/><c/></a>'],
  ])('%s, %s: what is unexpected fails in requests only', (expected, actual) => {
    expect(matches('application/xml', expected, actual, {}, 'response')).toBe(true);
    expect(matches('application/xml', expected, actual, {}, 'request')).toBe(false);
  });

  it('does not follow documents of any depth', () => {
    const deep = '<a>'.repeat(100_000) + '</a>'.repeat(100_000);
    expect(matches('application/xml', '<a/>', deep)).toBe(false);
  });
});

const part = (disposition: string, content: string, type = '') =>
  `Content-Disposition: form-data; ${disposition}\r\n${type ? `Content-Type: ${type}\r\n` : ''}\r\n${content}`;
const multipart = (boundary: string, ...parts: string[]) =>
  `${parts.map((one) => `--${boundary}\r\n${one}\r\n`).join('')}--${boundary}--\r\n`;

describe('multipart bodies', () => {
  const field = part('name="x"', '1');
  const json = part('name="f"; filename="a.json"', '{"a":1,"b":2}', 'application/json');
  it.each<[string, string[], string[], Rules, boolean]>([
    ['order and extra parts', [field, json], [json, field, part('name="z"', '3')], {}, true],
    ['a missing part', [field, json], [json], {}, false],
    ['another value', [field], [part('name="x"', '2')], {}, false],
    ['a rule on a field', [field], [part('name="x"', '22')], { '$.x': DIGITS }, true],
    [
      'JSON content',
      [json],
      [part('name="f"; filename="b"', '{"b":2, "a":1, "c":3}', 'application/json')],
      {},
      true,
    ],
    [
      'a rule inside a part',
      [json],
      [part('name="f"; filename="b"', '{"b":2,"a":9}', 'application/json')],
      { '$.f.a': TYPE },
      true,
    ],
    [
      'another content type',
      [json],
      [part('name="f"; filename="b"', '{"a":1,"b":2}', 'text/plain')],
      {},
      false,
    ],
    ['a field for a file', [json], [part('name="f"', '{"a":1,"b":2}', 'application/json')], {}, false],
  ])('%s', (_name, expected, actual, rules, outcome) => {
    const [left, right] = ['multipart/form-data; boundary=AA', 'multipart/form-data; boundary=B'];
    expect(
      matches(left, multipart('AA', ...expected), multipart('B', ...actual), rules, 'response', right),
    ).toBe(outcome);
  });

  it('says why parts of one name do not match themselves', () => {
    const type = 'multipart/form-data; boundary=AA';
    const file = (content: string) => part('name="x"; filename="f"', content, 'application/octet-stream');
    const body = multipart('AA', file('p'), file('q'));
    const [found] = compare(type, body, body).mismatches;
    expect(found?.message).toContain('another from byte 1 on');
    expect(found?.message).toContain('every part "x" with the first of that name');
  });

  it('decodes base64 parts and reads bare newlines', () => {
    const encoded =
      'Content-Disposition: form-data; name="x"\r\nContent-Transfer-Encoding: base64\r\n\r\nMQ==';
    const type = 'multipart/form-data; boundary=AA';
    expect(matches(type, multipart('AA', field), multipart('AA', encoded))).toBe(true);
    expect(matches(type, multipart('AA', field), multipart('AA', field).replaceAll('\r\n', '\n'))).toBe(true);
  });

  it('says when a side is no multipart body', () => {
    expect(matches('multipart/form-data', multipart('AA', field), multipart('AA', field))).toBe(false);
    expect(matches('multipart/form-data; boundary=AA', multipart('AA', field), 'x')).toBe(false);
  });
});

describe('binary bodies', () => {
  it('compares bytes, or applies the rule at the root', () => {
    expect(matches('application/octet-stream', 'a', 'a')).toBe(true);
    expect(matches('application/octet-stream', 'a', 'b')).toBe(false);
    expect(
      matches('image/gif', 'GIF89a', 'GIF87a', { $: { match: 'contentType', value: 'image/gif' } }),
    ).toBe(true);
    expect(matches('image/gif', 'GIF89a', 'PNG', { $: { match: 'contentType', value: 'image/gif' } })).toBe(
      false,
    );
  });
});
