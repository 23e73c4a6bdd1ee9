import { describe, expect, it } from 'vitest';
import { contractFaults } from '../../src/pact/hygiene.js';
import { contractOf, contractWith, exchange } from './contract.js';

const faultsOf = (...interactions: unknown[]) =>
  contractFaults(contractOf({ consumer: { name: 'a' }, provider: { name: 'b' }, interactions })).map(
    ({ interaction, fault }) => [interaction, fault.code, fault.severity],
  );

describe('duplicates', () => {
  it.each([
    ['word for word', exchange(), [[1, 'duplicate', 'info']]],
    ['another response', exchange({}, { status: 404 }), [[1, 'conflict', 'warning']]],
    ['another request', exchange({ path: '/b' }), [[1, 'identity', 'info']]],
    ['another state', exchange({}, {}, { providerState: 'x 1' }), []],
    ['another description', { ...exchange(), description: 'other' }, []],
  ])('%s', (_name, second, expected) => {
    expect(faultsOf(exchange(), second)).toEqual(expected);
  });

  it('finds keys that occur twice', () => {
    const keyed = (description: string, key: string) => ({ ...exchange(), description, key });
    expect(faultsOf(keyed('a', 'k'), keyed('b', 'k'), keyed('c', 'l'))).toEqual([[1, 'identity', 'info']]);
  });

  it('tells states apart by their parameters', () => {
    const withId = (id: number) =>
      exchange({}, { status: 200 + id }, { providerStates: [{ name: 's', params: { id } }] });
    expect(faultsOf(withId(1), withId(2))).toEqual([]);
  });
});

describe('exact values', () => {
  const body = { a: 1, b: { c: 'x', d: [true, null] } };

  it('names some paths', () => {
    const [found] = contractFaults(contractWith(exchange({}, { body })));
    expect(found?.fault).toMatchObject({ code: 'exact-values', pointer: '/interactions/0/response/body' });
    expect(found?.fault.message).toContain('all 4 values');
    expect(found?.fault.message).toContain('$.a, $.b.c, $.b.d[0], …');
  });

  it.each([
    ['rules are given', exchange({}, { body, matchingRules: { '$.body.a': { match: 'type' } } }), '3.0.0'],
    ['there are few values', exchange({}, { body: { a: 1, b: 2 } }), '3.0.0'],
    ['the body is text', exchange({}, { body: 'abc' }), '3.0.0'],
    ['the version has no matchers', exchange({}, { body }), '1.0.0'],
  ])('is silent when %s', (_name, interaction, version) => {
    expect(contractFaults(contractWith(interaction, version))).toEqual([]);
  });
});

describe('provider states', () => {
  it.each([
    'database has data',
    'Data exists.',
    'some user exists',
    'default state',
    'the database contains data',
    'default',
  ])('%s is vague', (providerState) => {
    expect(faultsOf(exchange({}, {}, { providerState }))).toEqual([[0, 'state.vague', 'info']]);
  });

  it.each([
    'user 42 exists',
    'a user exists',
    'book-exists',
    'is authenticated',
    'no books exist',
    'state one',
    'ACTIVE',
    '42',
  ])('%s is not', (providerState) => {
    expect(faultsOf(exchange({}, {}, { providerState }))).toEqual([]);
  });

  it('accepts any name with parameters, and none without name', () => {
    const states = [{ name: 'default', params: { id: 1 } }, { name: '' }];
    expect(faultsOf(exchange({}, {}, { providerStates: states }))).toEqual([[0, 'state.vague', 'info']]);
  });
});
