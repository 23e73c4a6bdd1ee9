import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/json/value.js';
import { matchHeaders, matchHeaderValues } from '../../../src/matching/headers/match.js';
import { DEFAULT_POLICY } from '../../../src/matching/policy.js';
import { list, regex, TYPE } from '../rules.js';

const verdict = (
  name: string,
  expected: readonly string[],
  actual: readonly string[],
  rules?: JsonValue[],
) => {
  const { mismatches, undecided } = matchHeaderValues(name, expected, actual, rules && list(rules));
  return mismatches.length ? 'mismatch' : undecided.length ? 'undecided' : 'match';
};

describe('values without rules', () => {
  it.each([
    ['equal', 'X-A', ['a'], ['a'], 'match'],
    ['case counts', 'X-A', ['A'], ['a'], 'mismatch'],
    ['space around is trimmed', 'X-A', [' a '], ['a'], 'match'],
    ['space inside counts', 'X-A', ['a  b'], ['a b'], 'mismatch'],
    ['space at commas does not', 'X-A', ['a, b'], ['a ,b'], 'match'],
    ['the order at commas does', 'X-A', ['a,b'], ['b,a'], 'mismatch'],
    ['one line is not two', 'X-A', ['a, b'], ['a', 'b'], 'mismatch'],
    ['but in a list header it is', 'Vary', ['a, b'], ['a', 'b'], 'match'],
    ['list headers keep their order', 'Cache-Control', ['a, b'], ['b, a'], 'mismatch'],
    ['a surplus line', 'X-A', ['a'], ['a', 'b'], 'mismatch'],
    ['a missing line', 'X-A', ['a', 'b'], ['a'], 'mismatch'],
    ['lines in another order', 'X-A', ['a', 'b'], ['b', 'a'], 'mismatch'],
    ['an empty list and a value', 'X-A', [], ['a'], 'mismatch'],
    ['an empty value and a value', 'X-A', [''], ['a'], 'mismatch'],
    ['an empty value', 'X-A', [''], [''], 'match'],
  ])('%s', (_name, header, expected, actual, result) => {
    expect(verdict(header, expected, actual)).toBe(result);
  });
});

describe('Content-Type and Accept by parameter', () => {
  it.each([
    ['equal', 'a/b;c=d', 'a/b;c=d', 'match'],
    ['space at semicolons', 'a/b;c=d', 'a/b ; c=d', 'match'],
    ['the type has a case', 'A/B', 'a/b', 'mismatch'],
    ['parameter values have none', 'a/b;charset=utf-8', 'a/b;charset=UTF-8', 'match'],
    ['parameter names do', 'a/b;Charset=utf-8', 'a/b;charset=utf-8', 'mismatch'],
    ['quotes are part of the value', 'a/b;c=d', 'a/b;c="d"', 'mismatch'],
    ['another order', 'a/b;c=d;e=f', 'a/b;e=f;c=d', 'match'],
    ['an unexpected parameter', 'a/b', 'a/b;c=d', 'match'],
    ['a missing parameter', 'a/b;c=d', 'a/b', 'mismatch'],
    ['a parameter without a value is no demand', 'a/b;c', 'a/b', 'match'],
    ['a value with an equals sign', 'a/b;c=d=e', 'a/b;c=d=e', 'match'],
  ])('%s', (_name, expected, actual, result) => {
    expect(verdict('content-type', [expected], [actual])).toBe(result);
    expect(verdict('ACCEPT', [expected], [actual])).toBe(result);
    expect(verdict('X-Type', [expected], [actual])).toBe(expected === actual ? 'match' : 'mismatch');
  });

  it('compares each range of an Accept header', () => {
    expect(verdict('Accept', ['a/b;q=1, c/d'], ['a/b;q=1;x=y', 'c/d'])).toBe('match');
  });
});

describe('values under rules', () => {
  it.each<[string, string, string[], string[], JsonValue[], string]>([
    ['a rule replaces equality', 'X-A', ['1'], ['whatever'], [TYPE], 'match'],
    ['the whole value of a plain header', 'X-A', ['a'], ['a, b'], [regex('\\w')], 'mismatch'],
    ['spaces at commas stay', 'X-A', ['a'], ['a, b'], [regex('a, b')], 'match'],
    ['each value of a list header', 'Allow', ['GET'], ['PUT, POST'], [regex('[A-Z]+')], 'match'],
    ['surplus lines', 'X-A', ['a'], ['b', 'c'], [TYPE], 'match'],
    ['fewer lines', 'X-A', ['a', 'b'], ['c'], [TYPE], 'match'],
    ['one wrong line', 'X-A', ['a', 'b'], ['c', '4'], [regex('[a-z]')], 'mismatch'],
    ['min of several', 'X-A', ['a', 'b'], ['c'], [{ match: 'type', min: 2 }], 'mismatch'],
    ['min of one is ignored', 'X-A', ['a'], ['c'], [{ match: 'type', min: 2 }], 'match'],
    ['a rule instead of parameters', 'Content-Type', ['a/b'], ['c/d'], [regex('[a-z]/[a-z]')], 'match'],
    ['an unknown matcher', 'X-A', ['a'], ['a'], [{ match: 'bogus' }], 'undecided'],
    ['no matchers are no rule', 'X-A', ['a'], ['b'], [], 'mismatch'],
  ])('%s', (_name, header, expected, actual, rules, result) => {
    expect(verdict(header, expected, actual, rules)).toBe(result);
  });
});

describe('all headers of a part', () => {
  const headers = (
    expected: Record<string, string>,
    actual: Record<string, string>,
    rules: Record<string, JsonValue[]> = {},
  ) =>
    matchHeaders(
      Object.entries(expected).map(([name, value]) => ({ name, values: [value], pointer: '' })),
      Object.entries(actual).map(([name, value]) => ({ name, values: [value] })),
      new Map(Object.entries(rules).map(([name, matchers]) => [name, list(matchers)])),
      DEFAULT_POLICY,
    ).mismatches.map(({ path }) => path);

  it('finds names regardless of case', () => expect(headers({ 'X-A': '1' }, { 'x-a': '1' })).toEqual([]));
  it('allows further headers', () => expect(headers({}, { 'x-a': '1' })).toEqual([]));
  it('asks for missing ones', () => expect(headers({ 'X-A': '1' }, {}, { 'x-a': [TYPE] })).toEqual(['X-A']));
  it('finds rules regardless of case', () =>
    expect(headers({ 'X-A': '1' }, { 'X-A': '2' }, { 'x-a': [TYPE] })).toEqual([]));
});
