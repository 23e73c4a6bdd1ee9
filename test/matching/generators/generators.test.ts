import { describe, expect, it } from 'vitest';
import { JsonNumber, type JsonValue } from '../../../src/json/value.js';
import { generatorOf } from '../../../src/matching/generators/index.js';
import type { Generator } from '../../../src/pact/generators.js';

const NOW = new Date('2024-05-06T07:08:09.123Z');
const generator = (type: string, attributes: Record<string, JsonValue> = {}): Generator => ({
  type,
  attributes,
  pointer: '',
});

function accepts(type: string, attributes: Record<string, JsonValue>, example: JsonValue, value: JsonValue) {
  const one = generator(type, attributes);
  return generatorOf(one).accepts(value, one, { example, now: NOW });
}

function samples(type: string, attributes: Record<string, JsonValue> = {}, example: JsonValue = 'x') {
  const one = generator(type, attributes);
  return generatorOf(one).samples(one, { example, now: NOW });
}

describe('accepts', () => {
  it.each<[string, Record<string, JsonValue>, JsonValue, JsonValue, boolean | undefined]>([
    ['RandomInt', { min: 1, max: 3 }, 1, 3, true],
    ['RandomInt', { min: 1, max: 3 }, 1, 4, false],
    ['RandomInt', { min: 1, max: 3 }, 1, '3', false],
    ['RandomInt', { min: 1, max: 3 }, '1', '3', true],
    ['RandomInt', {}, 1, 10, true],
    ['RandomInt', {}, 1, new JsonNumber('1.0'), false],
    ['RandomDecimal', { digits: 4 }, '1.5', '12.34', true],
    ['RandomDecimal', { digits: 4 }, '1.5', '123.4', false],
    ['RandomDecimal', { digits: 4 }, '1.5', '1.2', false],
    ['RandomDecimal', { digits: 4 }, 1.5, 1.2, true],
    ['RandomDecimal', { digits: 4 }, 1.5, -1.2, false],
    ['RandomHexadecimal', { digits: 4 }, '', 'A1B2', true],
    ['RandomHexadecimal', { digits: 4 }, '', 'A1A1', false],
    ['RandomHexadecimal', { digits: 20 }, '', '0123456789ABCDEF', true],
    ['RandomString', { size: 3 }, '', 'a1Z', true],
    ['RandomString', { size: 3 }, '', 'a-Z', false],
    ['RandomBoolean', {}, true, false, true],
    ['Boolean', {}, 'true', 'false', true],
    ['RandomBoolean', {}, 'true', false, false],
    ['Regex', { regex: '^\\d{3}$' }, '', '123', true],
    ['Regex', { regex: '\\d{3}' }, '', '1234', false],
    ['Regex', { regex: '^(?=a)a$' }, 'kept', 'kept', true],
    ['Regex', { regex: '^(?=a)a$' }, 'kept', 'a', false],
    ['Uuid', {}, '', '6b9a1d3e-52c4-4f0b-9c7d-0e8a4b2f6d15', true],
    ['Uuid', { format: 'simple' }, '', '6b9a1d3e52c44f0b9c7d0e8a4b2f6d15', true],
    ['Uuid', { format: 'URN' }, '', '6b9a1d3e-52c4-4f0b-9c7d-0e8a4b2f6d15', false],
    ['Uuid', { format: 'URN' }, 1, '6b9a1d3e-52c4-4f0b-9c7d-0e8a4b2f6d15', true],
    ['Date', { format: 'dd/MM/yyyy' }, '', '01/02/2024', true],
    ['DateTime', {}, '', '2024-05-06T07:08:09.123+0000', true],
    ['Time', {}, '', '25:00:00', false],
    ['ProviderState', { expression: 'id', dataType: 'INTEGER' }, 1, 'a', false],
    ['ProviderState', { expression: 'id', dataType: 'INTEGER' }, 1, 7, undefined],
    ['ProviderState', { expression: 'id' }, 1, 'a', undefined],
    [
      'MockServerURL',
      { regex: '.*(\\/orders\\/\\d+)$', example: 'http://localhost/orders/12' },
      '',
      'https://x/orders/12',
      true,
    ],
    [
      'MockServerURL',
      { regex: '.*(\\/orders\\/\\d+)$', example: 'http://localhost/orders/12' },
      '',
      'https://x/orders/13',
      false,
    ],
    ['ArrayContains', {}, [], [], undefined],
    ['SomePlugin', {}, 1, 2, undefined],
  ])('%s %j with the example %j: %j is %s', (type, attributes, example, value, expected) => {
    expect(accepts(type, attributes, example, value)).toBe(expected);
  });
});

describe('samples', () => {
  it.each<[string, Record<string, JsonValue>, JsonValue]>([
    ['RandomInt', { min: -5, max: 5 }, 1],
    ['RandomInt', { min: -5, max: 5 }, '1'],
    ['RandomDecimal', { digits: 1 }, '1'],
    ['RandomDecimal', { digits: 2 }, 1.5],
    ['RandomDecimal', { digits: 6 }, 1.5],
    ['RandomDecimal', {}, '1.5'],
    ['RandomHexadecimal', { digits: 8 }, ''],
    ['RandomHexadecimal', { digits: 15 }, ''],
    ['RandomString', { size: 25 }, ''],
    ['RandomBoolean', {}, true],
    ['Regex', { regex: '^[a-z]{2,4}-\\d+$' }, ''],
    ['Uuid', { format: 'upper-case-hyphenated' }, ''],
    ['Uuid', { format: 'simple' }, ''],
    ['Date', {}, ''],
    ['Time', { format: 'hh:mm a' }, ''],
    ['DateTime', {}, ''],
    ['MockServerURL', { regex: '.*(/a)$', example: 'http://h/a' }, ''],
  ])('%s %j: all are accepted', (type, attributes, example) => {
    const found = samples(type, attributes, example);
    expect(found.length).toBeGreaterThan(0);
    for (const value of found)
      expect(accepts(type, attributes, example, value), JSON.stringify(value)).toBe(true);
  });

  it('contains the bounds of an integer range', () => {
    expect(samples('RandomInt', { min: 5, max: 9 }, 1)).toEqual(expect.arrayContaining([5, 9]));
  });

  it('contains long texts of an unbounded pattern', () => {
    const lengths = samples('Regex', { regex: '\\d+' }).map((value) => String(value).length);
    expect(Math.max(...lengths)).toBeGreaterThan(15);
  });

  it('starts dates at the given present', () => {
    expect(samples('Date', {})[0]).toBe('2024-05-06');
  });

  it('keeps the example where nothing is known', () => {
    expect(samples('SomePlugin', {}, 7)).toEqual([7]);
  });
});

describe('describe', () => {
  it.each<[string, Record<string, JsonValue>, string]>([
    ['RandomInt', { min: 1, max: 2 }, 'an integer from 1 to 2'],
    ['Regex', { regex: '^a$' }, 'a text matching a'],
    ['Date', { expression: 'today + 1 day' }, 'a date in the format yyyy-MM-dd (today + 1 day)'],
    ['SomePlugin', {}, 'a value of the generator SomePlugin'],
  ])('%s', (type, attributes, words) => {
    const one = generator(type, attributes);
    expect(generatorOf(one).describe(one, { example: 'x', now: NOW })).toBe(words);
  });
});
