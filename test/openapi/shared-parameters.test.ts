import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Description, Parameter } from '../../src/openapi/model.js';
import { describeDocument, openapi } from './describe.js';

const ref = (name: string) => ({ $ref: `#/components/parameters/${name}` });

const document = (paths: object, parameters: object) => openapi(paths, { components: { parameters } });

/** What the faults are about that somebody comes upon who has an operation read. */
const heard = (description: Description, template: string, method = 'GET'): string[] =>
  description
    .trace(() => description.paths.find((path) => path.template === template)?.operation(method))
    .faults.map(({ code, location }) => `${code} ${location.pointer}`);

const parametersOf = (description: Description, template: string, method = 'GET'): readonly Parameter[] =>
  description.paths.find((path) => path.template === template)?.operation(method)?.parameters ?? [];

const told = ({ in: place, name, required, encoding }: Parameter) => [
  place,
  name,
  required,
  encoding.kind,
  encoding.schema?.types && [...encoding.schema.types],
];

describe('a parameter that several operations refer to', () => {
  const Page = { name: 'page', in: 'query', schema: { type: 'integer' } };

  it('is the same for all of them, where it was written', () => {
    const description = document(
      {
        '/x': { get: { parameters: [ref('Page')] }, put: { parameters: [ref('Page')] } },
        '/y': { parameters: [ref('Alias')], get: {} },
      },
      { Page, Alias: ref('Page') },
    );
    const [one, other, third] = [
      parametersOf(description, '/x'),
      parametersOf(description, '/x', 'PUT'),
      parametersOf(description, '/y'),
    ];
    expect(one).toHaveLength(1);
    expect(other[0]).toBe(one[0]);
    expect(third[0]?.location.pointer).toBe('/components/parameters/Page');
    expect(one[0]?.location.pointer).toBe('/components/parameters/Page');
  });

  it.each<[string, object, object, string[]]>([
    ['another of its name and place', Page, { ...Page, required: true }, ['query page true']],
    [
      'one of its name in another place',
      Page,
      { ...Page, in: 'cookie' },
      ['query page false', 'cookie page false'],
    ],
    [
      'one in its place with another name',
      Page,
      { ...Page, name: 'Page' },
      ['query page false', 'query Page false'],
    ],
    [
      'a header, however it is spelt',
      { ...Page, in: 'header', name: 'X-Page' },
      { ...Page, in: 'header', name: 'x-pAGE', required: true },
      ['header x-pAGE true'],
    ],
  ])('gives way in one operation, and stays in the other: %s', (_name, shared, own, wanted) => {
    for (const item of [
      { parameters: [ref('Shared')], get: { parameters: [own] }, put: {} },
      {
        parameters: [ref('Shared')],
        get: { parameters: [ref('Own')] },
        put: { parameters: [ref('Shared')] },
      },
    ]) {
      const description = document({ '/x': item }, { Shared: shared, Own: own });
      const names = (method: string) =>
        parametersOf(description, '/x', method).map((one) => `${one.in} ${one.name} ${one.required}`);
      expect(names('GET')).toEqual(wanted);
      expect(names('PUT')).toHaveLength(1);
      expect(parametersOf(description, '/x', 'PUT')[0]?.location.pointer).toBe(
        '/components/parameters/Shared',
      );
    }
  });

  it('takes the place of one that the path has itself', () => {
    const description = document(
      { '/x': { parameters: [{ ...Page, required: true }], get: { parameters: [ref('Page')] }, put: {} } },
      { Page },
    );
    expect(
      [parametersOf(description, '/x'), parametersOf(description, '/x', 'PUT')].map((all) => all.map(told)),
    ).toEqual([
      [['query', 'page', false, 'style', ['integer']]],
      [['query', 'page', true, 'style', ['integer']]],
    ]);
  });

  it.each<[string, object, string[]]>([
    ['without a name', { Broken: { in: 'query' } }, ['parameter.malformed /components/parameters/Broken']],
    ['without a place', { Broken: { name: 'a' } }, ['parameter.malformed /components/parameters/Broken']],
    [
      'in an unknown place',
      { Broken: { name: 'a', in: 'body' } },
      ['parameter.malformed /components/parameters/Broken'],
    ],
    [
      'without a schema',
      { Broken: { name: 'a', in: 'query' } },
      ['parameter.malformed /components/parameters/Broken'],
    ],
    [
      'without a schema, behind another reference',
      { Broken: ref('There'), There: { name: 'a', in: 'query' } },
      ['parameter.malformed /components/parameters/There'],
    ],
  ])('is reported to each of them where it is broken: %s', (_name, parameters, wanted) => {
    const operation = { parameters: [ref('Broken'), ref('Page')] };
    const description = document(
      { '/x': { get: operation, put: operation }, '/y': { parameters: [ref('Broken')], get: {} } },
      { ...parameters, Page },
    );
    for (const [template, method] of [
      ['/x', 'GET'],
      ['/x', 'PUT'],
      ['/y', 'GET'],
      ['/x', 'GET'],
    ] as const)
      expect(heard(description, template, method)).toEqual(wanted);
    expect(description.faults).toHaveLength(1);
    expect(parametersOf(description, '/x', 'PUT').some(({ name }) => name === 'page')).toBe(true);
  });

  it.each<[string, object, string]>([
    ['no object', { Broken: 5 }, 'parameter.malformed'],
    ['not there', {}, 'reference.broken'],
    ['a reference to itself', { Broken: ref('Broken') }, 'reference.broken'],
  ])('is reported where each refers to it when it is %s', (_name, parameters, code) => {
    const description = document(
      { '/x': { get: { parameters: [ref('Broken')] } }, '/y': { get: { parameters: [ref('Broken')] } } },
      parameters,
    );
    const wanted = (template: string) => [`${code} /paths/~1${template}/get/parameters/0`];
    expect([heard(description, '/x'), heard(description, '/y')]).toEqual([wanted('x'), wanted('y')]);
    expect(description.faults).toHaveLength(2);
  });

  it('is reported for each path that does not name it', () => {
    const description = document(
      {
        '/x': { get: { parameters: [ref('Id')] } },
        '/{id}': { get: { parameters: [ref('Id')] } },
        '/y': { get: { parameters: [ref('Id')] } },
      },
      { Id: { name: 'id', in: 'path', required: true, schema: {} } },
    );
    const where = ['parameter.malformed /components/parameters/Id'];
    expect(['/x', '/{id}', '/y'].map((template) => heard(description, template))).toEqual([where, [], where]);
    expect(description.faults.map(({ message }) => message.slice(0, 11))).toEqual([
      'the path /x',
      'the path /y',
    ]);
    expect(parametersOf(description, '/{id}').map(({ name }) => name)).toEqual(['id']);
  });

  it('is read by each document in its own way', () => {
    const ids = { name: 'ids', in: 'query', type: 'array', items: { type: 'integer' } };
    const paths = { '/x': { get: { parameters: [{ $ref: '#/x-shared' }] } } };
    const types = [{ openapi: '3.0.0' }, { swagger: '2.0' }].map((head) => {
      const description = describeDocument({ ...head, paths, 'x-shared': ids });
      return parametersOf(description, '/x').map(told);
    });
    expect(types).toEqual([
      [['query', 'ids', false, 'style', undefined]],
      [['query', 'ids', false, 'style', ['array']]],
    ]);
  });
});

describe('operations', () => {
  const declared = fc.record({
    name: fc.constantFrom('a', 'A', 'id', 'Accept'),
    in: fc.constantFrom('query', 'header', 'path', 'cookie', 'nowhere'),
    required: fc.boolean(),
    type: fc.constantFrom('string', 'integer'),
  });
  const uses = fc.array(fc.tuple(fc.nat(5), fc.constantFrom('inline', 'reference', 'alias')), {
    maxLength: 4,
  });

  it('have the same parameters whether these are written in place or referred to', () => {
    let overridden = 0;
    fc.assert(
      fc.property(
        fc.array(declared, { minLength: 6, maxLength: 6 }),
        fc.record({ item: uses, get: uses, put: uses, other: uses }),
        (list, { item, get, put, other }) => {
          const written = list.map(({ type, ...rest }) => ({ ...rest, schema: { type } }));
          const components = Object.fromEntries(
            written.flatMap((one, i) => [
              [`P${i}`, one],
              [`Alias${i}`, ref(`P${i}`)],
            ]),
          );
          const documentWith = (asWritten: boolean) => {
            const parameters = (some: typeof get) => ({
              parameters: some.map(([i, way]) =>
                !asWritten || way === 'inline' ? written[i] : ref(way === 'alias' ? `Alias${i}` : `P${i}`),
              ),
            });
            return document(
              {
                '/x/{id}': { ...parameters(item), get: parameters(get), put: parameters(put) },
                '/y/{a}': { get: parameters(other) },
              },
              components,
            );
          };
          const [referring, plain] = [documentWith(true), documentWith(false)];
          for (const [template, method] of [
            ['/x/{id}', 'GET'],
            ['/x/{id}', 'PUT'],
            ['/y/{a}', 'GET'],
          ] as const)
            expect(parametersOf(referring, template, method).map(told)).toEqual(
              parametersOf(plain, template, method).map(told),
            );
          if (parametersOf(plain, '/x/{id}').length < new Set([...item, ...get].map(([i]) => i)).size)
            overridden++;
        },
      ),
      { seed: 20_261_223, numRuns: 300 },
    );
    expect(overridden).toBeGreaterThan(50);
  });
});
