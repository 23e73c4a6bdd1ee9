import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSpec } from '../../src/source/find-spec.js';
import { findInputs } from '../../src/source/inputs.js';
import { loadFile } from '../../src/source/load.js';
import type { Location } from '../../src/source/model.js';
import { createReferenceResolver, locatedValue, type ReferenceFault } from '../../src/source/references.js';
import { sourceFromText } from '../../src/source/text.js';

const root = mkdtempSync(path.join(tmpdir(), 'concordat-refs-'));
let server: Server;
let base: string;

function put(name: string, value: unknown): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), JSON.stringify(value));
}

beforeAll(async () => {
  put('main.json', {
    paths: { '/a b': { x: 1 }, '/{id}': { y: 2 } },
    'a~b': [10, { 'c/d': 3 }],
    'per%63ent': 4,
  });
  put('sub/other.json', {
    up: { $ref: '../main.json#/a~0b/0' },
    here: 5,
    loop: { $ref: '#/loop2' },
    loop2: { $ref: '#/loop' },
  });
  put('with space.json', { v: 6 });
  put('node_modules/dep.json', {});
  put('pacts/b.json', {});
  put('pacts/a.json', {});
  put('pacts/deep/c.json', {});
  put('pacts/notes.yaml', {});
  put('proj/docs/openapi.json', {});
  server = createServer((request, response) => {
    if (request.url === '/api/root.json') response.end('{"a":{"$ref":"parts.json#/p"}}');
    else if (request.url === '/api/parts.json') response.end('{"p":7}');
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

const at = (file: string, pointer = ''): Location => ({ source: loadFile(file, { cwd: root }), pointer });
const result = (found: Location | ReferenceFault) => ('fault' in found ? found.fault : locatedValue(found));

describe('resolve', () => {
  it.each([
    ['#/paths/~1a b/x', 1],
    ['#/paths/~1a%20b/x', 1],
    ['#/paths/%7E1%7Bid%7D/y', 2],
    ['#/paths/~1{id}/y', 2],
    ['#/a~0b/1/c~1d', 3],
    ['#/per%63ent', 4],
    ['main.json#/a~0b/0', 10],
    ['./sub/other.json#/here', 5],
    ['sub\\other.json#/here', 5],
    ['with%20space.json#/v', 6],
    ['with space.json#/v', 6],
    ['#/nope', /"#\/nope" leads nowhere: main\.json has nothing at #\/nope/],
    ['#/a~0b/01', /leads nowhere/],
    ['#anchor', /leads nowhere/],
    ['#/toString', /leads nowhere/],
    ['gone.json#/x', /"gone\.json#\/x" cannot be resolved: gone\.json does not exist/],
    ['http://127.0.0.1:1/x.json', /allow remote references/],
  ])('%s', (ref, expected) => {
    const { resolve } = createReferenceResolver({ cwd: root });
    const found = result(resolve(ref, at('main.json')));
    if (expected instanceof RegExp) expect(found).toMatch(expected);
    else expect(found).toBe(expected);
  });

  it('returns the document it came from rather than reading it again', () => {
    const from = at('main.json');
    const { resolve } = createReferenceResolver({ cwd: root });
    const found = resolve('main.json', from) as Location;
    expect(found.source).toBe(from.source);
    expect(found.pointer).toBe('');
  });

  it('resolves relative to the document that holds the reference', () => {
    const { follow } = createReferenceResolver({ cwd: root });
    expect(result(follow(at('sub/other.json', '/up')))).toBe(10);
  });

  it('reports a cycle of references', () => {
    const { follow } = createReferenceResolver({ cwd: root });
    expect(result(follow(at('sub/other.json', '/loop')))).toMatch(/back to itself/);
  });
});

describe('remote documents', () => {
  const main = () =>
    sourceFromText(
      path.join(root, 'virtual.json'),
      JSON.stringify({ r: { $ref: `${base}/api/root.json#/a` } }),
    );

  it('are fetched beforehand when allowed, with what they refer to', async () => {
    const resolver = createReferenceResolver({ cwd: root, allowRemote: true });
    const source = main();
    await resolver.preload([source]);
    expect(result(resolver.follow({ source, pointer: '/r' }))).toBe(7);
  });

  it('are not fetched unless allowed', async () => {
    const resolver = createReferenceResolver({ cwd: root });
    const source = main();
    await resolver.preload([source]);
    expect(result(resolver.follow({ source, pointer: '/r' }))).toMatch(/allow remote references/);
  });

  it('that cannot be fetched are faults', async () => {
    const resolver = createReferenceResolver({ cwd: root, allowRemote: true });
    const source = sourceFromText('x.json', JSON.stringify({ $ref: `${base}/gone.json` }));
    await resolver.preload([source]);
    expect(result(resolver.follow({ source, pointer: '' }))).toMatch(/answered 404/);
  });
});

describe('findInputs', () => {
  const names = (patterns: string[]) =>
    findInputs(patterns, root).inputs.map((input) => path.relative(root, input).split(path.sep).join('/'));

  it.each([
    [['pacts'], ['pacts/a.json', 'pacts/b.json', 'pacts/deep/c.json']],
    [
      ['pacts/b.json', 'pacts/*.json', './pacts/a.json'],
      ['pacts/a.json', 'pacts/b.json'],
    ],
    [['**/deep/*.json'], ['pacts/deep/c.json']],
    [['pacts/notes.yaml'], ['pacts/notes.yaml']],
    [['node_modules/**/*.json'], []],
  ])('%j', (patterns, expected) => {
    expect(names(patterns)).toEqual(expected);
  });

  it('names the patterns that match nothing and passes URLs and stdin through', () => {
    const found = findInputs(['gone.json', 'nope/*.json', '-', 'https://example.test/p.json'], root);
    expect(found).toEqual({
      inputs: ['-', 'https://example.test/p.json'],
      unmatched: ['gone.json', 'nope/*.json'],
    });
  });
});

it('finds a document under its conventional name', () => {
  expect(findSpec(path.join(root, 'proj'))).toBe(path.join(root, 'proj', 'docs', 'openapi.json'));
  expect(findSpec(path.join(root, 'pacts'))).toBeUndefined();
});
