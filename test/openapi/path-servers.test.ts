import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Description } from '../../src/openapi/model.js';
import { openapi, swagger } from './describe.js';

const RUN = { seed: 20_261_222, numRuns: 300 };

/** What people write, and what they should not. */
const lists = fc.constantFrom<unknown>(
  undefined,
  undefined,
  [],
  null,
  'https://h.example',
  [{ url: '/one' }],
  [{ url: '/two' }, { url: '/three' }],
  [{}],
  [{ url: '/{v}', variables: { v: { enum: ['v1', 'v2'], default: 'v1' } } }],
);

const withServers = (servers: unknown) => (servers === undefined ? {} : { servers });

const urls = (description: Description, template: string, method: string) =>
  description.paths
    .find((path) => path.template === template)
    ?.servers(method)
    .map(({ url }) => url);

describe('the servers of a path and method', () => {
  it('are those of its operation, whoever is asked first', () => {
    const seen = { own: 0, inherited: 0 };
    const documents = fc.record({ document: lists, item: lists, farther: lists, get: lists, put: lists });
    fc.assert(
      fc.property(
        documents,
        fc.boolean(),
        fc.boolean(),
        ({ document, item, farther, get, put }, isRef, isLate) => {
          const description = openapi(
            {
              '/plain': { get: {} },
              '/x': {
                ...(isRef && { $ref: '#/components/pathItems/X' }),
                ...withServers(item),
                get: withServers(get),
              },
            },
            {
              ...withServers(document),
              components: { pathItems: { X: { ...withServers(farther), put: withServers(put) } } },
            },
          );
          for (const path of description.paths)
            for (const method of path.methods) {
              const operation = isLate ? undefined : path.operation(method);
              const servers = path.servers(method.toLowerCase());
              expect(servers).toEqual((operation ?? path.operation(method))?.servers);
              expect(path.servers(method)).toBe(servers);
              seen[servers === description.servers() ? 'inherited' : 'own']++;
            }
          expect(urls(description, '/plain', 'GET')).toEqual(description.servers().map(({ url }) => url));
        },
      ),
      RUN,
    );
    expect(Math.min(seen.own, seen.inherited)).toBeGreaterThan(100);
  });

  const [DOCUMENT, ITEM, OPERATION] = ['/document', '/item', '/operation'].map((url) => [{ url }]);

  it.each<[string, object, object, object, string[]]>([
    ['none', {}, {}, {}, ['/']],
    ['of the document only', { servers: DOCUMENT }, {}, {}, ['/document']],
    ['of the path', { servers: DOCUMENT }, { servers: ITEM }, {}, ['/item']],
    ['of the operation', { servers: DOCUMENT }, { servers: ITEM }, { servers: OPERATION }, ['/operation']],
    ['of an operation only', {}, {}, { servers: OPERATION }, ['/operation']],
    ['an empty list, which declares nothing', { servers: DOCUMENT }, { servers: [] }, {}, ['/document']],
  ])('%s', (_name, document, item, get, wanted) => {
    const description = openapi({ '/x': { ...item, get, put: {} }, '/y': { get: {} } }, document);
    expect(urls(description, '/x', 'GET')).toEqual(wanted);
    expect(urls(description, '/y', 'GET')).toEqual('servers' in document ? ['/document'] : ['/']);
  });

  it('of one operation are not those of another on the same path', () => {
    const description = openapi({ '/x': { get: { servers: OPERATION }, put: {} } }, { servers: DOCUMENT });
    expect([urls(description, '/x', 'GET'), urls(description, '/x', 'put')]).toEqual([
      ['/operation'],
      ['/document'],
    ]);
  });

  it.each([{}, { servers: ITEM }])('are none for a method that the path does not have: %j', (item) => {
    expect(urls(openapi({ '/x': { ...item, get: {} } }, { servers: DOCUMENT }), '/x', 'PUT')).toEqual([]);
  });

  it('are shared by all paths that declare none', () => {
    const [one, other] = openapi({ '/x': { get: {} }, '/y': { put: {} } }, { servers: DOCUMENT }).paths;
    expect(one?.servers('GET')).toBe(other?.servers('PUT'));
  });

  it('are the base path of Swagger 2.0, for every path', () => {
    const description = swagger(
      { '/x': { get: { servers: OPERATION } }, '/y': { get: {} } },
      { basePath: '/v2', servers: DOCUMENT },
    );
    expect(['/x', '/y'].map((template) => urls(description, template, 'GET'))).toEqual([['/v2'], ['/v2']]);
    for (const path of description.paths) expect(path.servers('GET')).toEqual(path.operation('GET')?.servers);
  });

  it('show what is wrong with those of the document to whoever asks for those of any path', () => {
    const description = openapi(
      { '/x': { get: {} }, '/y': { get: {} }, '/z': { servers: ITEM, get: {} } },
      { servers: [{ description: 'no url' }] },
    );
    const heard = description.paths.map((path) =>
      description.trace(() => path.servers('GET')).faults.map(({ location }) => location.pointer),
    );
    expect(heard).toEqual([['/servers/0'], ['/servers/0'], []]);
    expect(description.faults).toHaveLength(1);
  });
});
