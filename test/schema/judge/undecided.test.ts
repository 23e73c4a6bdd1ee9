// biome-ignore-all lint/suspicious/noThenProperty: the keyword is called so
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/json/value.js';
import { accepts, judge } from '../../../src/schema/judge/index.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { CLOSED, OPEN } from '../describe.js';

const compile = (schema: JsonValue) => compileStandalone(schema, { dialect: '2020-12' });
/** A pattern that no ECMAScript engine reads. */
const UNKNOWN = { pattern: '(' };

describe('what cannot be decided', () => {
  it.each<[string, JsonValue, JsonValue, boolean | undefined]>([
    ['a pattern that is not one', UNKNOWN, 'x', undefined],
    ['… says nothing about numbers', UNKNOWN, 1, true],
    ['an error elsewhere wins', { allOf: [UNKNOWN, { maxLength: 0 }] }, 'x', false],
    ['doubt wins over acceptance', { allOf: [UNKNOWN, { maxLength: 9 }] }, 'x', undefined],
    ['one certain alternative is enough', { anyOf: [UNKNOWN, { type: 'string' }] }, 'x', true],
    ['no certain alternative', { anyOf: [UNKNOWN, { type: 'null' }] }, 'x', undefined],
    ['oneOf needs to know all', { oneOf: [UNKNOWN, { type: 'string' }] }, 'x', undefined],
    ['oneOf with two certain ones', { oneOf: [UNKNOWN, { type: 'string' }, { maxLength: 3 }] }, 'x', false],
    ['not', { not: UNKNOWN }, 'x', undefined],
    ['if with equal outcomes', { if: UNKNOWN, then: { maxLength: 1 }, else: { maxLength: 2 } }, 'x', true],
    ['if with different outcomes', { if: UNKNOWN, then: false, else: true }, 'x', undefined],
    ['if where both fail', { if: UNKNOWN, then: { maxLength: 0 }, else: false }, 'x', false],
    ['contains', { contains: UNKNOWN }, ['x'], undefined],
    ['contains with a certain one', { contains: { anyOf: [UNKNOWN, { const: 1 }] } }, ['x', 1], true],
    ['a dangling reference', { $ref: '#/nowhere' }, 1, undefined],
    ['a dangling reference beside an error', { $ref: '#/nowhere', type: 'string' }, 1, false],
    ['a reference to itself', { $ref: '#' }, 1, undefined],
    ['a keyword of the wrong type', { minLength: 'two' }, 'x', undefined],
    ['an unknown type', { type: 'strnig' }, 'x', undefined],
    ['an unknown dialect', { $schema: 'https://example.com/dialect', type: 'number' }, 'x', undefined],
    ['a schema that is no schema', { properties: { a: 'string' } }, { a: 1 }, undefined],
    ['… where the value does not reach it', { properties: { a: 'string' } }, { b: 1 }, true],
    [
      'unevaluated beside doubt',
      { anyOf: [{ $ref: '#/no' }, true], unevaluatedProperties: false },
      { a: 1 },
      undefined,
    ],
    [
      'a schema defined by its own negation',
      { $defs: { a: { not: { $ref: '#/$defs/a' } } }, $ref: '#/$defs/a' },
      1,
      undefined,
    ],
  ])('%s', (_name, schema, value, wanted) => {
    const compiled = compile(schema);
    expect(accepts(compiled, value, OPEN)).toBe(wanted);
    const { verdict, undecided, errors } = judge(compiled, value, OPEN);
    expect(verdict).toBe(wanted === undefined ? 'undecided' : wanted ? 'valid' : 'invalid');
    if (wanted === undefined) expect([errors.length, undecided.length > 0]).toEqual([0, true]);
  });

  it('does not call a property undeclared that a broken reference may declare', () => {
    const compiled = compile({ allOf: [{ $ref: '#/no' }, { properties: { a: true } }] });
    expect(accepts(compiled, { b: 1 }, CLOSED)).toBe(undefined);
  });
});

const nested = (depth: number): JsonValue => {
  let value: JsonValue = [];
  for (let i = 0; i < depth; i++) value = [value];
  return value;
};

describe('limits', () => {
  const tree = compile({ type: 'array', items: { $ref: '#' } });

  it('judges values 390 levels deep', () => {
    expect(accepts(tree, nested(390), OPEN)).toBe(true);
  });

  it.each([500, 5_000, 100_000])('leaves values %i levels deep undecided', (depth) => {
    const { verdict, undecided } = judge(tree, nested(depth), OPEN);
    expect([verdict, undecided[0]?.reason]).toEqual(['undecided', 'nested too deeply']);
  });

  it('ends on parents and children that list each other', () => {
    const schema = compile({
      $defs: {
        parent: { required: ['kind'], oneOf: [{ $ref: '#/$defs/a' }, { $ref: '#/$defs/b' }] },
        a: { allOf: [{ $ref: '#/$defs/parent' }], properties: { kind: { const: 'a' } } },
        b: { allOf: [{ $ref: '#/$defs/parent' }], properties: { kind: { const: 'b' } } },
      },
      $ref: '#/$defs/parent',
    });
    expect(accepts(schema, { kind: 'a' }, OPEN)).toBe(true);
    expect(accepts(schema, { kind: 'c' }, OPEN)).toBe(false);
    expect(accepts(schema, {}, OPEN)).toBe(false);
  });

  it('gives up on alternatives that multiply', () => {
    const schema = compile({
      anyOf: [
        { items: { $ref: '#' }, maxItems: 1, minItems: 1 },
        { maxItems: 1, minItems: 1, items: { $ref: '#' } },
        { const: 0 },
      ],
    });
    expect(accepts(schema, nested(60), OPEN)).toBe(undefined);
  });
});
