import { describe, expect, it } from 'vitest';
import { codes, contractOf, contractWith, exchange, http, only } from './contract.js';

const queryOf = (query: unknown, version: string) => {
  const interaction = http(contractWith(exchange({ query }), version));
  return {
    query: interaction.request.query?.map(({ name, values }) => [name, values]),
    codes: codes(interaction),
  };
};

describe('query', () => {
  it('keeps values as written where they are percent-encoded', () => {
    const { query } = http(contractWith(exchange({ query: 'a=x%2Cy,z&b=1&a&c=p+q' }), '2.0.0')).request;
    expect(query?.map(({ name, values, raw }) => [name, values, raw])).toEqual([
      ['a', ['x,y,z', null], ['x%2Cy,z', null]],
      ['b', ['1'], undefined],
      ['c', ['p q'], ['p+q']],
    ]);
  });

  it.each([
    [
      'a=1&b=2&a=3',
      [
        ['a', ['1', '3']],
        ['b', ['2']],
      ],
    ],
    [
      'a=x+y%20z&b',
      [
        ['a', ['x y z']],
        ['b', [null]],
      ],
    ],
    ['a=b=c&', [['a', ['b=c']]]],
    ['ids%5B%5D=1', [['ids[]', ['1']]]],
    ['', undefined],
    [null, undefined],
  ])('text %j', (text, expected) => {
    expect(queryOf(text, '2.0.0')).toEqual({ query: expected, codes: [] });
    expect(queryOf(text, '3.0.0')).toEqual({ query: expected, codes: [] });
  });

  it.each([
    [
      { a: ['1', '2'], 'b.c': ['x y'] },
      [
        ['a', ['1', '2']],
        ['b.c', ['x y']],
      ],
      [],
    ],
    [{ a: '1' }, [['a', ['1']]], []],
    [
      { a: [null], b: [] },
      [
        ['a', [null]],
        ['b', []],
      ],
      ['query.malformed'],
    ],
    [{ a: [1, true] }, [['a', ['1', 'true']]], ['query.malformed']],
    [{ a: 5 }, [['a', ['5']]], ['query.malformed']],
    [{}, undefined, []],
  ])('map %j', (map, expected, faults) => {
    expect(queryOf(map, '3.0.0')).toEqual({ query: expected, codes: faults });
  });

  it('keeps the text of numbers', () => {
    const text = JSON.stringify(exchange({ query: { a: ['?'] } })).replace('"?"', '1.0');
    const { request } = http(
      contractOf(`{"consumer":{"name":"c"},"provider":{"name":"p"},"interactions":[${text}]}`),
    );
    expect(request.query?.[0]?.values).toEqual(['1.0']);
  });

  it('reads a map under version 2, which verifiers ignore', () => {
    expect(queryOf({ a: ['1'] }, '2.0.0')).toEqual({ query: [['a', ['1']]], codes: ['query.malformed'] });
  });

  it('keeps a broken escape as written', () => {
    expect(queryOf('a=100%', '2.0.0')).toEqual({ query: [['a', ['100%']]], codes: ['query.malformed'] });
  });

  it('cannot read a list', () => {
    expect(only(contractWith(exchange({ query: ['a=1'] })))).toMatchObject({
      kind: 'malformed',
      faults: [{ severity: 'error', pointer: '/interactions/0/request/query' }],
    });
  });
});

describe('method and path', () => {
  it('upper-cases the method', () => {
    expect(http(contractWith(exchange({ method: 'patch' }))).request.method).toBe('PATCH');
  });

  it('assumes GET with a fault', () => {
    const interaction = http(contractWith(exchange({ method: undefined })));
    expect(interaction.request.method).toBe('GET');
    expect(codes(interaction)).toEqual(['field.missing']);
  });

  it.each([
    ['/a/b%20c/', '/a/b%20c/', undefined, []],
    ['a', '/a', undefined, ['path']],
    ['/a?b=1', '/a', [['b', ['1']]], ['path']],
    ['https://example.org/a', '/a', undefined, ['path']],
    ['https://example.org', '/', undefined, ['path']],
  ])('%s', (path, expected, query, faults) => {
    const interaction = http(contractWith(exchange({ path })));
    expect(interaction.request.path).toBe(expected);
    expect(interaction.request.query?.map(({ name, values }) => [name, values])).toEqual(query);
    expect(codes(interaction)).toEqual(faults);
  });
});

describe('headers', () => {
  it.each([
    [{ A: 'x, y' }, [['A', ['x, y']]], []],
    [{ A: ['x', 'y'] }, [['A', ['x', 'y']]], []],
    [
      { A: 5, B: true },
      [
        ['A', ['5']],
        ['B', ['true']],
      ],
      [],
    ],
    [{ A: null }, [], ['field.type']],
    [{ A: { b: 1 } }, [['A', ['{"b":1}']]], ['field.type']],
    [null, [], []],
  ])('%j', (headers, expected, faults) => {
    const interaction = http(contractWith(exchange({ headers })));
    expect(interaction.request.headers.map(({ name, values }) => [name, values])).toEqual(expected);
    expect(codes(interaction)).toEqual(faults);
  });
});
