import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonEqual } from '../../../src/json/equal.js';
import { isObject, type JsonValue } from '../../../src/json/value.js';
import { complete } from '../../../src/schema/complete/index.js';
import { hasDuplicates } from '../../../src/schema/judge/array.js';
import { accepts, judge } from '../../../src/schema/judge/index.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { CLOSED, json, OPEN } from '../describe.js';
import { schemas, values } from './random-schema.js';

const RUN = { seed: 20_260_102, numRuns: 400 };

function freeze(value: JsonValue): JsonValue {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

/** Whether everything in `part` is still in `whole`. */
const keeps = (whole: JsonValue, part: JsonValue): boolean => {
  if (Array.isArray(part) && Array.isArray(whole))
    return part.length === whole.length && part.every((item, index) => keeps(whole[index]!, item));
  if (isObject(part) && isObject(whole))
    return Object.keys(part).every((name) => Object.hasOwn(whole, name) && keeps(whole[name]!, part[name]!));
  return jsonEqual(whole, part);
};

describe('laws', () => {
  it('what the closed world accepts, the open world accepts', () => {
    fc.assert(
      fc.property(schemas('2020-12'), values, (schema, value) => {
        const compiled = compileStandalone(freeze(schema), { dialect: '2020-12' });
        if (accepts(compiled, freeze(value), CLOSED)) expect(accepts(compiled, value, OPEN)).toBe(true);
      }),
      RUN,
    );
  });

  it('the closed world rejects more only because of undeclared members', () => {
    fc.assert(
      fc.property(schemas('2020-12'), values, (schema, value) => {
        const compiled = compileStandalone(schema, { dialect: '2020-12' });
        const { errors } = judge(compiled, value, CLOSED);
        if (accepts(compiled, value, OPEN))
          expect(errors.filter(({ keyword }) => keyword !== 'undeclared')).toEqual([]);
      }),
      RUN,
    );
  });

  it.each([
    ['open', OPEN],
    ['closed', CLOSED],
  ])('completion keeps what is there and is accepted (%s)', (_name, reading) => {
    fc.assert(
      fc.property(schemas('2020-12'), values, (schema, value) => {
        const compiled = compileStandalone(freeze(schema), { dialect: '2020-12' });
        const completed = complete(compiled, freeze(value), reading);
        if (accepts(compiled, value, reading)) expect(completed).toEqual(value);
        if (completed === undefined) return;
        expect(keeps(completed, value)).toBe(true);
        expect(accepts(compiled, completed, reading)).toBe(true);
      }),
      RUN,
    );
  });

  it('finds duplicates as pairwise comparison does', () => {
    const item = fc.oneof(
      values,
      fc.constantFrom('1.0', '1', '10e-1', '0', '-0', '9007199254740993', '0.1', '"\\u00001"').map(json),
    );
    fc.assert(
      fc.property(fc.array(item, { maxLength: 6 }), (items) => {
        const pairwise = items.some((a, i) => items.some((b, j) => i < j && jsonEqual(a, b)));
        expect(hasDuplicates(items)).toBe(pairwise);
      }),
      { ...RUN, numRuns: 2_000 },
    );
  });
});
