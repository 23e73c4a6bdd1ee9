import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basePathText } from '../../../src/openapi/route/base-path.js';
import { findOperations, normalPath, type RouteCandidate } from '../../../src/openapi/route/route.js';
import { compareScores, specificity } from '../../../src/openapi/route/score.js';
import { matchSegment } from '../../../src/openapi/route/segment.js';
import { parseTemplate, type TemplatePiece } from '../../../src/openapi/template.js';
import { openapi } from '../describe.js';

const RUN = { seed: 20_261_221, numRuns: 500 };

const pieces = fc.constantFrom(
  'a',
  'b',
  'v1',
  '{x}',
  '{y}',
  'a{x}',
  '{x}.{y}',
  '{n:\\d+}',
  '{x:a|b}',
  '{p*}',
);
const templates = fc
  .tuple(fc.array(pieces, { maxLength: 3 }), fc.constantFrom('', '', '', '?k=1', '?k=2', '?k=1&l=2', '#k=2'))
  .map(([parts, query]) => `/${parts.join('/')}${query}`);
const bases = fc.constantFrom('/', '/v1', '/a', '/v1/a');
const segments = fc.constantFrom('a', 'b', 'v1', 'ab', 'a.b', '12', '%61', '');

interface Written {
  readonly servers: readonly string[];
  readonly paths: readonly { readonly template: string; readonly servers: readonly string[] | undefined }[];
}

const documents: fc.Arbitrary<Written> = fc.record({
  servers: fc.uniqueArray(bases, { maxLength: 2 }),
  paths: fc.uniqueArray(
    fc.record({
      template: templates,
      servers: fc.option(fc.uniqueArray(bases, { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 4 }),
    }),
    { minLength: 1, maxLength: 7, selector: ({ template }) => template },
  ),
});

const listed = (urls: readonly string[]) => urls.map((url) => ({ url }));

const read = ({ servers, paths }: Written) =>
  openapi(
    Object.fromEntries(
      paths.map((path) => [
        path.template,
        { get: {}, ...(path.servers && { servers: listed(path.servers) }) },
      ]),
    ),
    { servers: listed(servers) },
  );

type Query = readonly { readonly name: string; readonly values: readonly (string | null)[] }[] | undefined;

const queries: fc.Arbitrary<Query> = fc.option(
  fc.array(
    fc.record({
      name: fc.constantFrom('k', 'l'),
      values: fc.array(fc.constantFrom('1', '2', null), { maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
  { nil: undefined },
);

const told = ({ path, base, server, texts }: RouteCandidate): string =>
  `${path.template} ${base} ${server ? `${server.url} ` : ''}${JSON.stringify([...texts])}`;

/** The numbers that rank a candidate, as docs/design.md 4.1 has them: the smaller the better, the earlier ones first. */
function scoreOf({ path, server, query: fixed }: RouteCandidate, query: Query, order: number): number[] {
  const agrees = [...fixed].every(([name, value]) =>
    query?.some((one) => one.name === name && one.values.includes(value)),
  );
  return [
    server ? 0 : 1,
    ...specificity(parseTemplate(path.template)),
    fixed.size === 0 ? 1 : agrees ? 0 : 2,
    server ? -basePathText(server).length : 0,
    order,
  ];
}

describe('the templates that fit a path', () => {
  it('stand in the order of their scores, each as it fits alone', () => {
    const seen = { none: 0, one: 0, several: 0 };
    fc.assert(
      fc.property(
        fc.array(documents, { minLength: 1, maxLength: 2 }),
        fc.array(segments, { minLength: 1, maxLength: 5 }).map((parts) => `/${parts.join('/')}`),
        queries,
        (written, path, query) => {
          const { candidates } = findOperations(written.map(read), 'GET', path, query);
          const alone = written.flatMap(({ servers, paths }) =>
            paths.flatMap((one, order) =>
              findOperations(read({ servers, paths: [one] }), 'GET', path, query).candidates.map(
                (candidate) => ({ candidate, score: scoreOf(candidate, query, order) }),
              ),
            ),
          );
          const wanted = alone
            .toSorted((a, b) => compareScores(a.score, b.score))
            .map(({ candidate }) => told(candidate));
          expect(candidates.map(told)).toEqual(wanted);
          seen[wanted.length === 0 ? 'none' : wanted.length === 1 ? 'one' : 'several']++;
        },
      ),
      RUN,
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });

  it.each<[string, string[], string, string[]]>([
    ['the base path before all', ['/v1/{x}', '/a'], '/v1/a', ['/a', '/v1/{x}']],
    [
      'few parameters before a long beginning',
      ['/a/{x}/{y}', '/{x}/b/c'],
      '/a/b/c',
      ['/{x}/b/c', '/a/{x}/{y}'],
    ],
    ['a long beginning before much text', ['/{x}/bbbb', '/a/{y}'], '/a/bbbb', ['/a/{y}', '/{x}/bbbb']],
    ['much text before the order', ['/{x}', '/{x}b'], '/ab', ['/{x}b', '/{x}']],
    ['the order at last', ['/{y}', '/{x}'], '/a', ['/{y}', '/{x}']],
  ])('are ranked by %s', (_name, written, path, wanted) => {
    const description = openapi(Object.fromEntries(written.map((template) => [template, { get: {} }])), {
      servers: [{ url: '/v1' }],
    });
    const { candidates } = findOperations(description, 'GET', path);
    expect(candidates.map((candidate) => candidate.path.template)).toEqual(wanted);
  });

  it.each<[string, Query, string[]]>([
    ['none', undefined, ['/x', '/x?k=1', '/x?k=2']],
    ['that of one', [{ name: 'k', values: ['2'] }], ['/x?k=2', '/x', '/x?k=1']],
    ['another', [{ name: 'k', values: ['3'] }], ['/x', '/x?k=1', '/x?k=2']],
    ['both', [{ name: 'k', values: ['2', '1'] }], ['/x?k=1', '/x?k=2', '/x']],
  ])('are ranked by the query of the request: %s', (_name, query, wanted) => {
    const description = openapi({ '/x?k=1': { get: {} }, '/x': { get: {} }, '/x?k=2': { get: {} } });
    const { candidates } = findOperations(description, 'GET', '/x', query);
    expect(candidates.map((candidate) => candidate.path.template)).toEqual(wanted);
  });

  it('of equal rank stand in the order of the documents', () => {
    const [one, other] = [openapi({ '/a': { get: {} } }), openapi({ '/a': { get: {} } })];
    const order = (...all: (typeof one)[]) =>
      findOperations(all, 'GET', '/a').candidates.map(({ description }) => all.indexOf(description));
    expect([order(one, other), order(other, one)]).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  it('give the operation of the method that was asked for', () => {
    const description = openapi({
      '/{a}': { get: { operationId: 'g' }, put: { operationId: 'p' } },
      '/x': { put: {} },
    });
    const ids = (method: string) =>
      findOperations(description, method, '/x').candidates.map(({ operation }) => operation.operationId);
    expect([ids('get'), ids('PUT'), ids('post')]).toEqual([['g'], [undefined, 'p'], []]);
  });
});

describe('the path of a request target', () => {
  const targets = fc
    .array(
      fc.constantFrom(
        '/',
        '/a',
        'a',
        '?',
        '#',
        'x=1',
        'http://',
        'HTTPS://',
        'h.example',
        ':80',
        '\n',
        '//',
        'é',
        '%3F',
      ),
      { maxLength: 7 },
    )
    .map((parts) => parts.join(''));

  it('is what is left without scheme and host, query and fragment', () => {
    let alone = 0;
    fc.assert(
      fc.property(targets, (target) => {
        const path = target.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/)[0]!;
        expect(normalPath(target)).toBe(path.startsWith('/') ? path : `/${path}`);
        if (normalPath(target) === target) alone++;
      }),
      RUN,
    );
    expect(alone).toBeGreaterThan(50);
  });

  it.each([
    ['/a/1', '/a/1'],
    ['/a/1?b=/c', '/a/1'],
    ['/a/1#/c?d', '/a/1'],
    ['/a?b#c\n/d', '/a'],
    ['https://h.example/a/1', '/a/1'],
    ['HTTP://h.example:8080/a/1?b', '/a/1'],
    ['http://h.example', '/'],
    ['http://h.example?b', '/'],
    ['http://h.example#/b', '/'],
    ['a/1', '/a/1'],
    ['', '/'],
    ['?b', '/'],
    ['/a\n/1', '/a\n/1'],
    ['/http://h.example/a', '/http://h.example/a'],
  ])('%j is %j', (target, path) => {
    expect(normalPath(target)).toBe(path);
  });

  it('reaches the same operations however it is written', () => {
    const description = openapi({ '/a/{x}': { get: {} }, '/a/b': { get: {} }, '/': { get: {} } });
    const reached = (target: string) => findOperations(description, 'GET', target).candidates.map(told);
    for (const path of ['/a/b', '/a/c', '/', '/none'])
      for (const target of [
        `${path}?a/b`,
        `${path}#x`,
        `https://h.example${path}`,
        `http://h:1${path}?x=http://`,
      ])
        expect([target, reached(target)]).toEqual([target, reached(path)]);
  });
});

describe('a segment that is one parameter', () => {
  const matched = (list: readonly TemplatePiece[], segment: string) => {
    const texts = new Map<string, string>();
    return matchSegment(list, segment, texts) && [...texts];
  };
  const alone = (text: string) => parseTemplate(`/${text}`).segments[0] as readonly TemplatePiece[];

  it('takes what it takes behind a literal', () => {
    const parameters = fc.constantFrom(
      '{x}',
      '{ x }',
      '{n:\\d+}',
      '{x:a|b}',
      '{x:}',
      '{x:[}',
      '{+x}',
      '{x:.*}',
      '{}',
      '{x:\\w{2}}',
    );
    const texts = fc.oneof(
      fc.constantFrom('', 'a', 'ab', '12', '1x', '%31', '%3', '%E9', 'a/b', 'z', 'zz', 'é'),
      fc.string({ maxLength: 3 }),
    );
    const seen = { fits: 0, not: 0 };
    fc.assert(
      fc.property(parameters, texts, (parameter, text) => {
        const found = matched(alone(parameter), text);
        expect(found).toEqual(matched(alone(`z${parameter}`), `z${text}`));
        seen[found ? 'fits' : 'not']++;
      }),
      RUN,
    );
    expect(Math.min(seen.fits, seen.not)).toBeGreaterThan(100);
  });

  it.each<[string, string, [string, string][] | false]>([
    ['{x}', 'a', [['x', 'a']]],
    ['{x}', '', false],
    [
      '{n:\\d+}',
      '12',
      [
        ['n', '12'],
        ['n:\\d+', '12'],
      ],
    ],
    [
      '{n:\\d+}',
      '%31%32',
      [
        ['n', '%31%32'],
        ['n:\\d+', '%31%32'],
      ],
    ],
    ['{n:\\d+}', '1x', false],
    ['{n:\\d*}', '', false],
    ['{x:a|b}', 'ab', false],
    [
      '{x:a|b}',
      'b',
      [
        ['x', 'b'],
        ['x:a|b', 'b'],
      ],
    ],
    [
      '{x:[}',
      'anything',
      [
        ['x', 'anything'],
        ['x:[', 'anything'],
      ],
    ],
  ])('%s and %j', (parameter, text, wanted) => {
    expect(matched(alone(parameter), text)).toEqual(wanted);
  });

  it('goes to the template whose pattern fits', () => {
    const description = openapi({ '/{id:\\d+}/x': { get: {} }, '/{name:[a-z]+}/x': { get: {} } });
    const found = (path: string) =>
      findOperations(description, 'GET', path).candidates.map(({ path: { template }, texts }) => [
        template,
        texts.get('id'),
        texts.get('name'),
      ]);
    expect([found('/12/x'), found('/ab/x'), found('/A1/x')]).toEqual([
      [['/{id:\\d+}/x', '12', undefined]],
      [['/{name:[a-z]+}/x', undefined, 'ab']],
      [],
    ]);
  });
});
