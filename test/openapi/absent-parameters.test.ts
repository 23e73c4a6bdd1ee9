import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeParameters, type RequestTexts } from '../../src/openapi/parameters/decode.js';
import { STYLES } from '../../src/openapi/parameters/styles/index.js';
import { openapi, operationOf } from './describe.js';

const NOTHING: RequestTexts = { path: new Map(), query: [], headers: [], cookies: [] };

const parametersOf = (declared: readonly object[]) =>
  operationOf(openapi({ '/{p}': { get: { parameters: declared } } })).parameters;

const SCHEMAS = {
  text: { type: 'string' },
  number: { type: 'integer' },
  list: { type: 'array', items: { type: 'integer' } },
  object: { type: 'object', properties: { R: { type: 'integer' }, G: {} }, additionalProperties: false },
  either: { oneOf: [{ type: 'string' }, { type: 'array', items: {} }] },
} as const;

const STYLES_OF = {
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
} as const;

/** Parameters of all kinds, none of which takes names that nobody declares. */
const declared = fc.uniqueArray(
  fc
    .record({
      in: fc.constantFrom('query', 'header', 'cookie'),
      name: fc.constantFrom('a', 'b', 'R'),
      kind: fc.constantFrom(...(Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[])),
      style: fc.nat(3),
      explode: fc.option(fc.boolean(), { nil: undefined }),
      allowEmptyValue: fc.boolean(),
      asContent: fc.boolean(),
    })
    .map(({ kind, style, asContent, ...rest }) => {
      const styles = STYLES_OF[rest.in];
      const schema = SCHEMAS[kind];
      return asContent
        ? { in: rest.in, name: rest.name, content: { 'application/json': { schema } } }
        : { ...rest, schema, style: styles[style % styles.length] };
    }),
  { maxLength: 4, selector: (one) => `${one.in} ${one.name}` },
);

const texts = fc.constantFrom('', '1', '1,2', 'R,1', '{"R":1}', 'x');
const names = fc.constantFrom('a', 'b', 'R', 'G', 'a[R]', 'b[]');

const sent: fc.Arbitrary<RequestTexts> = fc.record({
  path: fc.constant(new Map()),
  query: fc.array(fc.record({ name: names, values: fc.array(fc.option(texts), { maxLength: 2 }) }), {
    maxLength: 3,
  }),
  headers: fc.array(fc.record({ name: names, values: fc.array(texts, { maxLength: 2 }) }), { maxLength: 2 }),
  cookies: fc.array(fc.record({ name: names, value: texts }), { maxLength: 2 }),
});

describe('parameters that are not sent', () => {
  it('are what every style makes of nothing', () => {
    for (const [name, style] of Object.entries(STYLES))
      for (const shape of ['scalar', 'array', 'object'] as const)
        for (const explode of [true, false]) {
          const input = { name: 'q', shape, explode, entries: [], owns: () => true, decode: String };
          expect([name, shape, explode, style.decode(input)]).toEqual([name, shape, explode, undefined]);
        }
  });

  it('are decoded as beside something that concerns nobody', () => {
    const seen = { absent: 0, other: 0 };
    fc.assert(
      fc.property(declared, sent, (list, request) => {
        const parameters = parametersOf(list);
        const decoded = decodeParameters(parameters, request);
        const beside = decodeParameters(parameters, {
          ...request,
          query: [...request.query, { name: 'zz', values: ['1'] }],
          headers: [...request.headers, { name: 'zz', values: ['1'] }],
          cookies: [...request.cookies, { name: 'zz', value: '1' }],
        });
        expect(beside.parameters).toEqual(decoded.parameters);
        expect(beside.unknownQuery).toEqual([...decoded.unknownQuery, 'zz']);
        expect(beside.unknownCookies).toEqual([...decoded.unknownCookies, 'zz']);
        for (const { state } of decoded.parameters) seen[state === 'absent' ? 'absent' : 'other']++;
      }),
      { seed: 20_261_215, numRuns: 500 },
    );
    expect(Math.min(seen.absent, seen.other)).toBeGreaterThan(100);
  });

  it.each([
    ['query', { allowEmptyValue: true, schema: {} }],
    ['query', { style: 'deepObject', schema: { type: 'object' } }],
    ['query', { schema: { type: 'object', additionalProperties: {} } }],
    ['query', { schema: { type: 'string', default: 'x' } }],
    ['querystring', { content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } } }],
    ['cookie', { schema: { type: 'array' } }],
    ['header', { schema: { type: 'object' }, explode: true }],
    ['path', { schema: {}, style: 'matrix', required: true }],
  ])('say so: %s %j', (place, more) => {
    const parameters = parametersOf([{ name: 'p', in: place, ...more }]);
    expect(decodeParameters(parameters, NOTHING)).toEqual({
      parameters: [{ state: 'absent', parameter: parameters[0] }],
      unknownQuery: [],
      unknownCookies: [],
    });
  });
});

describe('an object whose properties are sent side by side', () => {
  const open = { name: 'q', in: 'query', schema: { type: 'object', additionalProperties: {} } };
  const request = {
    ...NOTHING,
    query: [
      { name: 's', values: ['1'] },
      { name: 'q', values: ['2'] },
    ],
  };

  it.each([
    ['takes what nobody declares, its own name too', [], { s: '1', q: '2' }],
    [
      'leaves what another parameter of the place is called',
      [{ name: 's', in: 'query', schema: {} }],
      { q: '2' },
    ],
    [
      'takes what parameters of other places are called',
      [{ name: 's', in: 'cookie', schema: {} }],
      { s: '1', q: '2' },
    ],
  ])('%s', (_name, others, value) => {
    const { parameters, unknownQuery } = decodeParameters(parametersOf([open, ...others]), request);
    expect(parameters[0]).toMatchObject({ state: 'present', value });
    expect(unknownQuery).toEqual([]);
  });

  it('takes what it declares itself, whoever else is called so', () => {
    const own = { ...open, schema: { type: 'object', properties: { s: { type: 'integer' } } } };
    const both = decodeParameters(parametersOf([own, { name: 's', in: 'query', schema: {} }]), request);
    expect(both.parameters).toMatchObject([{ value: { s: 1 } }, { value: '1' }]);
  });
});
