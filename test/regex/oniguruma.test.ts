import { describe, expect, it } from 'vitest';
import { compileRegex } from '../../src/regex/compile.js';

const verdict = (pattern: string, text: string) => compileRegex(pattern, 'pact').test(text);

describe('Ruby patterns match the whole value', () => {
  it.each([
    ['\\d+', 'abc1def', false],
    ['^x', 'xy', false],
    ['a|ab', 'ab', true],
    ['a*?', 'aaa', true],
    ['', 'x', false],
    ['', '', true],
    ['^a$|^b$', 'b', true],
    ['(?:^a$)', 'a', true],
    ['a.b', 'a\nb', false],
    ['a.b', 'a\rb', true],
    ['(?m)a.b', 'a\nb', true],
    ['a$\\nb', 'a\nb', true],
    ['a\\n^b', 'a\nb', true],
    ['\\Aab\\z', 'ab', true],
    ['a\\Z\\n', 'a\n', true],
    ['/abc/i', 'abc', false],
    ['\\/a', '/a', true],
  ])('%s on %j is %s', (pattern, text, expected) => {
    expect(verdict(pattern, text)).toBe(expected);
  });
});

describe('Ruby constructs', () => {
  it.each([
    ['(?i)abc', 'ABC', true],
    ['a(?i)b', 'aB', true],
    ['a(?i)b', 'AB', false],
    ['a(?i)b|c', 'aC', true],
    ['a(?i:b)c', 'aBc', true],
    ['a(?i:b)c', 'aBC', false],
    ['(?i:[a-c])x', 'Bx', true],
    ['(?-i)abc', 'abc', true],
    ['[[:alpha:]]+', 'äb', true],
    ['[[:^alpha:]]+', 'a', false],
    ['[[:punct:]]', '$', true],
    ['\\p{Punct}', '$', false],
    ['(?i)\\p{Lu}b', 'aB', false],
    ['(?i)\\p{Lu}b', 'AB', true],
    ['\\pL', 'pL', true],
    ['\\141[\\1]', 'a\u0001', true],
    ['(?i)straße', 'STRASSE', undefined],
    ['\\h+', 'deadBEEF', true],
    ['\\H', 'g', true],
    ['\\d', '٣', true],
    ['\\w+', 'größe', true],
    ['\\s', '\u0085', true],
    ['[a-z&&[^b]]+', 'ac', true],
    ['[a-z&&[^b]]+', 'abc', false],
    ['[]a]+', ']a', true],
    ['[^]]+', 'ab', true],
    ['[a-]+', '-', true],
    ['[\\w-]+', 'a-b', true],
    ['[\\w.%+-]+@x', 'a.b+c@x', true],
    ['a{,2}', 'aa', true],
    ['a{,2}', 'aaa', false],
    ['{"a"}', '{"a"}', true],
    ['a]', 'a]', true],
    ['\\p{Lu}\\p{^Lu}\\P{Lu}', 'Aab', true],
    ['\\p{Alpha}\\p{Han}', 'a漢', true],
    ['(?<x>a|b)-\\k<x>', 'a-a', true],
    ['(?<x>a|b)-\\k<x>', 'a-b', false],
    ['(a|b)\\1', 'bb', true],
    ['(?:(a)|(b))c', 'bc', true],
    ['a++b', 'aab', true],
    ['a++ab', 'aab', false],
    ['(?>a|ab)c', 'abc', false],
    ['(?>ab|a)c', 'abc', true],
    ['(?x) a b # comment', 'ab', true],
    ['a(?#comment)b', 'ab', true],
    ['\\u0061\\x62\\x{1F600}', 'ab😀', true],
    ['a{2}?', '', true],
    ['\\R', '\r\n', true],
    ['(?=.*\\d)[a-z\\d]+', 'abc1', true],
    ['\\Qa', 'Qa', true],
  ])('%s on %j is %s', (pattern, text, expected) => {
    expect(verdict(pattern, text)).toBe(expected);
  });

  it.each([['('], [')'], ['[a'], ['[]'], ['*a'], ['a\\']])(
    '%s is malformed and matches nothing',
    (pattern) => {
      const regex = compileRegex(pattern, 'pact');
      expect(regex.test('a')).toBe(false);
      expect(regex.invalid).toBe(true);
    },
  );

  it.each([
    ['(?<x>a)\\g<x>'],
    ['(?:(a)|b)\\1'],
    ['(?~abc)'],
    ['\\X'],
    ['a(?i)[\\p{Lower}]'],
    ['\\xff'],
    ['(?(1)a|b)'],
  ])('%s is undecided, with a reason', (pattern) => {
    const regex = compileRegex(pattern, 'pact');
    expect(regex.test('a')).toBeUndefined();
    expect(regex.reason).toMatch(/^unsupported regular expression: /);
  });
});
