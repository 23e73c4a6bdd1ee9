import { expect, it } from 'vitest';
import { matchesWildcard } from '../../src/policy/wildcard.js';

it.each([
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['*', 'anything', true],
  ['a*', 'abc', true],
  ['a*', 'ba', false],
  ['*c', 'abc', true],
  ['a*c', 'ac', true],
  ['a*b*c', 'a1b2b3c', true],
  ['a*b*c', 'a1c2', false],
  ['response.*', 'response.body.type', true],
  ['response.*', 'response', false],
  ['GET /users/{id}', 'GET /users/{id}', true],
  ['a.c', 'abc', false],
])('%s against %s', (pattern, text, expected) => {
  expect(matchesWildcard(pattern, text)).toBe(expected);
});

it('does not hang on many stars', () => {
  expect(matchesWildcard(`${'a*'.repeat(2000)}b`, 'a'.repeat(5000))).toBe(false);
});
