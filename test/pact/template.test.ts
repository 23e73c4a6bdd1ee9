import { describe, expect, it } from 'vitest';
import { formatPathExpression } from '../../src/pact/path-expression.js';
import type { PathRule } from '../../src/pact/rules.js';
import { bytesText, codes, contractWith, exchange, http, present } from './contract.js';

const term = (generate: string, s: string, o = 0) => ({
  json_class: 'Pact::Term',
  data: { generate, matcher: { json_class: 'Regexp', o, s } },
});
const like = (contents: unknown) => ({ json_class: 'Pact::SomethingLike', contents });

const table = (rules: readonly PathRule[]) =>
  Object.fromEntries(rules.map(({ path, matchers }) => [formatPathExpression(path), matchers]));

describe('matcher objects of old Ruby tools', () => {
  it('become example and rules in a body', () => {
    const body = {
      id: like(1),
      name: term('Ann', '^A', 1),
      tags: { json_class: 'Pact::ArrayLike', contents: { key: term('a', '\\w') }, min: 2 },
      plain: [like({ deep: term('x', 'x') })],
    };
    const interaction = http(contractWith(exchange({}, { body }), '1.0.0'));
    expect(JSON.parse(bytesText(interaction.response.body))).toEqual({
      id: 1,
      name: 'Ann',
      tags: [{ key: 'a' }, { key: 'a' }],
      plain: [{ deep: 'x' }],
    });
    expect(table(interaction.response.rules.body)).toEqual({
      '$.id': [{ match: 'type' }],
      '$.name': [{ match: 'regex', regex: '(?i)^A' }],
      '$.tags': [{ match: 'type', min: 2 }],
      '$.tags[*].key': [{ match: 'regex', regex: '\\w' }],
      '$.plain[0]': [{ match: 'type' }],
      '$.plain[0].deep': [{ match: 'regex', regex: 'x' }],
    });
    expect(codes(interaction)).toEqual(['dsl.unprocessed']);
    expect(present(interaction.response.body).jsonPointer).toBeUndefined();
  });

  it('become rules of path, headers and query', () => {
    const { request } = http(
      contractWith(
        exchange({
          path: term('/users/1', '/users/\\d+'),
          headers: { 'X-Trace': term('abc', '\\w+') },
          query: { page: [like('1')] },
        }),
        '2.0.0',
      ),
    );
    expect(request.path).toBe('/users/1');
    expect(request.rules.path?.matchers).toEqual([{ match: 'regex', regex: '/users/\\d+' }]);
    expect(request.headers[0]?.values).toEqual(['abc']);
    expect(request.rules.header.get('x-trace')?.matchers).toEqual([{ match: 'regex', regex: '\\w+' }]);
    expect(request.query?.[0]?.values).toEqual(['1']);
    expect(request.rules.query.get('page')?.matchers).toEqual([{ match: 'type' }]);
  });

  it('covers every header when it wraps them all', () => {
    const { request } = http(
      contractWith(exchange({ headers: like({ A: '1', B: term('2', '\\d') }) }), '2.0.0'),
    );
    expect(request.rules.header.get('a')?.matchers).toEqual([{ match: 'type' }]);
    expect(request.rules.header.get('b')?.matchers).toHaveLength(2);
  });

  it('make no more copies than a body can hold, however they are nested', () => {
    let body: unknown = 'x';
    for (let level = 0; level < 6; level++)
      body = { json_class: 'Pact::ArrayLike', contents: body, min: 100 };
    const { response } = http(contractWith(exchange({}, { body }), '1.0.0'));
    expect(bytesText(response.body).length).toBeLessThan(200_000);
    expect(response.rules.body.map(({ text }) => text)).toEqual([
      '$',
      '$[*]',
      '$[*][*]',
      '$[*][*][*]',
      '$[*][*][*][*]',
      '$[*][*][*][*][*]',
    ]);
  });

  it('leaves other classes alone', () => {
    const body = { json_class: 'Invoice', contents: 1 };
    const interaction = http(contractWith(exchange({}, { body })));
    expect(present(interaction.response.body).json).toEqual(body);
    expect(codes(interaction)).toEqual([]);
  });
});

describe('unprocessed matcher objects of the DSLs', () => {
  const matcher = (type: unknown, value: unknown, rest: object = {}) => ({
    'pact:matcher:type': type,
    value,
    ...rest,
  });

  it('become example, rules and generators', () => {
    const body = {
      id: matcher('integer', 1, { 'pact:generator:type': 'RandomInt', min: 5 }),
      items: matcher('type', [{ name: matcher('regex', 'a', { regex: '[a-z]' }) }], { min: 1 }),
      map: matcher('values', { k: matcher('type', 1) }),
      mixed: {
        'pact:matcher:type': 'arrayContains',
        variants: [matcher('number', 7), { a: matcher('type', 'x') }],
      },
      keys: matcher([{ 'pact:matcher:type': 'eachKey', rules: [matcher('regex', 'k', { regex: 'k' })] }], {
        k: 1,
      }),
    };
    const interaction = http(contractWith(exchange({}, { body })));
    expect(present(interaction.response.body).json).toEqual({
      id: 1,
      items: [{ name: 'a' }],
      map: { k: 1 },
      mixed: [7, { a: 'x' }],
      keys: { k: 1 },
    });
    expect(table(interaction.response.rules.body)).toMatchObject({
      '$.id': [{ match: 'integer' }],
      '$.items': [{ match: 'type', min: 1 }],
      '$.items[*].name': [{ match: 'regex', regex: '[a-z]' }],
      '$.map': [{ match: 'values' }],
      '$.map.*': [{ match: 'type' }],
      '$.mixed': [
        {
          match: 'arrayContains',
          variants: [
            { index: 0, rules: [{ text: '$', matchers: [{ match: 'number' }] }] },
            { index: 1, rules: [{ text: '$.a', matchers: [{ match: 'type' }] }] },
          ],
        },
      ],
      '$.keys': [{ match: 'eachKey', rules: [{ match: 'regex', regex: 'k' }] }],
    });
    expect(interaction.response.generators.body).toMatchObject([
      { text: '$.id', generator: { type: 'RandomInt', attributes: { min: 5 } } },
    ]);
  });

  it('are found inside the wrapper of version 4', () => {
    const body = { content: { a: matcher('type', 1) }, contentType: 'application/json' };
    const { response } = http(contractWith({ ...exchange({}, { body }), type: 'Synchronous/HTTP' }, '4.0'));
    expect(present(response.body).json).toEqual({ a: 1 });
    expect(Object.keys(table(response.rules.body))).toEqual(['$.a']);
  });

  it('are read once each, however deep they are nested', () => {
    let body: unknown = 1;
    for (let level = 0; level < 60; level++)
      body = matcher('type', { 'pact:matcher:type': 'arrayContains', variants: [body] });
    const started = performance.now();
    http(contractWith(exchange({}, { body })));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
