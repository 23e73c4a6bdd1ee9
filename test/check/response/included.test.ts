import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/check/options.js';
import { bodyWithin } from '../../../src/check/response/body-within.js';
import { acceptance, permitted } from '../../../src/check/response/constraints.js';
import type { JsonExpectation } from '../../../src/check/response/deviations.js';
import { isIncluded } from '../../../src/check/response/included.js';
import { readingOf } from '../../../src/check/schema-violations.js';
import type { JsonValue } from '../../../src/json/value.js';
import { expectationConstraint } from '../../../src/schema/solver/index.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { bodyRules, regex, TYPE } from '../../matching/rules.js';
import { schemas, values } from '../../schema/judge/random-schema.js';
import { branchingSchemas, branchingValues } from './branching.js';

type Rules = Parameters<typeof bodyRules>[0];

const given = (schema: JsonValue, example: JsonValue, rules: Rules, world: 'open' | 'closed' = 'closed') => ({
  schema: compileStandalone(schema, { dialect: 'openapi-3.1' }),
  example,
  rules: bodyRules(rules),
  reading: readingOf('response', world),
});

const included = (expectation: JsonExpectation): boolean =>
  isIncluded([expectation.schema], acceptance(expectation, 'state'), expectation.reading);

const counterexample = (expectation: JsonExpectation) =>
  bodyWithin(
    [permitted(expectation)],
    [expectationConstraint(acceptance(expectation, 'state'))],
    DEFAULT_OPTIONS,
  );

const expectations: fc.Arbitrary<JsonExpectation> = fc
  .tuple(
    fc.oneof(fc.tuple(schemas('2020-12'), values), fc.tuple(branchingSchemas, branchingValues)),
    fc.constantFrom<Rules>(
      {},
      { '$.a': TYPE },
      { '$[*]': TYPE },
      { '$.b': regex('^a'), '$.a.b': TYPE },
      { $: TYPE },
    ),
    fc.constantFrom('open', 'closed'),
  )
  .map(([[schema, example], rules, world]) => given(schema, example, rules, world));

describe('what structure alone shows to be accepted', () => {
  it('has no counterexample for the solver', () => {
    let count = 0;
    fc.assert(
      fc.property(expectations, (expectation) => {
        if (!included(expectation)) return;
        count++;
        expect(counterexample(expectation).kind).not.toBe('instance');
      }),
      { seed: 20_261_126, numRuns: 3_000 },
    );
    expect(count).toBeGreaterThan(100);
  });

  const user = {
    type: 'object',
    required: ['id', 'role', 'tags'],
    properties: {
      id: { type: 'integer' },
      role: { $ref: '#/$defs/role' },
      tags: { type: 'array', items: { type: 'string' } },
      nick: { type: 'string' },
    },
    $defs: { role: { type: 'string', enum: ['admin', 'guest'] } },
  };

  it.each<[string, JsonValue, JsonValue, Rules, boolean]>([
    ['types of required members', user, { id: 1, role: 'admin' }, { $: TYPE }, true],
    ['exact values, which the provider state decides', user, { id: 1, tags: ['a'] }, {}, true],
    ['an optional member', user, { nick: 'x' }, { $: TYPE }, false],
    ['another type', user, { id: 'x' }, { $: TYPE }, false],
    ['a regex for the values of an enum', user, { role: 'admin' }, { '$.role': regex('admin|guest') }, true],
    ['a regex for some of them', user, { role: 'admin' }, { '$.role': regex('admin') }, false],
    ['a regex for any text', user, { tags: ['x'] }, { '$.tags[*]': regex('.*') }, false],
    ['members of parts under allOf', { allOf: [user, { type: 'object' }] }, { id: 1 }, { $: TYPE }, true],
    ['members of one branch', { anyOf: [user, { type: 'object' }] }, { id: 1 }, { $: TYPE }, false],
    [
      'members that no response has',
      { type: 'object', required: ['id'], properties: { id: { type: 'integer', writeOnly: true } } },
      { id: 1 },
      { $: TYPE },
      false,
    ],
    ['what cannot be followed', { ...user, allOf: [{ $ref: '#/nowhere' }] }, { id: 1 }, { $: TYPE }, false],
  ])('%s', (_name, schema, example, rules, wanted) => {
    const expectation = given(schema, example, rules);
    expect(included(expectation)).toBe(wanted);
    if (wanted) expect(counterexample(expectation)).toEqual({ kind: 'empty' });
  });
});
