import { describe, expect, it } from 'vitest';
import { obligationsOf } from '../../../src/check/response/obligations.js';
import { readingOf } from '../../../src/check/schema-violations.js';
import { bodyRules, INTEGER, TYPE } from '../../matching/rules.js';
import { componentsOf, json } from '../../schema/describe.js';

type Rules = Parameters<typeof bodyRules>[0];

const demands = (schema: object, text: string, rules: Rules = {}): string[] => {
  const example = json(text);
  const expectation = {
    schema: componentsOf({ Start: schema }, 'openapi-3.1'),
    example,
    rules: bodyRules(rules),
    reading: readingOf('response'),
  };
  return obligationsOf(expectation, example, ['a state']).map(({ place, demand }) => `${place} ${demand}`);
};

describe('what the provider state must guarantee', () => {
  it.each<[string, string, Rules, string[]]>([
    ['exact values', '{"a":1.0,"b":"x"}', {}, ['$.a is 1.0', '$.b is "x"']],
    ['not what a rule lets vary', '{"a":1}', { '$.a': INTEGER }, []],
    ['what a rule holds to its example', '{"a":1}', { '$.a': { match: 'equality' } }, ['$.a is 1']],
    ['lengths', '{"a":[],"b":[{}]}', {}, ['$.a is empty', '$.b has exactly 1 item']],
    [
      'limits',
      '[1]',
      { $: { match: 'type', min: 2, max: 3 } },
      ['$ has at least 2 items', '$ has at most 3 items'],
    ],
    ['no lengths under a rule above', '{"a":[{}]}', { $: TYPE }, []],
    ['whole objects', '{"a":{"b":1}}', { '$.a': { match: 'equality' } }, ['$.a is {"b":1}']],
  ])('%s', (_name, example, rules, wanted) => {
    expect(demands({}, example, rules)).toEqual(wanted);
  });
});

describe('what the document fixes itself is no obligation', () => {
  it.each<[string, object, string]>([
    ['const', { const: 'x' }, '"x"'],
    ['const of the same number', { const: 1 }, '1.0'],
    ['const null', { const: null }, 'null'],
    ['const false', { const: false }, 'false'],
    ['an enum of one', { enum: ['x'] }, '"x"'],
    ['an enum of null', { enum: [null] }, 'null'],
    ['a part', { allOf: [{ type: 'string' }, { const: 'x' }] }, '"x"'],
    ['the branch that the value takes', { oneOf: [{ const: 'x' }, { type: 'number' }] }, '"x"'],
  ])('%s', (_name, schema, text) => {
    expect(demands({ properties: { a: schema } }, `{"a":${text}}`)).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['an enum of two', { enum: ['x', 'y'] }, '"x"'],
    ['a type', { type: 'null' }, 'null'],
    ['a branch that the value does not take', { oneOf: [{ const: 'x' }, { type: 'number' }] }, '5'],
  ])('unlike %s', (_name, schema, text) => {
    expect(demands({ properties: { a: schema } }, `{"a":${text}}`)).toEqual([`$.a is ${text}`]);
  });

  it.each<[string, object, string, Rules, string[]]>([
    ['a least length', { minItems: 2 }, '[1,2]', { '$.a': { match: 'type', min: 2 } }, []],
    ['a greatest length', { maxItems: 3 }, '[1]', { '$.a': { match: 'type', max: 3 } }, []],
    ['an exact length', { minItems: 1, maxItems: 1 }, '[1]', { '$.a[*]': INTEGER }, []],
    ['some item', { minItems: 1 }, '[1]', { '$.a': { match: 'notEmpty' } }, []],
    ['fewer', { minItems: 1 }, '[1,2]', { '$.a': { match: 'type', min: 2 } }, ['$.a has at least 2 items']],
  ])('%s', (_name, schema, text, rules, wanted) => {
    expect(demands({ properties: { a: schema } }, `{"a":${text}}`, rules)).toEqual(wanted);
  });
});
