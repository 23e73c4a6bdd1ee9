import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject, type JsonValue } from '../../src/json/value.js';
import { applicableBelow } from '../../src/schema/applicable.js';
import type { Schema } from '../../src/schema/model.js';
import { compileStandalone } from '../../src/schema/standalone.js';

const RUN = { seed: 20_261_220, numRuns: 500 };

const compile = (schema: JsonValue) => compileStandalone(schema, { dialect: '2020-12' });
const pointers = (found: Iterable<Schema>) => [...found].map(({ location }) => location.pointer);

const membersOf = (value: JsonValue): [string, JsonValue][] =>
  Array.isArray(value) || isObject(value) ? Object.entries(value) : [];

/** What each schema says about one member or item, one after the other. */
const below = (parents: Iterable<Schema>, parent: JsonValue, token: string): Schema[] => [
  ...new Set(
    [...parents].flatMap((schema) => {
      if (Array.isArray(parent))
        return schema.prefixItems?.[Number(token)] ?? schema.items ?? schema.unevaluatedItems ?? [];
      const named = [
        schema.properties?.get(token) ?? [],
        [...(schema.patternProperties ?? [])]
          .filter(([pattern]) => new RegExp(pattern, 'u').test(token))
          .map(([, patterned]) => patterned),
      ].flat();
      return named.length > 0 ? named : (schema.additionalProperties ?? []);
    }),
  ),
];

describe('the schemas for one member or item', () => {
  it('are those that each schema has for it, in order, each once', () => {
    const seen = { several: 0, shared: 0 };
    const names = fc.constantFrom('a', 'b', 'ab');
    const patterns = fc.constantFrom('^a', 'b$', '.', '0');
    const leaf = fc.constantFrom<JsonValue>({}, true, { type: 'string' });
    const keywords = fc.record(
      {
        properties: fc.dictionary(names, leaf, { maxKeys: 3 }),
        patternProperties: fc.dictionary(patterns, leaf, { maxKeys: 2 }),
        additionalProperties: leaf,
        prefixItems: fc.array(leaf, { minLength: 1, maxLength: 2 }),
        items: leaf,
        unevaluatedItems: leaf,
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<JsonObject>;
    const picks = fc.array(fc.nat(), { maxLength: 6 });
    const holders = fc.constantFrom<JsonValue>({ a: 1, b: 1, ab: 1, c: 1 }, [1, 1, 1]);
    fc.assert(
      fc.property(
        fc.array(keywords, { minLength: 1, maxLength: 4 }),
        picks,
        holders,
        (parts, picked, value) => {
          const { allOf: all = [] } = compile({ allOf: parts });
          // Any of them, also the same one several times.
          const parents = picked.length > 0 ? picked.map((pick) => all[pick % all.length]!) : all;
          for (const [token] of membersOf(value)) {
            const found = applicableBelow(parents, value, token);
            expect(pointers(found)).toEqual(pointers(below(parents, value, token)));
            if (found.length > 1) seen.several++;
            if (found.length > 0 && new Set(parents).size < parents.length) seen.shared++;
          }
        },
      ),
      RUN,
    );
    expect(Math.min(seen.several, seen.shared)).toBeGreaterThan(200);
  });

  it.each<[string, JsonObject[], JsonValue, string, string[]]>([
    ['one said by all', [{ items: {} }], [1], '0', ['/allOf/0/items']],
    [
      'a first, a second and the first again',
      [{ items: {} }, { prefixItems: [{}] }],
      [1],
      '0',
      ['/allOf/0/items', '/allOf/1/prefixItems/0'],
    ],
    [
      'a name and a pattern',
      [{ properties: { a: {} } }, { patternProperties: { a: {} }, additionalProperties: {} }],
      { a: 1 },
      'a',
      ['/allOf/0/properties/a', '/allOf/1/patternProperties/a'],
    ],
    [
      'two patterns and a name',
      [{ patternProperties: { a: {}, b: {} }, properties: { ab: {} } }],
      { ab: 1 },
      'ab',
      ['/allOf/0/properties/ab', '/allOf/0/patternProperties/a', '/allOf/0/patternProperties/b'],
    ],
    [
      'patterns, for an item',
      [{ patternProperties: { 0: {} } }, { items: {} }],
      [1],
      '0',
      ['/allOf/1/items'],
    ],
    ['nothing', [{ properties: { b: {} } }, {}], { a: 1 }, 'a', []],
  ])('are %s', (_name, parts, value, token, wanted) => {
    const { allOf = [] } = compile({ allOf: parts });
    expect(pointers(applicableBelow([...allOf, ...allOf], value, token))).toEqual(wanted);
  });

  it('are one schema that two parents share', () => {
    const shared = { $ref: '#/$defs/both' };
    const { allOf = [] } = compile({
      allOf: [shared, { allOf: [shared] }],
      $defs: { both: { properties: { a: {} } } },
    });
    const [one, other] = allOf;
    const parents = [one?.ref, other?.allOf?.[0]?.ref].flatMap((schema) => schema ?? []);
    expect(parents).toHaveLength(2);
    expect(pointers(applicableBelow(parents, { a: 1 }, 'a'))).toEqual(['/$defs/both/properties/a']);
  });
});
