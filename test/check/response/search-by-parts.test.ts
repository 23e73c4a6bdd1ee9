import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/check/options.js';
import { searchByParts, searchWitness } from '../../../src/check/response/witness-search.js';
import { readingOf } from '../../../src/check/schema-violations.js';
import type { JsonValue } from '../../../src/json/value.js';
import { matchJsonBody } from '../../../src/matching/index.js';
import { accepts, judge } from '../../../src/schema/judge/index.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { bodyRules, INTEGER, TYPE } from '../../matching/rules.js';
import { branchingSchemas, branchingValues } from './branching.js';

type Rules = Parameters<typeof bodyRules>[0];

const expectationOf = (schema: JsonValue, example: JsonValue, rules: Rules = {}) => ({
  schema: compileStandalone(schema, { dialect: 'openapi-3.1' }),
  example,
  rules: bodyRules(rules),
  reading: readingOf('response'),
});

const objectionsTo = ({ schema, example, reading }: ReturnType<typeof expectationOf>) =>
  judge(schema, example, reading)
    .errors.filter(({ keyword }) => keyword !== 'required')
    .map(({ instance }) => instance);

const search = (expectation: ReturnType<typeof expectationOf>, options = DEFAULT_OPTIONS) =>
  searchByParts(expectation, objectionsTo(expectation), options);

describe('a witness searched for by the parts that the judge objects to', () => {
  const rule = (needs: string) => ({
    properties: { kind: { type: 'string' }, [needs]: { type: 'integer' } },
    required: ['kind', needs],
  });
  /** Each rule is one of two, of which only the second knows `b`. */
  const schema = {
    type: 'object',
    properties: {
      rules: {
        type: 'array',
        items: {
          anyOf: [
            { properties: { kind: { type: 'string' } } },
            { ...rule('b'), properties: { ...rule('b').properties, c: { type: 'integer' } } },
          ],
        },
      },
      name: { type: 'string' },
    },
    required: ['name'],
  };

  it('has what the part lacks, and what the rest lacks', () => {
    const answer = search(expectationOf(schema, { rules: [{ kind: 'x' }, { kind: 'y', c: 1 }] }));
    expect(answer).toMatchObject({
      kind: 'instance',
      value: { rules: [{ kind: 'x' }, { kind: 'y', c: 1, b: expect.any(Number) }], name: expect.any(String) },
    });
  });

  it('is not there where nothing fits one of them', () => {
    expect(search(expectationOf(schema, { name: 'x', rules: [{ kind: 1, d: 1 }] }))).toEqual({
      kind: 'empty',
    });
  });

  it('is left to the search for the whole where many parts are wrong, or none stands for itself', () => {
    const wrong = (count: number) => ({
      name: 'x',
      rules: Array.from({ length: count }, (_, i) => ({ kind: String(i), c: 1 })),
    });
    expect(search(expectationOf(schema, wrong(10)))?.kind).toBe('instance');
    expect(search(expectationOf(schema, wrong(11)))).toBe(undefined);
    expect(search(expectationOf({ anyOf: [schema, false] }, wrong(1)))).toBe(undefined);
    expect(search(expectationOf(schema, { name: 'x' }))).toBe(undefined);
  });

  it('is the same with a limit in time that is long enough', () => {
    const expectation = () => expectationOf(schema, { name: 'x', rules: [{ kind: 'y', c: 1 }] });
    expect(search(expectation(), { ...DEFAULT_OPTIONS, timeBudget: 60_000 })).toEqual(search(expectation()));
  });

  it('is one for both judges; where there is none, the search for the whole finds none', () => {
    const seen = { instance: 0, empty: 0, open: 0 };
    const rules = fc.constantFrom<Rules>({}, {}, { $: TYPE }, { '$.a': TYPE }, { '$.b[*].c': INTEGER });
    const names = fc.subarray(['a', 'b', 'c']);
    /** An object of some members, of which it must have some. */
    const branches = fc.tuple(names, names).map(
      ([known, needed]): JsonValue => ({
        properties: Object.fromEntries(known.map((name) => [name, { type: 'integer' }])),
        required: needed.filter((name) => known.includes(name)),
      }),
    );
    const choices = fc
      .tuple(fc.constantFrom('anyOf', 'oneOf'), fc.array(branches, { minLength: 2, maxLength: 3 }))
      .map(([keyword, list]): JsonValue => ({ [keyword]: list }));
    const parts = names.map((some): JsonValue => Object.fromEntries(some.map((name) => [name, 1])));
    fc.assert(
      fc.property(
        fc.oneof(choices, branchingSchemas),
        choices,
        fc.oneof(parts, branchingValues),
        fc.array(parts, { maxLength: 2 }),
        rules,
        (a, b, one, others, some) => {
          const written = {
            type: 'object',
            properties: { a, b: { type: 'array', items: b } },
            required: ['a'],
          };
          const expectation = expectationOf(written, { a: one, b: others }, some);
          const answer = search(expectation);
          const { schema: compiled, example, rules: wanted, reading } = expectation;
          seen[answer?.kind === 'instance' ? 'instance' : answer ? 'empty' : 'open']++;
          if (answer?.kind === 'instance') {
            expect(accepts(compiled, answer.value, reading)).toBe(true);
            expect(matchJsonBody(example, answer.value, wanted, 'response').mismatches).toEqual([]);
          } else if (answer) expect(searchWitness(expectation, DEFAULT_OPTIONS).kind).not.toBe('instance');
        },
      ),
      { seed: 20_261_243, numRuns: 400 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
  });
});
