import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/check/options.js';
import type { JsonExpectation } from '../../../src/check/response/deviations.js';
import { isRefuted } from '../../../src/check/response/refuted.js';
import { searchWitness } from '../../../src/check/response/witness-search.js';
import { readingOf } from '../../../src/check/schema-violations.js';
import type { JsonObject, JsonValue } from '../../../src/json/value.js';
import { matchJsonBody } from '../../../src/matching/index.js';
import { complete } from '../../../src/schema/complete/index.js';
import { accepts, judge } from '../../../src/schema/judge/index.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { bodyRules, regex, TYPE } from '../../matching/rules.js';
import { schemas, values } from '../../schema/judge/random-schema.js';
import { branchingSchemas, branchingValues } from './branching.js';

type Rules = Parameters<typeof bodyRules>[0];

const ruleSets = fc.constantFrom<Rules>(
  {},
  {},
  { '$.a': TYPE },
  { '$[*]': TYPE },
  { '$.b': regex('^a'), '$.a.b': TYPE },
  { $: TYPE },
);

const expectations: fc.Arbitrary<JsonExpectation> = fc
  .tuple(
    fc.oneof(fc.tuple(schemas('2020-12'), values), {
      weight: 2,
      arbitrary: fc.tuple(branchingSchemas, branchingValues),
    }),
    ruleSets,
    fc.constantFrom('open', 'closed'),
  )
  .map(([[schema, example], rules, world]) => ({
    schema: compileStandalone(schema, { dialect: 'openapi-3.1' }),
    example,
    rules: bodyRules(rules),
    reading: readingOf('response', world),
  }));

const errorsOf = ({ schema, example, reading }: JsonExpectation) => judge(schema, example, reading).errors;

describe('what structure alone refutes', () => {
  it('has no witness: the solver finds none, nor do completion and chance', () => {
    const seen = { refuted: 0, open: 0 };
    fc.assert(
      fc.property(expectations, fc.array(values, { maxLength: 5 }), (expectation, guesses) => {
        const hopeless = isRefuted(expectation, errorsOf(expectation));
        seen[hopeless ? 'refuted' : 'open']++;
        if (!hopeless) return;
        const { schema, example, rules, reading } = expectation;
        for (const body of [complete(schema, example, reading), example, ...guesses])
          if (body !== undefined && matchJsonBody(example, body, rules, 'response').mismatches.length === 0)
            expect([body, accepts(schema, body, reading)]).not.toEqual([body, true]);
        expect(searchWitness(expectation, DEFAULT_OPTIONS).kind).not.toBe('instance');
      }),
      { seed: 20_261_216, numRuns: 800 },
    );
    expect(Math.min(seen.refuted, seen.open)).toBeGreaterThan(100);
  });

  it('does not depend on where it is looked for first', () => {
    const instances = fc.array(
      fc.constantFrom('', '/a', '/b/0', '/0', '/1/a', '/a/b/c', '/nothing').map((instance) => ({ instance })),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(expectations, instances, (expectation, elsewhere) => {
        const wanted = isRefuted(expectation, []);
        expect(isRefuted(expectation, errorsOf(expectation))).toBe(wanted);
        expect(isRefuted(expectation, elsewhere)).toBe(wanted);
      }),
      { seed: 20_261_217, numRuns: 1_500 },
    );
  });
});

describe('proofs', () => {
  const refutes = (schema: JsonValue, example: JsonValue, rules: Rules = {}): boolean => {
    const compiled = compileStandalone(schema, { dialect: 'openapi-3.0' });
    const expectation = {
      schema: compiled,
      example,
      rules: bodyRules(rules),
      reading: readingOf('response'),
    };
    return isRefuted(expectation, errorsOf(expectation));
  };
  const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
    type: 'object',
    properties,
    ...more,
  });
  const A = object({ a: { type: 'string' } });
  const FREE = { anyOf: [{ type: 'object' }, { type: 'array' }] };

  it.each<[string, JsonValue, JsonValue, Rules]>([
    ['another type', A, { a: 1 }, {}],
    ['another value', object({ a: { enum: ['x'] } }), { a: 'y' }, {}],
    ['a name that nothing declares', A, { a: 'x', b: 1 }, {}],
    ['a name that is write-only', object({ a: { writeOnly: true } }), { a: 1 }, {}],
    ['too many items', { type: 'array', maxItems: 1 }, [1, 2], {}],
    ['too few items', { type: 'array', minItems: 1 }, [], {}],
    ['too many names', object({ a: {}, b: {} }, { maxProperties: 1 }), { a: 1, b: 1 }, {}],
    ['every branch', { oneOf: [A, { type: 'array' }] }, { a: 1 }, {}],
    [
      'the branch that is left',
      { oneOf: [{ ...A, required: ['a'] }, { type: 'array' }] },
      { a: 'x', c: 1 },
      {},
    ],
    ['a choice of one where two hold', { oneOf: [A, { type: 'object' }] }, { a: 'x' }, {}],
    [
      'a choice of one where two hold for what is inside',
      { oneOf: [object({ b: A }, { required: ['b'] }), object({ b: { minProperties: 1 } })] },
      { b: { a: 'x' } },
      {},
    ],
    [
      'a choice of one where two hold for the items',
      { oneOf: [{ items: A }, { type: 'array', minItems: 1 }, { type: 'string' }] },
      [{ a: 'x' }],
      {},
    ],
    ['deep inside', { items: object({ b: A }) }, [{ b: { a: 'x' } }, { b: { a: null } }], {}],
    ['beside what a rule lets vary', object({ a: {}, b: A }), { a: 1, b: 2 }, { '$.a': TYPE }],
  ])('%s', (_name, schema, example, rules) => {
    expect(refutes(schema, example, rules)).toBe(true);
  });

  it.each<[string, JsonValue, JsonValue, Rules]>([
    ['what is only missing', object({ a: {} }, { required: ['a', 'b'] }), { a: 1 }, {}],
    ['what a rule lets vary', A, { a: 1 }, { '$.a': TYPE }],
    ['what a rule above lets vary', A, { a: 1 }, { $: TYPE }],
    [
      'a choice where something added decides',
      { oneOf: [object({ a: {}, b: { type: 'string' } }), { type: 'object' }] },
      { a: 'x' },
      {},
    ],
    [
      'a choice where a name decides that may be added',
      { oneOf: [object({}, { additionalProperties: { type: 'string' } }), { type: 'object' }] },
      { a: 'x' },
      {},
    ],
    ['a choice where a rule decides', { oneOf: [A, { type: 'object' }] }, { a: 'x' }, { '$.a': TYPE }],
    ['names where objects are free', { type: 'object' }, { b: 1 }, {}],
    ['names where an alternative is free', { allOf: [A, FREE] }, { a: 'x', b: 1 }, {}],
    ['what is inside of one', { allOf: [object({ a: A }), FREE] }, { a: { b: 1 } }, {}],
    ['names that another branch declares', { anyOf: [A, object({ b: {} })] }, { a: 'x', b: 1 }, {}],
  ])('is silent about %s', (_name, schema, example, rules) => {
    expect(refutes(schema, example, rules)).toBe(false);
  });
});
