import { describe, expect, it } from 'vitest';
import { checkNumberFormat, checkStringFormat } from '../../../src/schema/formats.js';
import { accepts } from '../../../src/schema/judge/index.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { json, OPEN } from '../describe.js';

/** format, accepted, rejected */
const STRINGS: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'date',
    ['2020-02-29', '0001-01-01', '2000-02-29'],
    ['2020-02-30', '2021-02-29', '1900-02-29', '2020-13-01', '2020-1-1', '2020-04-31', '2020-00-10', ''],
  ],
  [
    'time',
    ['12:00:00Z', '12:00:00.123+05:30', '23:59:60Z', '00:29:60+00:30', '12:00:00z'],
    ['12:00:00', '24:00:00Z', '12:60:00Z', '22:59:60Z', '12:00Z', '12:00:00+24:00'],
  ],
  [
    'date-time',
    ['2020-01-01T00:00:00Z', '2020-01-01t00:00:00.5-03:00', '1998-12-31T23:59:60Z'],
    ['2020-01-01T00:00:00', '2020-01-01 00:00:00Z', '2020-02-30T00:00:00Z', '2020-01-01'],
  ],
  [
    'duration',
    ['P1Y2M3DT4H5M6S', 'PT0S', 'P4W', 'P1Y', 'PT36H'],
    ['P', 'PT', 'P1Y1W', '4D', 'P1Y1D', 'PT1H1S', 'P1.5D'],
  ],
  [
    'email',
    ['a@b.c', 'a.b+c@example.com', '"a b"@example.com', 'a@[127.0.0.1]', 'a@[IPv6:::1]'],
    ['a', '@b', '.a@b', 'a..b@c', 'a b@c', 'a@-b', 'ä@b.c'],
  ],
  ['idn-email', ['ä@ö.de'], ['ä']],
  [
    'hostname',
    ['example.com', 'a', 'a-b.c1', 'xn--nxasmq6b'],
    ['', '-a', 'a-', 'a..b', 'a_b', `${'a'.repeat(64)}`, 'a.', 'ä.de'],
  ],
  ['idn-hostname', ['ä.de', 'l·l.com', 'example.com'], ['-ä', 'ä_ö', 'a·b']],
  ['ipv4', ['127.0.0.1'], ['127.0.0.01', '256.0.0.1', '1.2.3', '1.2.3.4/8', '0x7f.0.0.1']],
  [
    'ipv6',
    ['::', '::1', '2001:db8::1', '::ffff:1.2.3.4'],
    ['1::2::3', ':::', '12345::', 'fe80::1%eth0', '::1/64', '1.2.3.4'],
  ],
  [
    'uri',
    ['https://a.b/c?d#e', 'urn:a:b', 'mailto:a@b', 'http://[::1]:80/', 'a:'],
    ['/a', 'a', 'http://a b', 'http://[::1', 'http://a/\\', 'http://a/%zz', '1a:b', 'http://a:b/'],
  ],
  ['uri-reference', ['/a', '', '#f', 'a/b', '//a/b', '?q'], ['\\a', 'a b', '1:a', '#a#b']],
  ['iri', ['http://ä.de/ö?ü'], ['/ä', 'http://a b']],
  ['iri-reference', ['/ä', 'ä'], ['\\ä']],
  ['uri-template', ['/a/{b}', '{?x,y*}', '{+a.b:3}', 'x'], ['{', '}', '{a', '{a b}', '/{=a', '{a:0}']],
  [
    'uuid',
    ['2EB8AA08-aa98-11ea-b4aa-73b441d16380', '00000000-0000-0000-0000-000000000000'],
    ['2eb8aa08aa9811eab4aa73b441d16380', '2eb8aa08-aa98-11ea-b4aa-73b441d1638', 'x'],
  ],
  ['json-pointer', ['', '/', '/a~0b/~1'], ['a', '/~', '/~2', '#/a']],
  ['relative-json-pointer', ['0', '1/a', '2#'], ['/a', '01', '-1', '0##']],
  ['regex', ['^a+$', '\\p{L}'], ['(', '[a', '\\Z']],
  ['byte', ['', 'YQ==', 'YWI=', 'YWJj'], ['YQ', 'YQ=', '=', 'a-b_', 'YQ==\n']],
  ['binary', ['\u0000\u00ff'], []],
  ['password', ['x'], []],
  ['int32', ['x'], []],
  ['no-such-format', ['anything'], []],
  ['toString', ['anything'], []],
];

describe('formats of strings', () => {
  it.each(STRINGS)('%s', (format, accepted, rejected) => {
    expect(accepted.filter((text) => !checkStringFormat(format, text))).toEqual([]);
    expect(rejected.filter((text) => checkStringFormat(format, text))).toEqual([]);
  });

  it.each(STRINGS.map(([format]) => format))('%s answers quickly on long texts', (format) => {
    const started = performance.now();
    for (const unit of ['a', '0', '.a', 'a.', '-', '%', '{', ':', '"', '/'])
      for (const end of ['', '!', '@']) checkStringFormat(format, unit.repeat(20_000) + end);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('formats of numbers', () => {
  it.each<[string, string, boolean]>([
    ['int32', '2147483647', true],
    ['int32', '2147483648', false],
    ['int32', '-2147483649', false],
    ['int32', '1.5', false],
    ['int32', '1.0', true],
    ['int64', '9223372036854775807', true],
    ['int64', '9223372036854775808', false],
    ['int64', '-9223372036854775809', false],
    ['float', '1e400', true],
    ['double', '0.1', true],
    ['date', '5', true],
  ])('%s %s is %s', (format, text, wanted) => {
    expect(checkNumberFormat(format, json(text) as number)).toBe(wanted);
  });
});

describe('asserting formats', () => {
  it('only where the reading says so', () => {
    const schema = compileStandalone({ format: 'date' }, { dialect: '2020-12' });
    expect(accepts(schema, 'x', OPEN)).toBe(false);
    expect(accepts(schema, 'x', { ...OPEN, formats: false })).toBe(true);
  });
});
