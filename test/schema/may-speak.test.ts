import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject, type JsonValue } from '../../src/json/value.js';
import { applicableBelow, maySpeak, type Place, rootPlace } from '../../src/schema/applicable.js';
import type { Reading, Schema } from '../../src/schema/model.js';
import { compileStandalone } from '../../src/schema/standalone.js';
import { componentsOf, OPEN } from './describe.js';
import { schemas, values } from './judge/random-schema.js';

const RUN = { seed: 20_261_220, numRuns: 500 };

const compile = (schema: JsonValue) => compileStandalone(schema, { dialect: '2020-12' });
const pointers = (found: Iterable<Schema>) => [...found].map(({ location }) => location.pointer);

const membersOf = (value: JsonValue): [string, JsonValue][] =>
  Array.isArray(value) || isObject(value) ? Object.entries(value) : [];

/** A place and all below. */
const placesIn = (place: Place): Place[] => [
  place,
  ...membersOf(place.value as JsonValue).flatMap(([token]) => placesIn(place.below(token))),
];

/** The schemas that exactly speak about a value or about something in it. */
const speakers = (schema: Schema, value: JsonValue, reading: Reading): Set<Schema> =>
  new Set(placesIn(rootPlace(schema, value, reading)).flatMap((place) => place.schemas));

/** The schemas that apply where some apply, whatever branches are taken; `loose`: also branches under no condition. */
function alternatives(starts: readonly Schema[], loose = false): Set<Schema> {
  const found = new Set<Schema>();
  const visit = (schema: Schema | undefined): void => {
    if (!schema || found.has(schema)) return;
    found.add(schema);
    visit(schema.ref);
    visit(schema.dynamicRef?.initial);
    if (schema.if || loose) for (const part of [schema.if, schema.then, schema.else]) visit(part);
    for (const parts of [schema.allOf, schema.anyOf, schema.oneOf, schema.dependentSchemas?.values()])
      for (const part of parts ?? []) visit(part);
  };
  starts.forEach(visit);
  return found;
}

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

/** All that may speak about a value or about something in it. */
function mayBeSpeakers(starts: readonly Schema[], value: JsonValue, loose = false): Set<Schema> {
  const here = alternatives(starts, loose);
  return new Set([
    ...here,
    ...membersOf(value).flatMap(([token, part]) => [
      ...mayBeSpeakers(below(here, value, token), part, loose),
    ]),
  ]);
}

/** Schemas of objects that a discriminator tells apart, listed or by inheritance, some inside of others. */
const discriminated = fc
  .record({
    isInherited: fc.boolean(),
    mapped: fc.constantFrom(undefined, 'Cat', 'Cow'),
    wrapper: fc.constantFrom<(schema: object) => object>(
      (schema) => schema,
      (schema) => ({ allOf: [schema, {}] }),
      (schema) => ({ properties: { pet: schema, other: {} } }),
      (schema) => ({ items: schema }),
      (schema) => ({ anyOf: [{ type: 'string' }, { additionalProperties: schema }] }),
    ),
  })
  .map(({ isInherited, mapped, wrapper }) => {
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const discriminator = {
      propertyName: 'kind',
      ...(mapped && { mapping: { other: `#/components/schemas/${mapped}` } }),
    };
    const kind = { type: 'string' };
    const child = (more: object) => (isInherited ? { allOf: [ref('Pet'), more] } : more);
    return {
      Start: wrapper(ref('Pet')),
      Pet: isInherited
        ? { properties: { kind }, discriminator }
        : { oneOf: [ref('Cat'), ref('Dog')], discriminator },
      Cat: child({ properties: { kind, lives: { type: 'integer' } } }),
      Dog: child({ properties: { kind, bark: { type: 'string', deprecated: true } } }),
      Cow: child({ properties: { kind, milk: { items: { type: 'number' } } } }),
    };
  });

const pets = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.record(
      {
        kind: fc.constantFrom('Cat', 'Dog', 'Cow', 'other', 'Pet', 'none'),
        lives: fc.constantFrom<JsonValue>(9, 'x'),
        bark: fc.constant('loud'),
        milk: fc.constantFrom<JsonValue>([1], []),
        pet: tie('value'),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<JsonValue>,
    fc.array(tie('value'), { maxLength: 2 }),
    fc.constantFrom<JsonValue>('x', 1),
  ),
})).value;

const readings = fc.constantFrom<Reading>(
  OPEN,
  { world: 'closed', direction: 'request', formats: true },
  { world: 'closed', direction: 'response', formats: false },
);

const subjects = fc.oneof(
  fc.tuple(schemas('2020-12'), values),
  fc.tuple(discriminated as fc.Arbitrary<JsonValue>, pets),
);

const compiled = (written: JsonValue): Schema =>
  isObject(written) && 'Start' in written ? componentsOf(written) : compile(written);

describe('whether a schema of a kind may speak somewhere in a value', () => {
  it('is never denied where one does', () => {
    let inside = 0;
    fc.assert(
      fc.property(subjects, readings, ([written, value], reading) => {
        const schema = compiled(written);
        const found = speakers(schema, value, reading);
        for (const one of found) expect(maySpeak([schema], value, (each) => each === one)).toBe(true);
        if (found.size > 2) inside++;
      }),
      RUN,
    );
    expect(inside).toBeGreaterThan(100);
  });

  it('is said of those that some choice of branches reaches, and of no others but behind discriminators', () => {
    const seen = { reached: 0, not: 0 };
    const pairs = fc.uniqueArray(subjects, { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(pairs, fc.boolean(), (both, isTogether) => {
        const [[text, value], [more, strange]] = both as [[JsonValue, JsonValue], [JsonValue, JsonValue]];
        const [one, other] = [compiled(text), compiled(more)];
        const starts = isTogether ? [one, other, one] : [one];
        const [reached, most] = [mayBeSpeakers(starts, value), mayBeSpeakers(starts, value, true)];
        const isOpen = [...most].some(({ discriminator }) => discriminator);
        for (const schema of [...most, ...mayBeSpeakers([other], strange), ...speakers(one, strange, OPEN)]) {
          const answer = maySpeak(starts, value, (each) => each === schema);
          if (reached.has(schema)) expect(answer).toBe(true);
          else if (!isOpen && !most.has(schema)) expect(answer).toBe(false);
          seen[answer ? 'reached' : 'not']++;
        }
      }),
      RUN,
    );
    expect(Math.min(seen.reached, seen.not)).toBeGreaterThan(500);
  });

  const isOld = ({ deprecated }: Schema) => deprecated;
  const OLD = { deprecated: true };

  it.each<[string, JsonObject, JsonValue]>([
    ['at the top', OLD, 1],
    ['behind a reference', { $ref: '#/$defs/old', $defs: { old: OLD } }, 1],
    [
      'in a branch the value does not take',
      { oneOf: [{ type: 'array', items: OLD }, { type: 'string' }] },
      [1],
    ],
    ['in a branch of a part', { allOf: [{ anyOf: [{}, { properties: { a: OLD } }] }] }, { a: 1 }],
    // biome-ignore lint/suspicious/noThenProperty: the keyword is called so
    ['under a condition', { if: false, then: { properties: { a: OLD } } }, { a: 1 }],
    ['under its opposite', { if: true, else: { properties: { a: OLD } } }, { a: 1 }],
    ['beside a name', { dependentSchemas: { b: { properties: { a: OLD } } } }, { a: 1 }],
    ['by the position of an item', { prefixItems: [{}, OLD] }, [1, 2]],
    ['for all items', { items: OLD }, [1]],
    ['for the items behind the first', { prefixItems: [{}], items: OLD }, [1, 2]],
    ['for items nobody evaluates', { unevaluatedItems: OLD }, [1]],
    ['by a pattern', { patternProperties: { '^a': OLD } }, { ab: 1 }],
    ['by a pattern beside a name', { properties: { ab: {} }, patternProperties: { '^a': OLD } }, { ab: 1 }],
    [
      'by a pattern of another part',
      { allOf: [{ properties: { ab: {} } }, { patternProperties: { b: OLD } }] },
      { ab: 1 },
    ],
    ['for the rest', { properties: { b: {} }, additionalProperties: OLD }, { a: 1 }],
    ['far below', { items: { additionalProperties: { prefixItems: [{ items: OLD }] } } }, [{ a: [[1]] }]],
    ['below a second member', { properties: { a: {}, b: { items: OLD } } }, { a: 1, b: [1] }],
    [
      'below itself',
      { $ref: '#/$defs/n', $defs: { n: { properties: { n: { $ref: '#/$defs/n' }, o: OLD } } } },
      { n: { n: { o: 1 } } },
    ],
  ])('is said %s', (_name, schema, value) => {
    expect(maySpeak([compile(schema)], value, isOld)).toBe(true);
  });

  it.each<[string, JsonObject, JsonValue]>([
    ['a member that is not there', { properties: { a: OLD } }, { b: 1 }],
    ['items of an empty list', { items: OLD }, []],
    ['an item behind the last', { prefixItems: [{}, OLD] }, [1]],
    ['items behind the first where there are none', { prefixItems: [{}], items: OLD }, [1]],
    [
      'members of a list',
      { properties: { 0: OLD }, patternProperties: { 0: OLD }, additionalProperties: OLD },
      [1],
    ],
    ['items of an object', { items: OLD, prefixItems: [OLD] }, { 0: 1 }],
    ['the rest where a name says all', { properties: { a: {} }, additionalProperties: OLD }, { a: 1 }],
    [
      'the rest where a pattern says all',
      { patternProperties: { a: {} }, additionalProperties: OLD },
      { a: 1 },
    ],
    ['names by another pattern', { patternProperties: { '^b': OLD } }, { ab: 1 }],
    ['what is forbidden', { not: OLD }, 1],
    ['what one item must be', { contains: OLD }, [1]],
    ['names themselves', { propertyNames: OLD }, { a: 1 }],
    ['what nobody refers to', { $defs: { old: OLD } }, { old: 1 }],
    ['members of a text', { properties: { length: OLD }, additionalProperties: OLD, items: OLD }, 'text'],
    ['members of nothing', { properties: { a: OLD } }, null],
  ])('is denied of %s', (_name, schema, value) => {
    expect(maySpeak([compile(schema)], value, isOld)).toBe(false);
  });

  it('is left open behind any discriminator, which may select what nobody lists', () => {
    const schema = componentsOf({
      Start: {
        properties: {
          pet: {
            oneOf: [{ $ref: '#/components/schemas/Cat' }],
            discriminator: { propertyName: 'kind', mapping: { cow: '#/components/schemas/Cow' } },
          },
        },
      },
      Cat: {},
      Cow: { properties: { milk: OLD } },
    });
    expect(maySpeak([schema], { pet: { kind: 'cow', milk: 1 } }, isOld)).toBe(true);
    expect(maySpeak([schema], { pet: 1 }, () => false)).toBe(true);
    expect(maySpeak([schema], { other: { kind: 'cow', milk: 1 } }, isOld)).toBe(false);
  });

  it('is denied where no schema speaks at all', () => {
    expect(maySpeak([], { a: 1 }, () => true)).toBe(false);
  });
});

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
    const parents = [...alternatives(allOf)];
    expect(pointers(applicableBelow(parents, { a: 1 }, 'a'))).toEqual(['/$defs/both/properties/a']);
  });
});
