import { describe, expect, it } from 'vitest';
import { JsonNumber, type JsonValue } from '../../../src/json/value.js';
import { compileRegex } from '../../../src/regex/compile.js';
import {
  type Expectation,
  exactArray,
  expectationConstraint as expecting,
  explainEmpty,
  solve,
} from '../../../src/schema/solver/index.js';
import { accepting, answer, CLOSED } from './queries.js';

const ANY: Expectation = { kind: 'any' };
const integer: Expectation = { kind: 'numberForm', form: 'integer' };
const text = (pattern: string): Expectation => ({ kind: 'text', regex: compileRegex(pattern, 'pact') });
const open = (members: Record<string, Expectation>): Expectation => ({
  kind: 'object',
  members: new Map(Object.entries(members)),
  others: ANY,
});

const order: JsonValue = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer', minimum: 1 },
    total: { type: 'number' },
    state: { type: 'string', enum: ['open', 'paid', 'archived'] },
    created: { type: 'string', format: 'date-time' },
    lines: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } } } },
  },
};
const described = accepting(order, CLOSED);

describe('expectations against a described response', () => {
  it.each<readonly [name: string, expectation: Expectation, witness: string, counterexample: string]>([
    [
      'an optional member',
      open({ total: { kind: 'type', type: 'number' } }),
      '{"id":1,"total":0}',
      '{"id":1}',
    ],
    ['a member that is not described', open({ nick: ANY }), 'empty', '{"id":1}'],
    ['the form of a number', open({ id: integer }), '{"id":1}', '{"id":1.0}'],
    ['a value', open({ id: { kind: 'constant', value: 7 } }), '{"id":7}', '{"id":1}'],
    [
      'a spelling',
      open({ id: { kind: 'constant', value: new JsonNumber('7.0') } }),
      '{"id":7.0}',
      '{"id":1}',
    ],
    ['an impossible value', open({ id: { kind: 'constant', value: 0 } }), 'empty', '{"id":1}'],
    ['an enum against a regex', open({ state: text('open|paid') }), '{"id":1,"state":"open"}', '{"id":1}'],
    ['the text of a number', open({ id: text('4\\d') }), '{"id":40}', '{"id":1}'],
    [
      'an inclusion',
      open({ state: { kind: 'includes', text: 'chi' } }),
      '{"id":1,"state":"archived"}',
      '{"id":1}',
    ],
    ['an empty list', open({ lines: exactArray([]) }), '{"id":1,"lines":[]}', '{"id":1}'],
    [
      'at least one line with a sku',
      open({ lines: { kind: 'array', rest: open({ sku: ANY }), min: 1 } }),
      '{"id":1,"lines":[{"sku":""}]}',
      '{"id":1}',
    ],
    [
      'a variant among the lines',
      open({ lines: { kind: 'array', contains: [open({ sku: { kind: 'constant', value: 'x' } })] } }),
      '{"id":1,"lines":[{"sku":"x"}]}',
      '{"id":1}',
    ],
  ])('%s', (_, expectation, witness, counterexample) => {
    expect(answer([described, expecting(expectation)])).toBe(witness);
    expect(answer([described], [expecting(expectation)])).toBe(counterexample);
  });

  it('is satisfied where nothing deviates', () => {
    const demand = [accepting({ ...(order as object), required: ['id', 'state'] } as JsonValue, CLOSED)];
    const refuse = [expecting(open({ id: integer, state: text('[a-z]+') }))];
    expect(solve({ demand, refuse, canonicalNumbers: true })).toEqual({ kind: 'empty' });
  });
});

describe('expectations on requests', () => {
  it('are closed: only what the consumer sends', () => {
    const sent: Expectation = {
      kind: 'object',
      members: new Map([['name', { kind: 'type', type: 'string' }]]),
      others: { kind: 'none' },
    };
    const accepted = accepting({
      type: 'object',
      required: ['name'],
      properties: { name: { minLength: 2 } },
    });
    expect(answer([expecting(sent)], [accepted])).toBe('{"name":""}');
    expect(answer([expecting(sent)], [accepting({ required: ['name'] })])).toBe('empty');
  });

  it('names and members of maps', () => {
    const map: Expectation = {
      kind: 'object',
      members: new Map(),
      others: ANY,
      eachName: text('k[0-9]'),
      eachMember: { kind: 'type', type: 'boolean' },
      min: 2,
    };
    expect(answer([expecting(map)])).toBe('{"k0":true,"k1":true}');
    expect(answer([expecting(map)], [accepting({ propertyNames: { pattern: '^k\\d$' } })])).toBe('empty');
  });
});

describe('opaque tests', () => {
  const even: Expectation = {
    kind: 'opaque',
    name: 'even length',
    accepts: (value) => typeof value === 'string' && value.length % 2 === 0,
    samples: ['', 'ab', 'abc'],
    types: ['string'],
  };

  it('are found among samples and refuted by themselves', () => {
    expect(answer([expecting(even), accepting({ minLength: 1 })])).toBe('"ab"');
    expect(answer([accepting({ type: 'string' })], [expecting(even)])).toBe('"abc"');
    expect(answer([expecting(even)], [expecting(even)])).toBe('empty');
  });

  it('never prove anything', () => {
    const never: Expectation = {
      kind: 'opaque',
      name: 'never',
      accepts: () => undefined,
      samples: ['a'],
      types: ['string'],
    };
    expect(answer([expecting(never)])).toBe('unknown');
  });
});

describe('explainEmpty', () => {
  const why = (demand: Parameters<typeof answer>[0]) => {
    const found = explainEmpty({ demand, refuse: [] });
    return (
      found && [found.path, found.clash.map(({ place }) => place.location?.pointer || place.keyword).sort()]
    );
  };

  it.each<readonly [Expectation, readonly [string, readonly string[]]]>([
    [open({ id: { kind: 'constant', value: 0 } }), ['/id', ['/properties/id/minimum', 'equal to 0']]],
    [open({ nick: ANY }), ['/nick', ['member "nick"', 'undeclared']]],
    [
      open({ lines: { kind: 'array', rest: open({ code: ANY }), min: 1 } }),
      ['/lines/0/code', ['/properties/lines/items', 'member "code"']],
    ],
    [open({ id: { kind: 'type', type: 'string' } }), ['/id', ['/properties/id', '/required', 'member "id"']]],
  ])('%#', (expectation, expected) => {
    expect(why([described, expecting(expectation)])).toEqual(expected);
  });

  it('names two keywords of one schema', () => {
    expect(why([accepting({ type: 'string', minLength: 3, maxLength: 2, pattern: 'x' })])).toEqual([
      '',
      ['/maxLength', '/minLength'],
    ]);
  });
});
