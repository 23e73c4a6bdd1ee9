import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printJson } from '../../../src/json/print.js';
import type { JsonObject, JsonValue } from '../../../src/json/value.js';
import type { DialectName } from '../../../src/schema/compile.js';
import { accepts, judge } from '../../../src/schema/judge/index.js';
import type { Reading } from '../../../src/schema/model.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { scalarSchemas, scalars } from './random-scalars.js';

/*
 * Members and items that are plain scalars are accepted without entering their schema. At the root of a value there is no
 * such shortcut: what is said there must be said of the same scalar inside of containers.
 */

interface Container {
  readonly around: (schema: JsonObject) => JsonObject;
  readonly holding: (value: JsonValue) => JsonValue;
  /** From the value to the scalar, from the schema to its schema. */
  readonly instance: string;
  readonly pointer: string;
}

const LATEST: Readonly<Record<string, Container>> = {
  property: {
    around: (schema) => ({ properties: { 'a/b': schema } }),
    holding: (value) => ({ 'a/b': value }),
    instance: '/a~1b',
    pointer: '/properties/a~1b',
  },
  'any other property': {
    around: (schema) => ({ additionalProperties: schema }),
    holding: (value) => ({ x: value }),
    instance: '/x',
    pointer: '/additionalProperties',
  },
  item: {
    around: (schema) => ({ items: schema }),
    holding: (value) => [value],
    instance: '/0',
    pointer: '/items',
  },
};

const FROM_2020: Readonly<Record<string, Container>> = {
  ...LATEST,
  'property by pattern': {
    around: (schema) => ({ patternProperties: { '^x': schema } }),
    holding: (value) => ({ x: value }),
    instance: '/x',
    pointer: '/patternProperties/^x',
  },
  'property nobody else evaluates': {
    around: (schema) => ({ unevaluatedProperties: schema, properties: { a: {} } }),
    holding: (value) => ({ a: 1, x: value }),
    instance: '/x',
    pointer: '/unevaluatedProperties',
  },
  'item by position': {
    around: (schema) => ({ prefixItems: [true, schema] }),
    holding: (value) => [0, value],
    instance: '/1',
    pointer: '/prefixItems/1',
  },
  'item nobody else evaluates': {
    around: (schema) => ({ unevaluatedItems: schema }),
    holding: (value) => [value],
    instance: '/0',
    pointer: '/unevaluatedItems',
  },
};

const readings = fc.record<Reading>({
  world: fc.constantFrom('open', 'closed'),
  direction: fc.constantFrom(undefined, 'request', 'response'),
  formats: fc.boolean(),
});

const DEFS = { $defs: { short: { maxLength: 1 } } };

function judged(schema: JsonObject, dialect: DialectName, value: JsonValue, reading: Reading) {
  const compiled = compileStandalone({ ...schema, ...DEFS }, { dialect });
  const judgement = judge(compiled, value, reading);
  const { verdict, errors, undecided } = judgement;
  const said = { valid: true, invalid: false, undecided: undefined }[verdict];
  expect(accepts(compiled, value, reading)).toBe(said);
  return {
    verdict,
    errors: errors.map((one) => [one.instance, one.keyword, one.location.pointer, one.message]),
    undecided: undecided.map((one) => [one.instance, one.location.pointer, one.reason]),
  };
}

describe.each<[DialectName, Readonly<Record<string, Container>>]>([
  ['openapi-3.0', LATEST],
  ['2020-12', FROM_2020],
])('a scalar is judged in a container as it is alone (%s)', (dialect, containers) => {
  it.each(Object.entries(containers))('%s', (_name, { around, holding, instance, pointer }) => {
    const seen = { valid: 0, invalid: 0, undecided: 0 };
    fc.assert(
      fc.property(scalarSchemas, scalars, readings, (schema, value, reading) => {
        const alone = judged(schema, dialect, value, reading);
        const inside = judged(around(schema), dialect, holding(value), reading);
        const moved = (place: string) => (place.startsWith('/$defs') ? place : pointer + place);
        expect([printJson(schema), printJson(value), inside]).toEqual([
          printJson(schema),
          printJson(value),
          {
            verdict: alone.verdict,
            errors: alone.errors.map(([at, keyword, place = '', message]) => [
              instance + at,
              keyword,
              moved(place),
              message,
            ]),
            undecided: alone.undecided.map(([at, place = '', reason]) => [
              instance + at,
              moved(place),
              reason,
            ]),
          },
        ]);
        seen[alone.verdict]++;
      }),
      { seed: 20_261_207, numRuns: 1_000 },
    );
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(200);
    expect(seen.undecided).toBeGreaterThan(20);
  });
});
