import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/check/options.js';
import type { JsonExpectation } from '../../../src/check/response/deviations.js';
import { narrow } from '../../../src/check/response/narrowed.js';
import { answerFor, searchWitness } from '../../../src/check/response/witness-search.js';
import { readingOf } from '../../../src/check/schema-violations.js';
import { pointerTokens } from '../../../src/json/pointer.js';
import type { JsonValue } from '../../../src/json/value.js';
import type { Direction, Reading, Schema } from '../../../src/schema/model.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { bodyRules, INTEGER, regex, TYPE } from '../../matching/rules.js';
import { json } from '../../schema/describe.js';
import { branchingSchemas, branchingValues } from './branching.js';

type Rules = Parameters<typeof bodyRules>[0];

interface Question {
  readonly example: JsonValue;
  readonly rules: Rules;
  readonly direction: Direction;
  readonly world: Reading['world'];
  readonly pointer: string;
}

const compile = (schema: JsonValue) => compileStandalone(schema, { dialect: 'openapi-3.0' });

const isHopelessAt = (expectation: JsonExpectation, pointer: string): boolean => {
  const part = narrow(expectation, pointerTokens(pointer));
  return part !== undefined && answerFor(part, expectation, DEFAULT_OPTIONS).kind === 'empty';
};

const ask = (schema: Schema, { example, rules, direction, world, pointer }: Question) =>
  isHopelessAt({ schema, example, rules: bodyRules(rules), reading: readingOf(direction, world) }, pointer);

const question = (changes: Partial<Question>): Question => ({
  example: null,
  rules: {},
  direction: 'response',
  world: 'closed',
  pointer: '',
  ...changes,
});

const questions: fc.Arbitrary<Question[]> = fc.tuple(branchingValues, branchingValues).chain(([one, other]) =>
  fc.array(
    fc.record({
      // Examples under the same name, so that one schema is asked about several parts.
      example: fc.constantFrom(one, other, { a: one, b: other }, { a: other, b: one }),
      rules: fc.constantFrom<Rules>({}, {}, {}, { $: TYPE }, { '$.a': TYPE }, { '$.b': INTEGER }),
      direction: fc.constantFrom<Direction>('response', 'request'),
      world: fc.constantFrom<Reading['world']>('closed', 'open'),
      pointer: fc.constantFrom('', '/a', '/b', '/a/b'),
    }),
    { minLength: 2, maxLength: 5 },
  ),
);

describe('whether nothing fits at a place', () => {
  it('is answered as if nobody had asked before', () => {
    const seen = { hopeless: 0, open: 0 };
    fc.assert(
      fc.property(
        fc.oneof(
          branchingSchemas,
          fc.tuple(branchingSchemas, branchingSchemas).map(([a, b]) => ({ properties: { a, b } })),
        ),
        questions,
        (written, asked) => {
          const schema = compile(written);
          const answers = [...asked, ...asked].map((one) => ask(schema, one));
          const alone = asked.map((one) => ask(compile(written), one));
          expect(answers).toEqual([...alone, ...alone]);
          for (const answer of alone) seen[answer ? 'hopeless' : 'open']++;
        },
      ),
      { seed: 20_261_230, numRuns: 150 },
    );
    expect(Math.min(seen.hopeless, seen.open)).toBeGreaterThan(50);
  });

  const number = {
    type: 'object',
    properties: { a: { type: 'integer' }, b: { type: 'integer', readOnly: true } },
  };

  it.each<[string, JsonValue, Partial<Question>, Partial<Question>]>([
    ['another example', number, { example: { a: 'x' } }, { example: { a: 1 } }],
    [
      'rules that let it vary',
      number,
      { example: { a: 'x' } },
      { example: { a: 'x' }, rules: { '$.a': INTEGER } },
    ],
    [
      'rules that let all vary',
      number,
      { example: { a: 'x' } },
      { example: { a: 'x' }, rules: { $: TYPE, '$.a': INTEGER } },
    ],
    ['an open world', number, { example: { c: 1 } }, { example: { c: 1 }, world: 'open' }],
    ['the other direction', number, { example: { b: 1 }, direction: 'request' }, { example: { b: 1 } }],
    [
      'another number',
      { type: 'object', properties: { a: { enum: [1, 2] } } },
      { example: { a: 3 } },
      { example: { a: 2 } },
    ],
    [
      'another part',
      { properties: { a: { type: 'integer' }, b: { type: 'string' } } },
      { example: { a: 'x', b: 'x' }, pointer: '/a' },
      { example: { a: 'x', b: 'x' }, pointer: '/b' },
    ],
    ['a part, not the same as a whole', { type: 'integer' }, { example: 'x' }, { example: 1 }],
  ])('is asked anew for %s', (_name, schema, hopeless, open) => {
    for (const order of [
      [hopeless, open],
      [open, hopeless],
      [hopeless, hopeless, open, open],
    ]) {
      const one = compile(schema);
      expect(order.map((changes) => ask(one, question(changes)))).toEqual(
        order.map((changes) => changes === hopeless),
      );
    }
  });

  it('is asked anew for rules also where they let less vary', () => {
    const schema = compile({ type: 'object', properties: { a: { type: 'string', maxLength: 2 } } });
    const answers = [{}, { '$.a': regex('^a{3,}$') }, {}].map((rules) =>
      ask(schema, question({ example: { a: 'aa' }, rules })),
    );
    expect(answers).toEqual([false, true, false]);
  });

  it('tells large numbers apart that are the same to JavaScript', () => {
    const schema = compile(json('{"properties":{"a":{"enum":[9007199254740993]}}}'));
    const answer = (text: string) => ask(schema, question({ example: json(text) }));
    expect(['{"a":9007199254740993}', '{"a":9007199254740992}'].map(answer)).toEqual([false, true]);
  });

  it('tells numbers apart that are written differently', () => {
    const schema = compile({ type: 'object', properties: { a: { type: 'integer' } } });
    const answer = (text: string) => ask(schema, question({ example: json(text) }));
    expect(['{"a":1}', '{"a":1.5}', '{"a":1.50}', '{"a":"1.5"}', '{"a":1}'].map(answer)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('leaves no hope for the whole', () => {
    let hopeless = 0;
    fc.assert(
      fc.property(
        branchingSchemas,
        branchingSchemas,
        branchingValues,
        branchingValues,
        (a, b, one, other) => {
          const schema = compile({ type: 'object', properties: { a, b } });
          const example = { a: one, b: other };
          const expectation = { schema, example, rules: [], reading: readingOf('response') };
          if (!['/a', '/b'].some((pointer) => isHopelessAt(expectation, pointer))) return;
          hopeless++;
          expect(searchWitness(expectation, DEFAULT_OPTIONS).kind).not.toBe('instance');
        },
      ),
      { seed: 20_261_231, numRuns: 100 },
    );
    expect(hopeless).toBeGreaterThan(20);
  });
});
