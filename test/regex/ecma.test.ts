import { describe, expect, it } from 'vitest';
import { compileRegex } from '../../src/regex/compile.js';

describe('ECMAScript patterns', () => {
  it.each([
    ['^\\d{3}\\-\\d{4}$', '555-1234', true],
    ['^\\d{3}\\-\\d{4}$', '5551234', false],
    ['b+', 'abc', true],
    ['^b+', 'abc', false],
    ['^.$', '😀', true],
    ['^\\p{Lu}+$', 'ÄÖ', true],
    ['^$', '', true],
    ['[a-z', 'a', undefined],
    ['(?i)^abc$', 'ABC', undefined],
  ])('%s on %j is %s', (pattern, text, expected) => {
    expect(compileRegex(pattern, 'ecma').test(text)).toBe(expected);
  });

  it('says why a pattern is not ECMAScript', () => {
    const regex = compileRegex('(?i)^abc$', 'ecma');
    expect(regex.reason).toMatch(/^not an ECMAScript pattern: /);
    expect(regex.invalid).toBe(true);
  });

  it('prefers the u flag and falls back without it', () => {
    expect(compileRegex('^a$', 'ecma').flags).toBe('u');
    expect(compileRegex('^\\d\\-$', 'ecma').flags).toBe('');
  });

  it('returns the same object for the same pattern and dialect', () => {
    expect(compileRegex('cached', 'ecma')).toBe(compileRegex('cached', 'ecma'));
    expect(compileRegex('cached', 'ecma')).not.toBe(compileRegex('cached', 'pact'));
  });
});

it('survives patterns that the engine finds too large only when it runs them', () => {
  const { test } = compileRegex(`^${'\\{"a":'.repeat(100_000)}$`, 'ecma');
  expect(() => test('x')).not.toThrow();
});
