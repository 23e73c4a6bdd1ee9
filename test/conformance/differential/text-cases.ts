import type { JsonObject } from '../../../src/json/value.js';
import type { Case } from '../oracle/model.js';
import { scalarMatcher } from './matchers.js';
import { writePart } from './part.js';
import type { Random } from './random.js';

const one = (family: string, matcher: JsonObject, text: string, random: Random): Case => {
  const headers = { 'Content-Type': 'application/json' };
  const spec = random.pick(['3', '4']);
  const body = { json: { a: 'x' }, contentType: 'application/json' };
  const rules = [{ category: 'body', key: '$.a', matchers: [matcher] }] as const;
  return {
    family,
    part: 'response',
    spec,
    expected: writePart('response', spec, { status: 200, headers, body, rules }),
    actual: { status: 200, headers, body: { a: text } },
  };
};

const FORMATS: readonly (readonly [kind: string, format: string | undefined, texts: readonly string[]])[] = [
  [
    'date',
    undefined,
    [
      '2024-02-29',
      '2023-02-29',
      '24-2-9',
      '2024-13-01',
      '2024-00-10',
      '2024-01-00',
      '0000-01-01',
      '2024-1-1x',
      '02024-01-01',
      '2024/01/01',
    ],
  ],
  [
    'date',
    'yyyy-MM-dd',
    [
      '2024-04-31',
      '2024-04-30',
      '2024-4-3',
      '99999-01-01',
      '2024-01-1',
      '+2024-01-01',
      '2000-02-29',
      '1900-02-29',
    ],
  ],
  ['date', 'dd/MM/yyyy', ['31/12/2024', '29/02/2023', '29/02/2024', '1/1/1', '32/01/2024', '00/01/2024']],
  ['date', 'd MMM yy', ['3 Feb 22', '3 feb 22', '3 February 22', '03 FEB 2022', '3 Sept 22', '30 Feb 22']],
  [
    'date',
    'EEE, d MMMM y',
    ['Mon, 3 February 2022', 'Monday, 3 February 2022', 'mon, 3 february 2', 'Mon, 3 Feb 2022'],
  ],
  ['date', 'EEEE', ['Monday', 'monday', 'Mon', 'Mo']],
  ['date', 'E', ['Mon', 'Monday', 'sun']],
  ['date', 'yyyy-DDD', ['2024-001', '2024-1', '2024-365', '2024-000']],
  [
    'date',
    "yyyy-'W'ww-e",
    ['2024-W05-1', '2024-W56-7', '2024-W57-1', '2024-W00-1', '2024-W5-0', '2024-W5-8'],
  ],
  ['date', 'yyyy G', ['2024 AD', '2024 bc', '2024 BCE', '2024 Anno']],
  ['date', 'yyyy QQ', ['2024 1', '2024 04', '2024 5', '2024 Q1']],
  ['date', 'yyyy q', ['2024 1', '2024 5', '2024 01']],
  ['date', 'yyyyMMdd', ['20240229', '2024229', '20240230', '202402291']],
  ['date', 'u-M-d', ['2024-1-1', '2-12-31', '20-01-01', '-5-1-1']],
  ['date', 'Y', ['2024', '2', '24']],
  ['date', 'yy', ['2024', '24', '4', '']],
  ['date', 'LL', ['01', '1', '13', 'Jan']],
  ['date', 'LLL', ['01', '1', 'Jan']],
  ['date', 'W F', ['1 0', '5 4', '6 0', '0 0', '1 5']],
  ['date', 'ccc', ['Mon', '1', 'monday']],
  ['date', 'ee', ['1', '01', '7', '07', '8']],
  ['date', 'c', ['1', '7', '8', 'Mon']],
  [
    'time',
    undefined,
    ['23:59:59', '23:59:60', '23:59:61', '24:00:00', '1:2:3', '01:02', '10:60:00', '10:11:12.5'],
  ],
  ['time', 'HH:mm:ss.SSS', ['10:11:12.1', '10:11:12.123', '10:11:12.1234', '10:11:12.', '10:11:12']],
  ['time', 'hh:mm a', ['12:00 am', '00:00 am', '13:00 PM', '1:05 Pm', '01:05 p.m.', '01:05pm']],
  ['time', 'kk:mm', ['24:00', '00:00', '25:00', '1:1']],
  ['time', 'KK:mm a', ['11:00 AM', '12:00 AM', '00:00 PM']],
  ['time', 'HH:mm:ss.n', ['10:11:12.1', '10:11:12.123456789012', '10:11:12.']],
  ['time', 'A', ['0', '86400000', '99999999999', 'x']],
  ['time', 'N', ['0', '12345678901234567890', '']],
  ['time', "HH'h'mm", ['10h30', '10H30', '10:30']],
  ['time', "HH''mm", ["10'30", '1030']],
  [
    'datetime',
    undefined,
    [
      '2024-01-01T10:11:12Z',
      '2024-01-01T10:11:12+01:00',
      '2024-01-01T10:11:12',
      '2024-01-01 10:11:12Z',
      '2024-01-01T10:11:12z',
      '2024-01-01T10:11:12-11:59',
      '2024-01-01T10:11:12+01',
    ],
  ],
  [
    'datetime',
    "yyyy-MM-dd'T'HH:mm:ss.SSSX",
    [
      '2024-01-01T10:11:12.000Z',
      '2024-01-01T10:11:12.000+01',
      '2024-01-01T10:11:12.000+0130',
      '2024-01-01T10:11:12.000+01:30',
      '2024-01-01T10:11:12.000+1',
    ],
  ],
  [
    'datetime',
    'yyyy HH XX',
    ['2024 10 +0130', '2024 10 +01', '2024 10 Z', '2024 10 +01:30', '2024 10 +0160'],
  ],
  ['datetime', 'yyyy HH XXXX', ['2024 10 +0130', '2024 10 +013015', '2024 10 Z', '2024 10 +01']],
  ['datetime', 'yyyy HH XXXXX', ['2024 10 +01:30', '2024 10 +01:30:15', '2024 10 Z', '2024 10 +01']],
  ['datetime', 'yyyy HH x', ['2024 10 +01', '2024 10 +0130', '2024 10 Z', '2024 10 -00']],
  ['datetime', 'yyyy HH xx', ['2024 10 +0130', '2024 10 Z', '2024 10 +01']],
  ['datetime', 'yyyy HH Z', ['2024 10 +0130', '2024 10 Z', '2024 10 GMT', '2024 10 +01:30']],
  [
    'datetime',
    'yyyy HH ZZZZ',
    [
      '2024 10 GMT+01:30',
      '2024 10 UTC',
      '2024 10 GMT',
      '2024 10 GMT+1',
      '2024 10 +01:30',
      '2024 10 GMT+0130',
    ],
  ],
  ['datetime', 'yyyy HH ZZZZZ', ['2024 10 +01:30', '2024 10 Z', '2024 10 +0130']],
  [
    'datetime',
    'yyyy HH O',
    ['2024 10 GMT+1', '2024 10 GMT+01', '2024 10 GMT+1:30', '2024 10 UTC', '2024 10 GMT+01:30', '2024 10 +1'],
  ],
  ['datetime', 'yyyy HH OOOO', ['2024 10 GMT+01:00', '2024 10 GMT+1:00', '2024 10 GMT', '2024 10 UTC-01:00']],
  [
    'datetime',
    'yyyy z',
    [
      '2024 PDT',
      '2024 CET',
      '2024 UTC',
      '2024 GMT',
      '2024 EST',
      '2024 AEST',
      '2024 BST',
      '2024 pdt',
      '2024 JST',
      '2024 IST',
    ],
  ],
  [
    'datetime',
    'yyyy VV',
    [
      '2024 Europe/Berlin',
      '2024 America/New_York',
      '2024 UTC',
      '2024 Europe/Nowhere',
      '2024 America/Argentina/Buenos_Aires',
    ],
  ],
  ['date', 'yyyy[-MM]', ['2024-01', '2024', '2024[-01]']],
  ['date', 'yyyy b', ['2024 b']],
  ['date', "yyyy'T", ['2024T', '2024']],
  ['date', 'yyyy.MM,dd;', ['2024.01,02;']],
  ['date', 'yyyy_MM', ['2024_01']],
  ['date', 'yyyy 5', ['2024 5']],
  ['date', '', ['2024-01-01', '']],
];

/** A date, time or datetime format against texts around its edge. */
export function dateCase(random: Random): Case {
  const [kind, format, texts] = random.pick(FORMATS);
  const own = random.chance(0.85) ? random.pick(texts) : random.pick(random.pick(FORMATS)[2]);
  return one('dates', { match: kind, ...(format === undefined ? {} : { format }) }, own, random);
}

const PATTERNS: readonly (readonly [pattern: string, texts: readonly string[]])[] = [
  ['\\d+', ['123', 'a1', '', '٣', '1\n']],
  ['^\\d{3}$', ['123', '1234', '123\n', 'x\n123']],
  ['^a$|^b$', ['a', 'b', 'ab', 'a\nb']],
  ['a$\\nb', ['a\nb', 'ab']],
  ['a\\n^b', ['a\nb', 'ab']],
  ['\\Aa\\z', ['a', 'a\n']],
  ['\\Aa\\Z', ['a', 'a\n']],
  ['a\\Z\\n', ['a\n', 'a']],
  ['a\\n^', ['a\n', 'a']],
  ['a\\n$', ['a\n', 'a']],
  ['.+', ['abc', 'a\nb', '😀', 'a\rb', 'a\u2028b']],
  ['(?m).+', ['a\nb']],
  ['(?m:.)x', ['\nx', 'ax']],
  ['(?i)abc', ['ABC', 'abd']],
  ['a(?i)b|c', ['aB', 'aC', 'C', 'ac']],
  ['a(?i:b)c', ['aBc', 'aBC']],
  ['(?i)straße', ['STRASSE', 'STRAßE', 'straße']],
  ['(?i)k', ['K', 'K']],
  ['[[:alpha:]]+', ['abc', 'äö', 'a1', 'ⅷ']],
  ['[[:punct:]]+', ['!', '$', '+', '<', '^', '`', '|', '~', '=', '_', '€', '§', '«']],
  ['[[:space:]]', [' ', '\t', '\u0085', '\u00a0', '\u200b', '\ufeff']],
  ['[[:blank:]]', [' ', '\t', '\u00a0', '\n']],
  ['[[:cntrl:]]', ['\u0001', '\u007f', 'a', '\u00ad']],
  ['[[:graph:]]+', ['a', 'ä', ' ', '\u00a0', '\u00ad', '\ue000', '\u0378']],
  ['[[:print:]]+', ['a', ' ', '\u00a0', '\t', '\u2028', '\ue000']],
  ['[[:upper:]]', ['A', 'Ä', 'a', 'ǅ', 'Ⅷ']],
  ['[[:lower:]]', ['a', 'ä', 'ª', 'A']],
  ['[[:digit:]]', ['1', '٣', '²']],
  ['[[:xdigit:]]+', ['aF9', 'g', 'Ａ']],
  ['[[:word:]]+', ['a_1', 'ä', '-', '\u200d', '\u203f']],
  ['[[:alnum:]]+', ['a1', 'ä٣', '_', '²']],
  ['[[:ascii:]]+', ['a1', 'ä']],
  ['[[:^alpha:]]+', ['12', 'a']],
  ['\\h+', ['deadBEEF', 'g']],
  ['\\H', ['g', 'a']],
  ['\\w+', ['größe', 'a-b', 'é', '\u200d', 'ⅷ', '\u0301']],
  ['\\W', ['-', 'é', '\u200c']],
  ['\\s', ['\u0085', '\ufeff', '\u180e', '\u2003', '\u000b']],
  ['\\S+', ['a', '\ufeff']],
  ['\\d', ['٣', '1', '²']],
  ['\\bä\\b', ['ä']],
  ['a\\Bä', ['aä']],
  ['[a-z&&[^b]]+', ['ac', 'abc']],
  ['[a-z&&b-d]+', ['bd', 'a']],
  ['[^a-c&&b]', ['b', 'a', 'd']],
  ['[a[bc]d]+', ['abcd', 'e']],
  ['[]a]+', [']a', 'b']],
  ['[^]a]+', ['b', ']']],
  ['[a-]+', ['a-', 'b']],
  ['[-a]+', ['a-', 'b']],
  ['[\\w-]+', ['a-b', 'a.b']],
  ['[\\w-z]+', ['a-z', '.']],
  ['[a-c-e]+', ['a-e', 'd']],
  ['[\\d-\\w]+', ['1-a', '.']],
  ['[.]', ['.', 'a']],
  ['[\\]]', [']']],
  ['[[]', ['[']],
  ['[[a]', ['a', '[']],
  ['a{,2}', ['', 'aa', 'aaa', 'a{,2}']],
  ['a{2,}', ['a', 'aaa']],
  ['a{2}?', ['', 'aa', 'a']],
  ['a{1,2}+', ['aaaa', '']],
  ['a{}', ['a{}', 'a']],
  ['a{x}', ['a{x}']],
  ['{', ['{']],
  ['}', ['}']],
  [']', [']']],
  ['a]', ['a]']],
  ['\\{"a":\\d\\}', ['{"a":1}']],
  ['{"a":1}', ['{"a":1}']],
  ['a++b', ['aab', 'b']],
  ['a++ab', ['aab']],
  ['a?+a', ['a', 'aa']],
  ['(?>a|ab)c', ['abc', 'ac']],
  ['(?<x>a|b)-\\k<x>', ['a-a', 'a-b']],
  ["(?'x'a)\\k'x'", ['aa']],
  ['(a|b)\\1', ['aa', 'ab']],
  ['(?:(a)|b)\\1', ['aa', 'b']],
  ['(a)?\\1b', ['b', 'aab']],
  ['(?<n>a)(b)', ['ab']],
  ['\\p{Alpha}+', ['aä', '1']],
  ['\\p{L}+', ['aä', '1']],
  ['\\p{Lu}', ['Ä', 'ä']],
  ['\\p{^Lu}', ['ä', 'Ä']],
  ['\\P{Lu}', ['ä', 'Ä']],
  ['\\p{Han}', ['漢', 'a']],
  ['\\p{script=Greek}', ['α']],
  ['\\p{Greek}', ['α', 'a']],
  ['\\p{Uppercase_Letter}', ['A', 'a']],
  ['\\p{Nope}', ['a']],
  ['\\x61\\u0062\\x{63}', ['abc']],
  ['\\141', ['a']],
  ['\\t\\n', ['\t\n']],
  ['\\e\\a', ['\u001b\u0007']],
  ['\\/a', ['/a']],
  ['/a/i', ['a', '/a/i']],
  ['\\-\\_\\:', ['-_:']],
  ['\\y', ['y']],
  ['\\Q.\\E', ['Q.E', '.']],
  ['(?=a)\\w+', ['ab', 'b']],
  ['(?!a)\\w+', ['ab', 'b']],
  ['\\w+(?<=b)', ['ab', 'ba']],
  ['\\w+(?<!b)', ['ab', 'ba']],
  ['\\w+(?<=a|bc)', ['xbc', 'xa', 'xb']],
  ['(?x) a b # c', ['ab', ' a b ']],
  ['a(?#x)b', ['ab']],
  ['\\R', ['\r\n', '\n', '\u2028', 'a']],
  ['\\X', ['e\u0301', 'a']],
  ['\\Ka', ['a']],
  ['(', ['(', 'a']],
  [')', [')']],
  ['[', ['[']],
  ['[]', ['[]', '']],
  ['*a', ['*a', 'a']],
  ['+', ['+']],
  ['a**', ['aaa', '']],
  ['a|', ['a', '']],
  ['(|a)b', ['b', 'ab']],
  ['^*a', ['a']],
  ['a{2,1}', ['a', 'aa']],
  ['[b-a]', ['a']],
  ['a\\', ['a']],
  ['(?z)a', ['a']],
  ['(?<1>a)', ['a']],
  ['\\g<1>(a)', ['aa']],
  ['(a*)*b', ['aab', 'aaa']],
  ['', ['', 'a']],
  ['[0-9a-f]{8}-[0-9a-f]{4}', ['deadbeef-1234', 'DEADBEEF-1234']],
  ['^(?:[+\\-]?\\d+)$', ['+1', '-12', '1-']],
  ['[\\w.+-]+@[\\w-]+\\.[a-z]{2,}', ['a.b+c@x-y.de', 'a@b']],
  ['https?:\\/\\/[^\\s/$.?#].[^\\s]*', ['http://a.b', 'ftp://a']],
];

/** A pattern in Ruby syntax against texts around its edge. */
export function regexCase(random: Random): Case {
  const [regex, texts] = random.pick(PATTERNS);
  return one('regular expressions', { match: 'regex', regex }, random.pick(texts), random);
}

const TEXTS = ['hello', 'hello\n', 'Hello', 'a 1', '', '100', '1.2.3', 'true', 'ä'];

/** Plain text bodies. */
export function plainTextCase(random: Random): Case {
  const spec = random.pick(['2', '3', '4']);
  const type = random.pick(['text/plain', 'text/plain; charset=utf-8', 'text/csv', 'text/html']);
  const headers = { 'Content-Type': type };
  const text = random.pick(TEXTS.filter((one) => one));
  const part = random.chance(0.3) ? 'request' : 'response';
  const line = part === 'request' ? { method: 'POST', path: '/x' } : { status: 200 };
  const rules = random.chance(0.6)
    ? [
        {
          category: 'body' as const,
          key: random.pick(['$', '$', '$', '$.a', '$.*']),
          matchers: [scalarMatcher(random)],
        },
      ]
    : [];
  return {
    family: 'text bodies',
    part,
    spec,
    expected: writePart(part, spec, { ...line, headers, body: { text, contentType: type }, rules }),
    actual: { ...line, headers, body: random.chance(0.4) ? text : random.pick(TEXTS) },
  };
}
