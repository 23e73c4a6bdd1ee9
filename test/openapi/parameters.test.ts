import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/json/value.js';
import { JsonNumber } from '../../src/json/value.js';
import type { Parameter } from '../../src/openapi/model.js';
import { decodeHeader, decodeParameters, type RequestTexts } from '../../src/openapi/parameters/decode.js';
import { encodeHeader, encodeParameter } from '../../src/openapi/parameters/encode.js';
import { openapi, operationOf, swagger } from './describe.js';

const NOTHING: RequestTexts = { path: new Map(), query: [], headers: [], cookies: [] };

const integers = { type: 'array', items: { type: 'integer' } };
const strings = { type: 'array', items: { type: 'string' } };
const color = { type: 'object', properties: { R: { type: 'integer' }, G: { type: 'integer' } } };

function parametersOf(...declared: object[]): readonly Parameter[] {
  const names = declared
    .filter((each) => 'in' in each && each.in === 'path')
    .map((each) => (each as { name: string }).name);
  const template = `/${names.map((name) => `{${name}}`).join('/')}`;
  return operationOf(openapi({ [template]: { get: { parameters: declared } } })).parameters;
}

const query = (pairs: Record<string, (string | null)[]>): RequestTexts => ({
  ...NOTHING,
  query: Object.entries(pairs).map(([name, values]) => ({ name, values })),
});

const path = (text: string): RequestTexts => ({ ...NOTHING, path: new Map([['p', text]]) });

const header = (...values: string[]): RequestTexts => ({ ...NOTHING, headers: [{ name: 'X-H', values }] });

type Case = [
  title: string,
  parameter: object,
  texts: RequestTexts,
  expected: JsonValue | 'absent' | 'empty' | RegExp,
];

function check([, declared, texts, expected]: Case): void {
  const [decoded] = decodeParameters(parametersOf(declared), texts).parameters;
  if (expected === 'absent' || expected === 'empty') expect(decoded?.state).toBe(expected);
  else if (expected instanceof RegExp) {
    expect(decoded).toMatchObject({ state: 'unreadable' });
    expect(decoded && 'problem' in decoded && decoded.problem).toMatch(expected);
  } else expect(decoded).toMatchObject({ state: 'present', value: expected });
}

const q = (schema: object, more: object = {}) => ({ name: 'q', in: 'query', schema, ...more });
const p = (schema: object, more: object = {}) => ({ name: 'p', in: 'path', required: true, schema, ...more });
const h = (schema: object, more: object = {}) => ({ name: 'X-h', in: 'header', schema, ...more });

describe('scalars', () => {
  it.each<Case>([
    ['integer', q({ type: 'integer' }), query({ q: ['12'] }), 12],
    ['integer with leading zero', q({ type: 'integer' }), query({ q: ['012'] }), '012'],
    ['integer in hexadecimal', q({ type: 'integer' }), query({ q: ['0x10'] }), '0x10'],
    [
      'number keeps its text',
      q({ type: 'number' }),
      query({ q: ['1.0'] }),
      new JsonNumber('1.0') as unknown as JsonValue,
    ],
    [
      'large integer',
      q({ type: 'integer' }),
      query({ q: ['9007199254740993'] }),
      new JsonNumber('9007199254740993') as unknown as JsonValue,
    ],
    ['boolean', q({ type: 'boolean' }), query({ q: ['true'] }), true],
    ['boolean in words', q({ type: 'boolean' }), query({ q: ['yes'] }), 'yes'],
    ['string of digits', q({ type: 'string' }), query({ q: ['12'] }), '12'],
    ['string with &', q({ type: 'string' }), query({ q: ['a&b'] }), 'a&b'],
    ['no type', q({ pattern: '^a' }), query({ q: ['5'] }), '5'],
    ['enum of numbers', q({ enum: [1, 2] }), query({ q: ['2'] }), 2],
    ['union takes the number', q({ type: ['string', 'integer'] }), query({ q: ['5'] }), 5],
    [
      'union where the number does not fit',
      q({ anyOf: [{ type: 'integer', minimum: 10 }, { type: 'string' }] }),
      query({ q: ['5'] }),
      '5',
    ],
    ['nullable integer', q({ type: ['integer', 'null'] }), query({ q: ['null'] }), null],
    ['allOf', q({ allOf: [{ type: 'integer' }, { minimum: 1 }] }), query({ q: ['3'] }), 3],
    ['absent', q({ type: 'string' }), query({ other: ['1'] }), 'absent'],
    ['no value', q({ type: 'string' }), query({ q: [null] }), ''],
    ['empty, not allowed', q({ type: 'integer' }), query({ q: [''] }), ''],
    ['empty, allowed', q({ type: 'integer' }, { allowEmptyValue: true }), query({ q: [''] }), 'empty'],
    ['repeated', q({ type: 'integer' }), query({ q: ['1', '2'] }), /sent 2 times/],
    [
      'literal name with brackets',
      q({ type: 'integer' }, { name: 'page[number]' }),
      query({ 'page[number]': ['2'] }),
      2,
    ],
    ['no schema', { name: 'q', in: 'query' }, query({ q: ['1'] }), '1'],
    ['path', p({ type: 'integer' }), path('7'), 7],
    ['path, percent-encoded', p({ type: 'string' }), path('a%2Fb%20c'), 'a/b c'],
    ['header, any case', h({ type: 'integer' }), header(' 5 '), 5],
    ['header with a comma', h({ type: ['string', 'null'] }), header('a, b'), 'a, b'],
    ['header with =', h({ type: 'string' }), header('YWJj=='), 'YWJj=='],
  ])('%s', (...args) => check(args));
});

describe('arrays and objects', () => {
  it.each<Case>([
    ['form, repeated', q(integers), query({ q: ['1', '2'] }), [1, 2]],
    ['form, one', q(integers), query({ q: ['1'] }), [1]],
    ['form, comma where names repeat', q(integers), query({ q: ['1,2'] }), ['1,2']],
    ['form, joined', q(integers, { explode: false }), query({ q: ['1,2'] }), [1, 2]],
    ['form, joined but repeated', q(integers, { explode: false }), query({ q: ['1', '2'] }), /sent 2 times/],
    ['form, joined, empty', q(integers, { explode: false }), query({ q: [''] }), []],
    ['form, name with []', q(integers, { name: 'ids[]' }), query({ 'ids[]': ['1', '2'] }), [1, 2]],
    ['string or array', q({ oneOf: [{ type: 'string' }, strings] }), query({ q: ['a', 'b'] }), ['a', 'b']],
    ['space', q(integers, { style: 'spaceDelimited', explode: false }), query({ q: ['1 2'] }), [1, 2]],
    [
      'space, still encoded',
      q(integers, { style: 'spaceDelimited', explode: false }),
      query({ q: ['1%202'] }),
      [1, 2],
    ],
    ['pipe', q(strings, { style: 'pipeDelimited', explode: false }), query({ q: ['a|b'] }), ['a', 'b']],
    [
      'pipe, exploded',
      q(strings, { style: 'pipeDelimited', explode: true }),
      query({ q: ['a', 'b'] }),
      ['a', 'b'],
    ],
    ['form object, side by side', q(color), query({ R: ['1'], G: ['2'] }), { R: 1, G: 2 }],
    ['form object, absent', q(color), query({ X: ['1'] }), 'absent'],
    ['form object, joined', q(color, { explode: false }), query({ q: ['R,1,G,2'] }), { R: 1, G: 2 }],
    [
      'deep object',
      q(color, { style: 'deepObject' }),
      query({ 'q[R]': ['1'], 'q[G]': ['x'] }),
      { R: 1, G: 'x' },
    ],
    [
      'deep object, nested and lists',
      q(
        { type: 'object', properties: { a: { type: 'object', properties: { b: integers } } } },
        { style: 'deepObject' },
      ),
      query({ 'q[a][b][]': ['1', '2'] }),
      { a: { b: [1, 2] } },
    ],
    ['deep object sent flat', q(color, { style: 'deepObject' }), query({ q: ['x'] }), /q\[property\]/],
    [
      'deep object with odd names',
      q({ type: 'object' }, { style: 'deepObject' }),
      query({ 'q[__proto__]': ['1'] }),
      JSON.parse('{"__proto__":"1"}'),
    ],
    ['path, simple', p(integers), path('1,2'), [1, 2]],
    ['path, one', p(integers), path('1'), [1]],
    ['path, encoded comma stays in the item', p(strings), path('a%2Cb,c'), ['a,b', 'c']],
    ['path, simple object', p(color), path('R,1,G,2'), { R: 1, G: 2 }],
    ['path, simple object exploded', p(color, { explode: true }), path('R=1,G=2'), { R: 1, G: 2 }],
    ['label', p(strings, { style: 'label' }), path('.red,green'), ['red', 'green']],
    ['label exploded', p(strings, { style: 'label', explode: true }), path('.red.green'), ['red', 'green']],
    ['label object', p(color, { style: 'label', explode: true }), path('.R=1.G=2'), { R: 1, G: 2 }],
    ['label without dot', p(strings, { style: 'label' }), path('red'), /starts with/],
    ['matrix', p({ type: 'integer' }, { style: 'matrix' }), path(';p=5'), 5],
    ['matrix list', p(integers, { style: 'matrix' }), path(';p=1,2'), [1, 2]],
    ['matrix list exploded', p(integers, { style: 'matrix', explode: true }), path(';p=1;p=2'), [1, 2]],
    [
      'matrix object exploded',
      p(color, { style: 'matrix', explode: true }),
      path(';R=1;G=2'),
      { R: 1, G: 2 },
    ],
    ['matrix, other name', p({ type: 'integer' }, { style: 'matrix' }), path(';x=5'), /expected ;p=/],
    ['header list', h(integers), header('1, 2'), [1, 2]],
    ['header list in two lines', h(integers), header('1', '2'), [1, 2]],
    ['header object', h(color, { explode: true }), header('R=1,G=2'), { R: 1, G: 2 }],
    [
      'cookie',
      { name: 'c', in: 'cookie', schema: { type: 'integer' } },
      { ...NOTHING, cookies: [{ name: 'c', value: '5' }] },
      5,
    ],
  ])('%s', (...args) => check(args));

  it('leaves the names of other parameters to them', () => {
    const open = { type: 'object', additionalProperties: { type: 'integer' } };
    const decoded = decodeParameters(
      parametersOf(q(open), q({ type: 'string' }, { name: 's' })),
      query({ s: ['1'], a: ['2'] }),
    );
    expect(decoded.parameters).toMatchObject([{ value: { a: 2 } }, { value: '1' }]);
    expect(decoded.unknownQuery).toEqual([]);
  });

  it('names what no parameter declares', () => {
    const texts = { ...query({ q: ['1'], typo: ['2', '3'] }), cookies: [{ name: 'c', value: '' }] };
    const decoded = decodeParameters(parametersOf(q({ type: 'string' })), texts);
    expect(decoded).toMatchObject({ unknownQuery: ['typo'], unknownCookies: ['c'] });
  });
});

describe('content and querystring', () => {
  const json = { name: 'q', in: 'query', content: { 'application/json': { schema: color } } };

  it.each<Case>([
    ['JSON', json, query({ q: ['{"R":1}'] }), { R: 1 }],
    ['broken JSON', json, query({ q: ['{'] }), /not valid JSON/],
    ['absent', json, query({}), 'absent'],
    [
      'text',
      { name: 'q', in: 'query', content: { 'text/plain': { schema: { type: 'integer' } } } },
      query({ q: ['5'] }),
      5,
    ],
  ])('%s', (...args) => check(args));

  it('reads the whole query', () => {
    const declared = {
      name: 'all',
      in: 'querystring',
      content: {
        'application/x-www-form-urlencoded': {
          schema: { type: 'object', properties: { a: { type: 'integer' }, b: strings } },
        },
      },
    };
    const decoded = decodeParameters(parametersOf(declared), query({ a: ['1'], b: ['x&y'] }));
    expect(decoded.parameters[0]).toMatchObject({ state: 'present', value: { a: 1, b: ['x&y'] } });
    expect(decoded.unknownQuery).toEqual([]);
  });
});

describe('Swagger 2.0 collectionFormat', () => {
  it.each([
    ['csv', '1,2'],
    ['ssv', '1 2'],
    ['tsv', '1\t2'],
    ['pipes', '1|2'],
    [undefined, '1,2'],
  ])('%s', (collectionFormat, text) => {
    const declared = { name: 'q', in: 'query', ...integers, ...(collectionFormat && { collectionFormat }) };
    const { parameters } = operationOf(swagger({ '/x': { get: { parameters: [declared] } } }));
    expect(decodeParameters(parameters, query({ q: [text] })).parameters[0]).toMatchObject({ value: [1, 2] });
  });

  it('multi', () => {
    const declared = { name: 'q', in: 'query', ...integers, collectionFormat: 'multi' };
    const { parameters } = operationOf(swagger({ '/x': { get: { parameters: [declared] } } }));
    expect(decodeParameters(parameters, query({ q: ['1', '2'] })).parameters[0]).toMatchObject({
      value: [1, 2],
    });
  });
});

describe('encoding is the reverse of decoding', () => {
  const places = ['query', 'path', 'header', 'cookie'] as const;
  const styles: Record<(typeof places)[number], string[]> = {
    query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
    path: ['simple', 'label', 'matrix'],
    header: ['simple'],
    cookie: ['form'],
  };
  const values: [object, JsonValue][] = [
    [{ type: 'integer' }, 5],
    [{ type: 'string' }, 'a b/ü'],
    [{ type: 'boolean' }, false],
    [strings, ['x', 'yz']],
    [integers, [7]],
    [color, { R: 1, G: 2 }],
  ];
  const cases = places.flatMap((place) =>
    styles[place].flatMap((style) =>
      [true, false].flatMap((explode) =>
        values
          .filter(([schema]) => style !== 'deepObject' || schema === color)
          .map(([schema, value]) => [place, style, explode, schema, value] as const),
      ),
    ),
  );

  it.each(cases)('%s %s explode=%s %j %j', (place, style, explode, schema, value) => {
    const parameters = parametersOf({ name: 'p', in: place, style, explode, schema, required: true });
    const entries = encodeParameter(parameters[0] as Parameter, value);
    const texts: RequestTexts = {
      path: new Map(entries.map(({ name, text }) => [name, text])),
      query: entries.map(({ name, text }) => ({ name, values: [text] })),
      headers: entries.map(({ name, text }) => ({ name, values: [text] })),
      cookies: entries.map(({ name, text }) => ({ name, value: text })),
    };
    const [decoded] = decodeParameters(parameters, texts).parameters;
    expect(decoded).toMatchObject({ state: 'present', value });
  });

  it('works for headers of responses', () => {
    const schema = { schema: integers };
    const [response] = operationOf(
      openapi({ '/x': { get: { responses: { 200: { headers: { 'X-N': schema } } } } } }),
    ).responses;
    const [declared] = response?.headers ?? [];
    if (!declared) throw new Error('no header');
    expect(encodeHeader(declared, [1, 2])).toBe('1,2');
    expect(decodeHeader(declared, [{ name: 'x-n', values: ['1, 2'] }])).toEqual({
      state: 'present',
      value: [1, 2],
    });
    expect(decodeHeader(declared, [])).toEqual({ state: 'absent' });
  });
});
