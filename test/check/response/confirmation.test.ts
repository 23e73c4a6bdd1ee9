import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmationOf } from '../../../src/check/response/confirmation.js';
import { isCounterexample, type JsonExpectation } from '../../../src/check/response/deviations.js';
import { sitesOf } from '../../../src/check/response/sites.js';
import { readingOf } from '../../../src/check/schema-violations.js';
import { removeAt, replaceAt } from '../../../src/json/edit.js';
import { isContainer, isObject, type JsonObject, type JsonValue } from '../../../src/json/value.js';
import { generateValues } from '../../../src/schema/generate/values.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { bodyRules, TYPE } from '../../matching/rules.js';
import { schemas } from '../../schema/judge/random-schema.js';

const RUN = { seed: 20_261_127, numRuns: 500 };

const EACH_LIKE = { match: 'type', min: 1, max: 3 };
const ruleSets = fc.constantFrom<Record<string, JsonValue>>(
  {},
  {},
  { $: TYPE },
  { '$.a': EACH_LIKE, '$.a[*].*': TYPE },
  { '$.*': TYPE, '$.b': ['OR', TYPE, { match: 'null' }] },
  { '$.a': { match: 'values' }, '$.b': { match: 'equality' } },
  { $: { match: 'eachKey', rules: [TYPE] }, '$.abc': { match: 'ignoreOrder' } },
  { $: ['OR', TYPE, { match: 'include', value: 'a' }] },
);

/** Objects and lists that leave alone what is in them, around anything, and between them keywords that do not. */
const nested = fc.letrec<{ schema: JsonValue }>((tie) => {
  const schema = tie('schema');
  const object = fc.record(
    {
      type: fc.constant('object'),
      properties: fc.dictionary(fc.constantFrom('a', 'b', 'abc'), schema, { minKeys: 1, maxKeys: 3 }),
      required: fc.uniqueArray(fc.constantFrom('a', 'b'), { minLength: 1 }),
      additionalProperties: schema,
      minProperties: fc.constantFrom(1, 2),
      dependentRequired: fc.constant({ abc: ['a'] }),
    },
    { requiredKeys: ['type', 'properties'] },
  );
  const array = fc.record(
    { type: fc.constant('array'), items: schema, minItems: fc.constant(1), uniqueItems: fc.boolean() },
    { requiredKeys: ['type', 'items'] },
  );
  return {
    schema: fc.oneof(
      { depthSize: 'medium', maxDepth: 4, withCrossShrink: true },
      fc.constantFrom<JsonValue>({ type: 'string' }, { type: ['integer', 'null'] }, { enum: ['a', 1] }),
      object as unknown as fc.Arbitrary<JsonValue>,
      array as unknown as fc.Arbitrary<JsonValue>,
      schema.map((part) => ({ allOf: [part, {}] })),
      schemas('2020-12'),
    ),
  };
}).schema;

/** The witness, with fewer members here and there. */
function partOf(value: JsonValue, leavesOut: () => boolean): JsonValue {
  if (Array.isArray(value)) return value.map((item) => partOf(item, leavesOut));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(() => !leavesOut());
  return Object.fromEntries(kept.map(([name, inner]) => [name, partOf(inner, leavesOut)])) as JsonObject;
}

const VALUES: readonly JsonValue[] = [null, 'a', 'b', 1, 2.5, true, [], ['a'], {}, { a: 'a' }];

describe('a body that differs from the witness at one place', () => {
  it('is a counterexample where both judges say so of the whole', () => {
    const seen = { yes: 0, no: 0, inside: 0 };
    fc.assert(
      fc.property(
        nested,
        ruleSets,
        fc.infiniteStream(fc.nat(9)),
        fc.nat(),
        (written, rules, chances, seed) => {
          const reading = readingOf('response');
          const schema = compileStandalone(
            isObject(written) ? { ...written, definitions: { x: { type: 'string' }, y: true } } : written,
            { dialect: '2020-12' },
          );
          const made = generateValues(schema, reading, { seed, n: 2 });
          for (const witness of made.kind === 'values' ? made.values : []) {
            if (!isContainer(witness)) continue;
            const example = partOf(witness, () => chances.next().value === 0);
            const expectation: JsonExpectation = { schema, example, rules: bodyRules(rules), reading };
            const isConfirmed = confirmationOf(expectation, witness);
            for (const site of sitesOf(example, witness, expectation.rules)) {
              const others = site.role === 'member' ? [undefined, ...VALUES] : VALUES;
              for (const value of others) {
                const { tokens } = site;
                const body =
                  value === undefined ? removeAt(witness, tokens) : replaceAt(witness, tokens, value);
                const wanted = isCounterexample(expectation, body);
                expect([written, rules, tokens, value, isConfirmed(site, value)]).toEqual([
                  written,
                  rules,
                  tokens,
                  value,
                  wanted,
                ]);
                seen[wanted ? 'yes' : 'no']++;
                if (wanted && tokens.length > 2) seen.inside++;
              }
            }
          }
        },
      ),
      RUN,
    );
    expect(Math.min(seen.yes, seen.no, seen.inside)).toBeGreaterThan(200);
  });

  const A_OR_B = { a: { type: 'string' }, b: {} };
  const object = (keywords: JsonObject): JsonObject => ({ type: 'object', properties: A_OR_B, ...keywords });

  it.each<
    [string, JsonObject, Record<string, JsonValue>, JsonObject, string[], JsonValue | undefined, boolean]
  >([
    ['is as it has to be', object({}), {}, { a: 'x' }, ['a'], 'y', true],
    ['is what both accept', object({}), { '$.o.a': TYPE }, { a: 'x' }, ['a'], 'y', false],
    ['is what the schema rejects', object({}), {}, { a: 'x' }, ['a'], 1, false],
    ['lacks a member', object({}), {}, { a: 'x', b: 1 }, ['a'], undefined, true],
    ['lacks one that is required', object({ required: ['a'] }), {}, { a: 'x' }, ['a'], undefined, false],
    [
      'lacks one that another needs',
      object({ dependentRequired: { b: ['a'] } }),
      {},
      { a: 'x', b: 1 },
      ['a'],
      undefined,
      false,
    ],
    ['has too few members', object({ minProperties: 1 }), {}, { a: 'x' }, ['a'], undefined, false],
    [
      'lacks one whose name is free',
      object({}),
      { '$.o': TYPE, '$.*': { match: 'values' } },
      { a: 'x' },
      ['a'],
      undefined,
      false,
    ],
    [
      'is none of those listed',
      object({ enum: [{ a: 'x' }, { a: 'z' }] }),
      {},
      { a: 'x' },
      ['a'],
      'y',
      false,
    ],
    [
      'is another of those listed',
      object({ enum: [{ a: 'x' }, { a: 'z' }] }),
      {},
      { a: 'x' },
      ['a'],
      'z',
      true,
    ],
    [
      'breaks another part',
      { allOf: [object({}), object({ properties: { a: { maxLength: 1 } } })] },
      {},
      { a: 'x' },
      ['a'],
      'xx',
      false,
    ],
    [
      'is a variant',
      { anyOf: [object({ properties: { a: { const: 'x' } } }), { type: 'object' }] },
      {},
      { a: 'x' },
      ['a'],
      'y',
      true,
    ],
    [
      'breaks rules elsewhere already',
      object({}),
      { '$.o.b': { match: 'null' }, '$.o.a': TYPE },
      { a: 'x', b: 1 },
      ['a'],
      'y',
      true,
    ],
  ])('that %s', (_name, schema, rules, inner, place, value, wanted) => {
    const example = { o: inner };
    const expectation: JsonExpectation = {
      schema: compileStandalone({ properties: { o: schema }, required: ['o'] }, { dialect: '2020-12' }),
      example,
      rules: bodyRules(rules),
      reading: readingOf('response'),
    };
    const tokens = ['o', ...place];
    const site = sitesOf(example, example, expectation.rules).find(
      (one) => one.tokens.join() === tokens.join(),
    );
    const body = value === undefined ? removeAt(example, tokens) : replaceAt(example, tokens, value);
    expect(isCounterexample(expectation, body)).toBe(wanted);
    expect(site && confirmationOf(expectation, example)(site, value)).toBe(wanted);
  });
});
