import { describe, expect, it } from 'vitest';
import { automatonOf } from '../../src/regex/automaton/compile.js';
import { compileRegex } from '../../src/regex/index.js';
import { matchesPrintable, printableOf } from '../../src/regex/printable.js';
import { sampleTexts } from '../../src/regex/samples.js';

const automaton = (regex: string) => {
  const result = automatonOf(compileRegex(regex, 'pact'));
  if (!result.automaton) throw new Error(result.reason);
  return result.automaton;
};

const samples = (regex: string, reach?: number) => sampleTexts(automaton(regex), () => 0.5, reach);

describe('samples of a pattern', () => {
  it.each([
    ['\\d{1,3}', '999'],
    ['[A-Z]{2}\\d{1,12}', 'ZZ999999999999'],
    ['/a/(?:b|cd)', '/a/cd'],
    ['', ''],
  ])('%s: the last of the longest texts is one', (regex, longest) => {
    expect(samples(regex)).toContain(longest);
  });

  it('are printable where the pattern has printable texts', () => {
    for (const text of samples('\\w+\\S.')) expect(text).toMatch(/^[ -~]+$/);
    expect(printableOf(automaton('é+'))).toBeUndefined();
    expect(samples('é{1,2}')).toEqual(expect.arrayContaining(['é', 'éé']));
  });

  it('reach as far as asked where texts can be as long as one likes', () => {
    const lengths = samples('a+', 20).map((text) => text.length);
    expect(Math.max(...lengths)).toBe(21);
  });

  it('of a pattern that nobody can analyse are not known', () => {
    expect(matchesPrintable(compileRegex('(\\w+)-\\1', 'pact'))).toBe(false);
  });
});
