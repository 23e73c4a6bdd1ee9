import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject, type JsonValue } from '../../../src/json/value.js';
import { type Place, rootPlace } from '../../../src/schema/applicable.js';
import { deprecatedPlaces, judge, type Places } from '../../../src/schema/judge/index.js';
import type { Reading, Schema } from '../../../src/schema/model.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { componentsOf, OPEN } from '../describe.js';
import { schemas, values } from './random-schema.js';

const RUN = { seed: 20_261_220, numRuns: 2_000 };

const compile = (schema: JsonValue) => compileStandalone(schema, { dialect: '2020-12' });

const membersOf = (value: JsonValue): [string, JsonValue][] =>
  Array.isArray(value) || isObject(value) ? Object.entries(value) : [];

/** A place and all below, each with the way to it. */
const placesIn = (place: Place, way = ['']): { readonly way: readonly string[]; readonly place: Place }[] => [
  { way, place },
  ...membersOf(place.value as JsonValue).flatMap(([token]) => placesIn(place.below(token), [...way, token])),
];

/** Where a deprecated schema exactly speaks about a value or about something in it. */
const waysOf = (schema: Schema, value: JsonValue, reading: Reading): (readonly string[])[] =>
  placesIn(rootPlace(schema, value, reading))
    .filter(({ place }) => place.schemas.some(({ deprecated }) => deprecated))
    .map(({ way }) => way);

const leadsInto = (places: Places, [key, ...further]: readonly string[]): boolean => {
  const below = key === undefined ? undefined : places.get(key);
  return key === undefined || (below !== undefined && leadsInto(below, further));
};

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
      Dog: child({ properties: { kind, bark: { type: 'string' } } }),
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

/** A schema in which those sub-schemas are deprecated that a list of numbers picks. */
function withDeprecated(written: JsonValue, picks: readonly number[]): JsonValue {
  const places: JsonObject[] = [];
  const collect = (part: JsonValue): void => {
    if (isObject(part)) places.push(part);
    for (const [, inside] of membersOf(part)) collect(inside);
  };
  const copy = structuredClone(written);
  collect(copy);
  // Some are no schemas but `properties` and the like, in which it is one more name.
  for (const pick of picks) {
    const place = places[pick % places.length];
    if (place) place.deprecated = true;
  }
  return copy;
}

const isKnownCurrent = (schema: Schema, value: JsonValue): boolean =>
  deprecatedPlaces(schema, value)?.size === 0;

const isCurrent = (schema: Schema, value: JsonValue, reading = OPEN): boolean => {
  judge(schema, value, reading);
  return isKnownCurrent(schema, value);
};

describe('where something deprecated speaks about a value', () => {
  it('is never said to be less than where it does, whether the value conforms or not', () => {
    const seen = { current: 0, deprecated: 0, invalid: 0 };
    fc.assert(
      fc.property(
        subjects,
        readings,
        fc.array(fc.nat(), { maxLength: 3 }),
        ([written, value], reading, picks) => {
          const schema = compiled(withDeprecated(written as JsonValue, picks));
          const isValid = judge(schema, value as JsonValue, reading).verdict === 'valid';
          const places = deprecatedPlaces(schema, value as JsonValue);
          const used = waysOf(schema, value as JsonValue, reading);
          if (places) expect(used.filter((way) => !leadsInto(places, way))).toEqual([]);
          if (places?.size === 0) seen.current++;
          if (places?.size === 0 && !isValid) seen.invalid++;
          if (places && used.length > 0) seen.deprecated++;
        },
      ),
      RUN,
    );
    expect(Math.min(seen.current, seen.deprecated, seen.invalid)).toBeGreaterThan(100);
  });

  const OLD = { deprecated: true };

  it.each<[string, JsonObject, JsonValue]>([
    ['at the top', OLD, [1]],
    ['behind a reference', { $ref: '#/$defs/old', $defs: { old: OLD } }, [1]],
    [
      'in a branch the value does not take',
      { oneOf: [{ type: 'array', items: OLD }, { type: 'string' }] },
      [1],
    ],
    ['in a branch of a part', { allOf: [{ anyOf: [{}, { properties: { a: OLD } }] }] }, { a: 1 }],
    // biome-ignore lint/suspicious/noThenProperty: the keyword is called so
    ['under a condition', { if: false, then: { properties: { a: OLD } } }, { a: 1 }],
    ['under its opposite', { if: true, else: { properties: { a: OLD } } }, { a: 1 }],
    ['beside a name', { dependentSchemas: { b: { properties: { a: OLD } } } }, { a: 1, b: 1 }],
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
  ])('is not said of a schema %s', (_name, schema, value) => {
    expect(isCurrent(compile(schema), value)).toBe(false);
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
    ['what nobody refers to', { $defs: { old: OLD } }, { old: 1 }],
  ])('is said where it is about %s', (_name, schema, value) => {
    expect(isCurrent(compile(schema), value)).toBe(true);
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
    expect(isCurrent(schema, { pet: { kind: 'cow', milk: 1 } })).toBe(false);
    expect(isCurrent(schema, { other: { kind: 'cow', milk: 1 } })).toBe(true);
  });

  it('is not said of what nobody has judged, nor of scalars', () => {
    const schema = compile({});
    expect(isKnownCurrent(schema, {})).toBe(false);
    expect(isCurrent(schema, 1)).toBe(false);
  });
});
