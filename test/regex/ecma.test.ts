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
    // Without the `u` flag these would be read, as something else than what was meant.
    ['\\A\\d+\\z', '12', undefined],
    ['\\A\\d+\\z', 'A1z', undefined],
    ['^[[:alpha:]]+$', 'abc', undefined],
    ['^[^[:space:]]+$', 'abc', undefined],
    ['^\\x{1F600}$', '😀', undefined],
    ['^\\Qa.b\\E$', 'a.b', undefined],
    ['^\\p{IsAlpha}+$', 'a', undefined],
    ['^[a-z&&[^aeiou]]+$', 'b', undefined],
    ['^\\d{,3}$', '12', undefined],
    // These are not needed, and harmless.
    ['^[\\w\\-\\.]+\\@\\w+\\.com$', 'a-b.c@d.com', true],
    ['^\\/\\_\\:\\-\\#\\"\\ \\!\\%\\&\\,\\;\\<\\=\\>\\~$', '/_:-#" !%&,;<=>~', true],
    ['^\\cA\\x41\\u0042\\0$', '\u0001AB\0', true],
    ['^(?<a>x)\\-\\k<a>$', 'x-x', true],
    ['^\\[[^[]*]$', '[a]', true],
    ['^{a}$', '{a}', true],
    // What only the `u` flag knows is meant, whatever else is escaped.
    ['^[\\p{L}\\_\\-]+\\-\\_$', 'ä-_-_', true],
    ['^\\u{1F600}\\-$', '😀-', true],
  ])('%s on %j is %s', (pattern, text, expected) => {
    expect(compileRegex(pattern, 'ecma').test(text)).toBe(expected);
  });

  it('says why a pattern is not ECMAScript', () => {
    const regex = compileRegex('(?i)^abc$', 'ecma');
    expect(regex.reason).toMatch(/^not an ECMAScript pattern: /);
    expect(regex.invalid).toBe(true);
    expect(regex.reason).toContain('((?i) is of another dialect; here a class lists both cases: [Aa])');
    expect(compileRegex('\\A1', 'ecma').reason).toBe(
      'not an ECMAScript pattern: \\A1 (\\A is of another dialect; here ^ is the start)',
    );
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
