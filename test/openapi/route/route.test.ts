import { describe, expect, it } from 'vitest';
import { findOperations } from '../../../src/openapi/route/route.js';
import { openapi, swagger } from '../describe.js';

const get = { get: {} };

/** A document with GET on every path. */
const paths = (...templates: string[]) =>
  openapi(Object.fromEntries(templates.map((template) => [template, get])));

const found = (description: ReturnType<typeof paths>, path: string, method = 'get') =>
  findOperations(description, method, path).candidates.map((candidate) => candidate.path.template);

describe('templates', () => {
  it.each<[string, string, Record<string, string> | undefined]>([
    ['/users/{id}', '/users/7', { id: '7' }],
    ['/users/{id}', '/users/a%2Fb', { id: 'a%2Fb' }],
    ['/users/{id}', '/users/1/extra', undefined],
    ['/users/{id}', '/users/', undefined],
    ['/users/{id}', '/users', undefined],
    ['/f/{name}.{ext}', '/f/a.tar.gz', { name: 'a.tar', ext: 'gz' }],
    ['/f/{name}.{ext}', '/f/plain', undefined],
    ['/f/{name}.json', '/f/x.json', { name: 'x' }],
    ['/f/{name}.json', '/f/.json', undefined],
    ['/u/{user.id}', '/u/7', { 'user.id': '7' }],
    ['/users/{id}:archive', '/users/7:archive', { id: '7' }],
    ['/users/{id}:archive', '/users/7', undefined],
    ["/Users('{id}')", "/Users('a b')", { id: 'a b' }],
    ['/Users({id})/$count', '/Users(5)/$count', { id: '5' }],
    ['/range/{from}-{to}', '/range/1-2', { from: '1', to: '2' }],
    ['/range/{from}{to}', '/range/12', { from: '1', to: '2' }],
    ['/range/{from:\\d}{to}', '/range/123', { from: '1', to: '23' }],
    ['/range/{from:\\d+}-{to}', '/range/1-x-2', { from: '1', to: 'x-2' }],
    ['/range/{from}{to}', '/range/a%20', { from: 'a', to: '%20' }],
    ['/range/{from}%{to}', '/range/a%25%25', { from: 'a', to: '%25' }],
    ['/x{a}-{b}', '/y1-2', undefined],
    ['/größe/{id}', '/gr%C3%B6%C3%9Fe/7', { id: '7' }],
    ['/gr%C3%B6%C3%9Fe', '/größe', {}],
    ['/ü-{id}', '/%C3%BC-1', { id: '1' }],
    ['/a b/{id}', '/a%20b/1', { id: '1' }],
    ['/c/{color}', '/c/.red,green', { color: '.red,green' }],
    ['/c/{color}', '/c/;color=red;color=blue', { color: ';color=red;color=blue' }],
    ['/id/{id:[0-9]+}', '/id/12', { id: '12' }],
    ['/id/{id:[0-9]+}', '/id/x', undefined],
    ['/id/{id:[0-9]{2}}/x', '/id/12/x', { id: '12' }],
    ['/id/{id:int}', '/id/12', { id: '12' }],
    ['/id/{urn:id}', '/id/12', { 'urn:id': '12' }],
    ['/files/{+path}', '/files/a/b.txt', { path: 'a/b.txt' }],
    ['/files/{path+}', '/files/a/b.txt', { path: 'a/b.txt' }],
    ['/files/{path}', '/files/a/b.txt', undefined],
    ['/items{?page,size}', '/items', {}],
    ['/items?action=list', '/items', {}],
    ['/#Action=List', '/', {}],
    ['/', '/', {}],
    ['/Case', '/case', undefined],
    ['/slash/', '/slash/', {}],
    ['/slash/', '/slash', undefined],
    ['/odd/{', '/odd/%7B', {}],
    ['no-slash', '/no-slash', {}],
    ['/constructor/{__proto__}', '/constructor/1', { __proto__: '1' } as Record<string, string>],
  ])('%s and %s', (template, path, texts) => {
    const [candidate, ...others] = findOperations(paths(template), 'GET', path).candidates;
    expect(others).toEqual([]);
    if (texts === undefined) expect(candidate).toBeUndefined();
    else for (const [name, text] of Object.entries(texts)) expect(candidate?.texts.get(name)).toBe(text);
    if (texts !== undefined) expect(candidate?.path.template).toBe(template);
  });

  it.each([
    ['/users/me', ['/users/me', '/users/{id}', '/{kind}/{id}'], ['/{kind}/{id}', '/users/{id}', '/users/me']],
    ['/a/b/c', ['/a/{y}/c', '/{x}/b/c'], ['/{x}/b/c', '/a/{y}/c']],
    ['/f/x.json', ['/f/{name}.json', '/f/{name}'], ['/f/{name}', '/f/{name}.json']],
    ['/x/1', ['/x/{a}', '/x/{b}'], ['/x/{a}', '/x/{b}']],
  ])('%s prefers %j', (path, expected, declared) => {
    expect(found(paths(...declared), path)).toEqual(expected);
  });

  it('cuts a segment where its parameters want it', () => {
    const [candidate] = findOperations(paths('/v/{a}-{b}-{c}/{d}'), 'GET', '/v/1-2-3-4/5').candidates;
    expect(candidate?.ambiguous).toBe(true);
    expect(candidate?.texts.get('a')).toBe('1-2');
    const texts = candidate?.textsTaken(
      ({ name }, text) => name === 'd' || name === 'c' || text === '1' || text === '2-3',
    );
    expect([...(texts ?? [])]).toEqual([
      ['a', '1'],
      ['b', '2-3'],
      ['c', '4'],
      ['d', '5'],
    ]);
    expect(candidate?.textsTaken(({ name }) => name !== 'b')).toBeUndefined();
    expect(findOperations(paths('/v/{a}/{b}'), 'GET', '/v/1/2').candidates[0]?.ambiguous).toBe(false);
  });

  it('gives up on a segment that can be cut in too many ways', () => {
    const [candidate] = findOperations(paths('/{a}{b}{c}{d}'), 'GET', `/${'x'.repeat(20_000)}`).candidates;
    const start = performance.now();
    expect(candidate?.textsTaken(({ name }) => name !== 'a')).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('takes a colon for a part of a name that is declared with it', () => {
    const parameter = { name: 'a:b.c', in: 'path', required: true, schema: {} };
    const description = openapi({ '/x/{a:b.c}': { get: { parameters: [parameter] } }, '/y/{a:b.c}': get });
    expect(found(description, '/x/anything')).toEqual(['/x/{a:b.c}']);
    expect(found(description, '/y/anything')).toEqual([]);
    expect(found(description, '/y/b-c')).toEqual(['/y/{a:b.c}']);
  });

  it('chooses the method', () => {
    const description = openapi({ '/x/{id}': { get: {} }, '/x/{other}': { delete: {} } });
    expect(found(description, '/x/1', 'DELETE')).toEqual(['/x/{other}']);
  });

  it('reads the path of a URL with query', () => {
    expect(found(paths('/x'), 'http://h.example/x?y=1')).toEqual(['/x']);
    expect(found(paths('/x'), 'x')).toEqual(['/x']);
  });

  it('prefers the path whose own query the request has', () => {
    const description = paths('/?Action=List', '/?Action=Drop');
    const query = [{ name: 'Action', values: ['Drop'] }];
    const [best] = findOperations(description, 'GET', '/', query).candidates;
    expect(best?.path.template).toBe('/?Action=Drop');
    expect(best?.query).toEqual(new Map([['Action', 'Drop']]));
  });

  it('searches several descriptions', () => {
    const result = findOperations([paths('/a'), paths('/b')], 'GET', '/b');
    expect(result.candidates.map((candidate) => candidate.path.template)).toEqual(['/b']);
  });
});

describe('base paths', () => {
  const served = (url: string, variables?: object) =>
    openapi({ '/x': get, '/': get }, { servers: [{ url, ...(variables && { variables }) }] });
  const versions = { v: { default: 'v1', enum: ['v1', 'v2'] } };
  const base = (description: ReturnType<typeof paths>, path: string) =>
    findOperations(description, 'GET', path).candidates.map((candidate) => candidate.base)[0];

  it.each([
    ['https://h.example/api/v1', undefined, '/api/v1/x', 'matched'],
    ['https://h.example/api/v1/', undefined, '/api/v1/x', 'matched'],
    ['https://h.example/api/v1', undefined, '/api/v1', 'matched'],
    ['https://h.example/api/v1', undefined, '/api/v1/', 'matched'],
    ['https://h.example/api/v1', undefined, '/x', 'absent'],
    ['https://h.example/api/v1', undefined, '/api/x', undefined],
    ['https://h.example', undefined, '/x', 'matched'],
    ['https://h.example', undefined, '/api/x', undefined],
    ['/cas', undefined, '/cas/x', 'matched'],
    ['cas', undefined, '/cas/x', 'matched'],
    ['./cas', undefined, '/cas/x', 'matched'],
    ['//h.example/cas', undefined, '/cas/x', 'matched'],
    ['api.example.com/cas', undefined, '/cas/x', 'matched'],
    ['localhost:8080/cas', undefined, '/cas/x', 'matched'],
    ['{{host}}/cas', undefined, '/cas/x', 'matched'],
    ['{scheme}://{host}:{port}/cas', undefined, '/cas/x', 'matched'],
    ['https://{host}.example/{v}', { ...versions, host: { default: 'a' } }, '/v2/x', 'matched'],
    ['https://h.example/{v}', versions, '/v3/x', undefined],
    ['https://h.example/{v}', { v: { default: 'v1' } }, '/anything/x', 'matched'],
    ['https://h.example/{v}', { v: { default: '' } }, '/x', 'matched'],
    ['https://h.example/{v}', { v: { default: 'api/v1' } }, '/api/v1/x', 'matched'],
    ['https://h.example/{v}', { v: { default: '/v1' } }, '/v1/x', 'matched'],
    ['https://h.example/api-{v}', versions, '/api-v1/x', 'matched'],
    ['{baseUrl}', { baseUrl: { default: 'https://h.example/cas' } }, '/cas/x', 'matched'],
    ['{baseUrl}', { baseUrl: { default: '/cas' } }, '/cas/x', 'matched'],
    ['{basePath}/v1', { basePath: { default: 'cas' } }, '/cas/v1/x', 'matched'],
    ['https://a.example, https://b.example/cas', undefined, '/cas/x', 'matched'],
    ['not a url: [', undefined, '/x', 'absent'],
  ])('%s %j serves %s: %s', (url, variables, path, expected) => {
    expect(base(served(url, variables), path)).toBe(expected);
  });

  it.each(['/nowhere', '/x'])('tells what is wrong with the servers where nothing fits: POST %s', (path) => {
    const description = openapi({ '/x': get }, { servers: [{ description: 'no url' }] });
    const { faults } = description.trace(() => findOperations(description, 'POST', path));
    expect(faults.map(({ location }) => location.pointer)).toEqual(['/servers/0']);
  });

  it('takes the innermost servers', () => {
    const description = openapi(
      {
        '/x': {
          servers: [{ url: '/special' }],
          get: {},
          put: { servers: [{ url: '/put' }] },
        },
      },
      { servers: [{ url: '/v1' }] },
    );
    expect(base(description, '/special/x')).toBe('matched');
    expect(base(description, '/v1/x')).toBeUndefined();
    expect(findOperations(description, 'PUT', '/put/x').candidates[0]?.server?.url).toBe('/put');
  });

  it('knows the basePath of Swagger 2.0', () => {
    const description = swagger({ '/x': get }, { basePath: '/v2/', host: 'h.example' });
    expect(base(description, '/v2/x')).toBe('matched');
    expect(base(description, '/x')).toBe('absent');
  });

  it('resolves relative servers against the address of the document', async () => {
    const { describeDocument } = await import('../describe.js');
    const document = { openapi: '3.0.0', servers: [{ url: 'v1' }], paths: { '/x': get } };
    expect(base(describeDocument(document, 'https://h.example/api/openapi.json'), '/api/v1/x')).toBe(
      'matched',
    );
  });
});

describe('nearest', () => {
  const description = openapi(
    { '/users/{id}': { get: {}, put: {} }, '/orders': { get: {} }, '/Things/{id}/parts': { get: {} } },
    { servers: [{ url: '/v1' }] },
  );
  const nearest = (method: string, path: string) => {
    const [first] = findOperations(description, method, path).nearest;
    return first && [first.reason, first.path.template];
  };

  it.each([
    ['POST', '/v1/users/1', ['method', '/users/{id}']],
    ['GET', '/v1/orders/', ['trailing-slash', '/orders']],
    ['GET', '/things/1/parts', ['case', '/Things/{id}/parts']],
    ['GET', '/v2/users/1', ['base-path', '/users/{id}']],
    ['GET', '/order', ['similar', '/orders']],
    ['GET', '/nothing/like/it/at/all', undefined],
  ])('%s %s', (method, path, expected) => {
    expect(nearest(method, path)).toEqual(expected);
  });
});

it.each([
  ['/orders', '/order', '/orders is similar'],
  ['/x ', '/x', '"/x ", which ends in a space'],
  ['/my orders', '/my-orders', '"/my orders" is similar'],
])('hints at %j where %s is called', (template, path, hint) => {
  expect(findOperations(paths(template), 'GET', path).nearest.map((one) => one.hint)).toEqual([hint]);
});

it('routes a thousand paths quickly', () => {
  const templates = Array.from({ length: 1200 }, (_, i) => `/a${i % 40}/{x}/b${i}/{y}`);
  const description = paths(...templates);
  const started = performance.now();
  for (let i = 0; i < 1200; i++) expect(found(description, `/a${i % 40}/1/b${i}/2`)).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(5000);
});
