import { describe, expect, it } from 'vitest';
import { formatPathExpression } from '../../src/pact/path-expression.js';
import type { RuleSet } from '../../src/pact/rules.js';
import { codes, contractWith, exchange, http } from './contract.js';

const requestWith = (matchingRules: unknown, version?: string) =>
  http(contractWith(exchange({ matchingRules }), version));

const bodyPaths = (rules: RuleSet) => rules.body.map(({ path }) => formatPathExpression(path));

describe('rules of version 2', () => {
  it.each([
    ['$.body', '$'],
    ['$.body.a.b', '$.a.b'],
    ['$.body[0].x', '$[0].x'],
    ['$.body[*].x', '$[*].x'],
    ["$['body']['a.b']", "$['a.b']"],
  ])('%s addresses the body at %s', (key, path) => {
    const { request } = requestWith({ [key]: { match: 'type' } }, '2.0.0');
    expect(bodyPaths(request.rules)).toEqual([path]);
    expect(request.rules.body[0]).toMatchObject({ text: key, combine: 'AND', matchers: [{ match: 'type' }] });
  });

  it.each(['$.headers.X-A', '$.header.X-A', "$.headers['X-A']", "$.header['x-a'][0]"])(
    '%s addresses a header',
    (key) => {
      const { request } = requestWith({ [key]: { match: 'regex', regex: 'a' } }, '2.0.0');
      expect([...request.rules.header.keys()]).toEqual(['x-a']);
    },
  );

  it.each([
    ['$.query.p', 'p'],
    ['$.query.p[0]', 'p'],
    ['$.query.p[*]', 'p'],
    ["$.query['ids[]']", 'ids[]'],
    ['$.query.page[size]', 'page[size]'],
  ])('%s addresses the parameter %s', (key, name) => {
    const interaction = requestWith({ [key]: { match: 'type' } }, '2.0.0');
    expect([...interaction.request.rules.query.keys()]).toEqual([name]);
  });

  it('addresses path, method and status', () => {
    const rules = { '$.path': { regex: '/a' }, '$.method': { match: 'type' }, '$.status': { match: 'type' } };
    const { request } = requestWith(rules);
    expect(request.rules.path?.matchers).toEqual([{ match: 'regex', regex: '/a' }]);
    expect(request.rules.method?.matchers).toHaveLength(1);
    expect(request.rules.status?.matchers).toHaveLength(1);
  });

  it('ignores a path that cannot be read and says so', () => {
    const interaction = requestWith({ '$.body..a': { match: 'type' }, '$.cookies.a': { match: 'type' } });
    expect(codes(interaction)).toEqual(['rule.path.invalid', 'rule.category.unknown']);
    expect(interaction.request.rules.body).toEqual([]);
  });
});

describe('rules of version 3', () => {
  const type = { matchers: [{ match: 'type' }] };

  it('reads every category', () => {
    const { request } = requestWith({
      path: { combine: 'or', matchers: [{ match: 'type' }, { match: 'regex', regex: 'a' }] },
      status: type,
      method: { '': type },
      query: { 'a.b': type, 'ids[]': type },
      header: { 'X-Trace': type },
      body: { '$.a[*]': type, '$.body.a': type },
    });
    expect(request.rules.path).toMatchObject({
      combine: 'OR',
      pointer: '/interactions/0/request/matchingRules/path',
    });
    expect(request.rules.path?.matchers).toHaveLength(2);
    expect(request.rules.status?.combine).toBe('AND');
    expect(request.rules.method?.matchers).toEqual([{ match: 'type' }]);
    expect([...request.rules.query.keys()]).toEqual(['a.b', 'ids[]']);
    expect([...request.rules.header.keys()]).toEqual(['x-trace']);
    expect(bodyPaths(request.rules)).toEqual(['$.a[*]', '$.body.a']);
  });

  it.each([
    ['headers', { headers: { A: type } }, (rules: RuleSet) => rules.header.has('a')],
    ['content', { content: { '$.a': type } }, (rules: RuleSet) => rules.body.length === 1],
    ['status below $', { status: { $: type } }, (rules: RuleSet) => rules.status !== undefined],
  ])('accepts %s', (_name, rules, holds) => {
    const interaction = requestWith(rules);
    expect(holds(interaction.request.rules)).toBe(true);
    expect(codes(interaction)).toEqual([]);
  });

  it.each([
    ['a bare rule', { body: { $: { match: 'type' } } }, 'rule.malformed'],
    ['a bare list', { body: { $: [{ match: 'type' }] } }, 'rule.malformed'],
    ['rules that are no object', [], 'rule.malformed'],
    ['contents, which nobody reads', { contents: { $: type } }, 'rule.category.unknown'],
  ])('ignores %s and says so', (_name, rules, code) => {
    const interaction = requestWith(rules);
    expect(interaction.request.rules.body).toEqual([]);
    expect(codes(interaction)).toEqual([code]);
  });

  it('reads an unknown category as body, as verifiers do', () => {
    const interaction = requestWith({ bodies: { '$.a': type } });
    expect(bodyPaths(interaction.request.rules)).toEqual(['$.a']);
    expect(codes(interaction)).toEqual(['rule.category.unknown']);
  });

  it.each([[{ matchers: [] }], [{}], [null]])('takes %j for no rule', (list) => {
    const interaction = requestWith({ body: { $: list } });
    expect(interaction.request.rules.body).toEqual([]);
    expect(codes(interaction)).toEqual([]);
  });

  it('reads header names that Ruby tools write as paths', () => {
    const interaction = requestWith({ header: { '$.X-A': type }, query: { '$.q[0]': type } });
    expect(interaction.request.rules.header.has('x-a')).toBe(true);
    expect(interaction.request.rules.query.has('q')).toBe(true);
    expect(codes(interaction)).toEqual(['rule.malformed', 'rule.malformed']);
  });
});

it('reads both formats in one object, with a fault', () => {
  const interaction = requestWith({
    '$.body.a': { match: 'type' },
    body: { '$.b': { matchers: [{ match: 'type' }] } },
  });
  expect(bodyPaths(interaction.request.rules).sort()).toEqual(['$.a', '$.b']);
  expect(codes(interaction)).toEqual(['rule.malformed']);
});

it('reads the names of the first years', () => {
  const { request, response } = http(
    contractWith(
      exchange(
        { requestMatchingRules: { '$.body.a': { match: 'type' } } },
        { responseMatchingRules: { '$.body.b': { match: 'type' } } },
      ),
    ),
  );
  expect(bodyPaths(request.rules)).toEqual(['$.a']);
  expect(bodyPaths(response.rules)).toEqual(['$.b']);
});
