import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject, type JsonValue } from '../../src/json/value.js';
import { applicable, applicableAt, applicableBelow, rootPlace } from '../../src/schema/applicable.js';
import type { Reading, Schema } from '../../src/schema/model.js';
import { compileStandalone } from '../../src/schema/standalone.js';
import { componentsOf, OPEN } from './describe.js';
import { schemas, values } from './judge/random-schema.js';

const compile = (schema: JsonValue) => compileStandalone(schema, { dialect: '2020-12' });
const pointers = (found: readonly Schema[]) => found.map(({ location }) => location.pointer);
const RUN = { seed: 20_261_211, numRuns: 500 };

/** Every path of keys and indices into a value. */
const pathsOf = (value: JsonValue): string[][] => [
  [],
  ...(Array.isArray(value) || isObject(value) ? Object.entries(value) : []).flatMap(([token, part]) =>
    pathsOf(part as JsonValue).map((path) => [token, ...path]),
  ),
];

/** The same without remembering anything. */
function slowly(schema: Schema, root: JsonValue, tokens: readonly string[], reading: Reading) {
  let found = applicable([schema], root, reading);
  let value: JsonValue = root;
  for (const token of tokens) {
    const parts = applicableBelow(found, value, token);
    value = (value as JsonObject)[token] as JsonValue;
    found = applicable(parts, value, reading);
  }
  return found;
}

describe('the schemas that speak about a place', () => {
  it('are the same whether a schema applies others to the place or is told not to ask', () => {
    let alone = 0;
    fc.assert(
      fc.property(schemas('2020-12'), values, (written, value) => {
        const { definitions, ...schema } = written as JsonObject;
        const whole = compile({ allOf: [schema], definitions: definitions! });
        const [part] = whole.allOf ?? [];
        if (!part?.appliesInPlace) alone++;
        expect(pointers(applicable([part!], value, OPEN))).toEqual(
          pointers(applicable([whole], value, OPEN)).slice(1),
        );
      }),
      RUN,
    );
    expect(alone).toBeGreaterThan(100);
  });

  it('are the same for whoever asks again, in any order, between questions about other values', () => {
    const readings = fc.constantFrom<Reading>(
      OPEN,
      { ...OPEN, formats: false },
      { world: 'closed', direction: 'request', formats: true },
      { world: 'closed', direction: 'response', formats: true },
    );
    fc.assert(
      fc.property(
        fc.tuple(schemas('2020-12').map(compile), schemas('2020-12').map(compile)),
        fc.tuple(values, values),
        fc.array(fc.tuple(fc.nat(1), fc.nat(1), fc.nat(), readings), { maxLength: 12 }),
        (subjects, roots, questions) => {
          for (const [which, what, where, reading] of questions) {
            const [schema, value] = [subjects[which]!, roots[what]!];
            const paths = pathsOf(value);
            const tokens = paths[where % paths.length]!;
            expect(pointers(applicableAt(schema, value, tokens, reading))).toEqual(
              pointers(slowly(schema, value, tokens, reading)),
            );
          }
        },
      ),
      RUN,
    );
  });

  it('are each named once', () => {
    const schema = compile({
      allOf: [{ properties: { a: { $ref: '#/$defs/a' } } }, { properties: { a: { $ref: '#/$defs/a' } } }],
      $defs: { a: { type: 'string' } },
    });
    expect(pointers(applicableAt(schema, { a: '' }, ['a'], OPEN))).toEqual([
      '/allOf/0/properties/a',
      '/$defs/a',
      '/allOf/1/properties/a',
    ]);
  });

  it('are found behind one that says all there is to say', () => {
    const schema = compile({
      properties: { a: {} },
      patternProperties: { a: { allOf: [{ title: 'part' }] } },
    });
    expect(pointers(applicableAt(schema, { a: '' }, ['a'], OPEN))).toEqual([
      '/properties/a',
      '/patternProperties/a',
      '/patternProperties/a/allOf/0',
    ]);
  });

  it('are those for the rest only where nothing else speaks about a member', () => {
    const schema = compile({
      properties: { a: {} },
      patternProperties: { b: {} },
      additionalProperties: { title: 'rest' },
      allOf: [{ additionalProperties: { title: 'other rest' } }],
    });
    const about = (name: string) => pointers(applicableAt(schema, { [name]: 1 }, [name], OPEN));
    expect(about('a')).toEqual(['/properties/a', '/allOf/0/additionalProperties']);
    expect(about('ab')).toEqual(['/patternProperties/b', '/allOf/0/additionalProperties']);
    expect(about('c')).toEqual(['/additionalProperties', '/allOf/0/additionalProperties']);
  });
});

describe('what is remembered', () => {
  const schema = componentsOf({
    Start: { properties: { a: { oneOf: [{ type: 'integer', format: 'int32' }, { type: 'number' }] } } },
  });
  const LARGE = 2 ** 40;

  it('is that of one value, not of another that is equal', () => {
    const [one, other] = [{ a: LARGE }, { a: LARGE }];
    const place = rootPlace(schema, one, OPEN);
    expect(rootPlace(schema, one, OPEN)).toBe(place);
    expect(rootPlace(schema, other, OPEN)).not.toBe(place);
    expect(place.below('a')).toBe(place.below('a'));
  });

  it('is that of one reading', () => {
    const value = { a: LARGE };
    const counts = [true, false, true].map(
      (formats) => applicableAt(schema, value, ['a'], { ...OPEN, formats }).length,
    );
    expect(counts).toEqual([2, 3, 2]);
  });

  it('has nothing about what is not there', () => {
    expect(pointers(applicableAt(schema, {}, ['a', 'b'], OPEN))).toEqual([
      '/components/schemas/Start/properties/a',
    ]);
  });
});
