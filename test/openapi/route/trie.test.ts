import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PathTrie, type TrieMatch } from '../../../src/openapi/route/trie.js';
import { parseTemplate } from '../../../src/openapi/template.js';
import { openapi } from '../describe.js';

const pieces = fc.constantFrom(
  'a',
  'b',
  '{x}',
  '{y}',
  '{x}.{y}',
  'a{x}',
  '{y}b',
  '{p*}',
  '{+x}',
  '{n:\\d+}',
  '{x:a|b}',
);
const templates = fc.uniqueArray(
  fc.array(pieces, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`),
  { minLength: 1, maxLength: 6 },
);
const paths = fc.array(fc.constantFrom('a', 'b', 'ab', 'a.b', 'a.b.c', '12', 'aab', '', '%61', 'x.'), {
  minLength: 1,
  maxLength: 4,
});

const trieOf = (list: readonly string[]) =>
  new PathTrie(openapi(Object.fromEntries(list.map((template) => [template, { get: {} }]))).paths);
const told = (matches: readonly TrieMatch[]) =>
  matches.map(({ entry, texts }) => `${entry.path.template} ${JSON.stringify([...texts])}`).sort();

describe('paths that share their beginning', () => {
  it('match as each does alone, with the texts of its own parameters', () => {
    let found = 0;
    fc.assert(
      fc.property(templates, paths, fc.nat(1), (list, segments, start) => {
        const together = told(trieOf(list).matches(segments, start));
        expect(together).toEqual(
          told(list.flatMap((template) => trieOf([template]).matches(segments, start))),
        );
        found += together.length;
      }),
      { seed: 20_261_218, numRuns: 500 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it.each([
    [
      '/{a}/x',
      '/{b}/{c}',
      ['1', 'x'],
      [
        ['/{a}/x', 'a=1'],
        ['/{b}/{c}', 'b=1 c=x'],
      ],
    ],
    [
      '/{a}/{a}',
      '/{a}/{b}',
      ['1', '2'],
      [
        ['/{a}/{a}', 'a=2'],
        ['/{a}/{b}', 'a=1 b=2'],
      ],
    ],
    [
      '/{id:\\d+}',
      '/{id}',
      ['7'],
      [
        ['/{id:\\d+}', 'id=7 id:\\d+=7'],
        ['/{id}', 'id=7'],
      ],
    ],
  ])('%s and %s', (one, other, segments, wanted) => {
    const matches = trieOf([one, other]).matches(segments, 0);
    expect(
      matches.map(({ entry, texts }) => [
        entry.path.template,
        [...texts].map(([name, text]) => `${name}=${text}`).join(' '),
      ]),
    ).toEqual(wanted);
  });
});

describe('a template', () => {
  it.each([
    ['{id}', [{ name: 'id', written: 'id', pattern: undefined, greedy: false }]],
    ['{a_1}', [{ name: 'a_1', written: 'a_1', pattern: undefined, greedy: false }]],
    ['{user-id}', [{ name: 'user-id', written: 'user-id', pattern: undefined, greedy: false }]],
    ['{ id }', [{ name: 'id', written: ' id ', pattern: undefined, greedy: false }]],
    ['{}', [{ name: '', written: '', pattern: undefined, greedy: false }]],
    ['{é}', [{ name: 'é', written: 'é', pattern: undefined, greedy: false }]],
    ['{__proto__}', [{ name: '__proto__', written: '__proto__', pattern: undefined, greedy: false }]],
    ['{id...}', [{ name: 'id', written: 'id...', pattern: undefined, greedy: true }]],
    ['x{id:[a-z]{2}}', ['x', { name: 'id', written: 'id:[a-z]{2}', pattern: '[a-z]{2}', greedy: false }]],
  ])('%s is read the same the first time and later', (text, wanted) => {
    for (let time = 0; time < 2; time++) expect(parseTemplate(`/${text}`).segments).toEqual([wanted]);
  });

  it('is still read the same after thousands of others', () => {
    const read = () => parseTemplate('/a/{b}?c=d');
    const first = read();
    for (let i = 0; i < 6_000; i++) expect(parseTemplate(`/${i}/{x}`).segments[0]).toEqual([String(i)]);
    expect(read()).toEqual(first);
  });
});
