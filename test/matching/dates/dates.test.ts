import { describe, expect, it } from 'vitest';
import { acceptsDate, type DateKind } from '../../../src/matching/dates/accepts.js';
import { describeDate, formatDate, sampleDates } from '../../../src/matching/dates/samples.js';

const ISO = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX";

describe('acceptsDate', () => {
  it.each<[DateKind, string | undefined, string, boolean | undefined]>([
    ['date', undefined, '2024-02-29', true],
    ['date', '', '2024-02-29', true],
    ['date', 'yyyy-MM-dd', '2024-2-9', true],
    ['date', 'yyyy-MM-dd', '24-02-09', true],
    ['date', 'yyyy-MM-dd', '2023-02-29', false],
    ['date', 'yyyy-MM-dd', '2023-04-31', false],
    ['date', 'yyyy-MM-dd', '2023-13-01', false],
    ['date', 'yyyy-MM-dd', '12023-01-01', false],
    ['date', 'yyyy-MM-dd', '2023-01-01 ', false],
    ['date', 'yyyy-MM-dd', '', false],
    ['date', 'dd/MM/yyyy', '29/02/2024', true],
    ['date', 'MM-dd', '02-29', false],
    ['date', 'yyyyMMdd', '20240229', true],
    ['date', 'EEE, d MMM yyyy', 'thu, 3 fEb 2022', true],
    ['date', 'EEEE d MMMM yyyy', 'Thursday 3 February 2022', true],
    ['date', 'EEE', 'Thursday', false],
    ['date', 'yyyy-DDD', '2024-366', true],
    ['date', 'yyyy-DDD', '2024-367', false],
    ['time', undefined, '23:59:60', true],
    ['time', undefined, '24:00:00', false],
    ['time', 'h:mm a', '12:05 pm', true],
    ['time', 'h:mm a', '0:05 pm', false],
    ['time', 'kk:mm', '24:00', true],
    ['time', 'HH:mm:ss.SSS', '10:11:12.1', true],
    ['time', 'HH:mm:ss.SSS', '10:11:12.1234', false],
    ['datetime', undefined, '2024-01-01T10:11:12Z', true],
    ['datetime', undefined, '2024-01-01T10:11:12+13:00', true],
    ['datetime', undefined, '2024-01-01T10:11:12+19:00', false],
    ['datetime', undefined, '2024-01-01T10:11:12', false],
    ['datetime', undefined, '2024-01-01T10:11:12.5Z', false],
    ['datetime', ISO, '2024-01-01T10:11:12.123-05:30', true],
    ['datetime', "yyyy-MM-dd'T'HH:mm:ssxxx", '2024-01-01T10:11:12Z', false],
    ['datetime', "yyyy-MM-dd'T'HH:mm:ssZ", '2024-01-01T10:11:12+0000', true],
    ['datetime', "yyyy-MM-dd'T'HH:mm:ssZ", '2024-01-01T10:11:12Z', false],
    ['datetime', 'yyyy HH ZZZZ', '2024 10 GMT+01:00', true],
    ['datetime', "yyyy-MM-dd'T'HH:mm:ss'Z'", '2024-01-01T10:11:12Z', true],
    ['datetime', 'yyyy VV', '2024 Europe/Berlin', true],
    ['datetime', 'yyyy VV', '2024 Europe/Nowhere', false],
    ['datetime', 'yyyy VV', '2024 America/Argentina/Buenos_Aires', true],
    ['datetime', 'yyyy VV', '2024 UTC', true],
    ['datetime', 'yyyy z', '2024 PDT', true],
    ['datetime', 'yyyy z', '2024 UTC', false],
    ['datetime', 'yyyy z', '2024 QQT', undefined],
    ['date', "yyyy''MM", "2024'02", true],
    ['date', 'yyyy[-MM]', '2024-01', false],
    ['date', 'yyyyb', '2024b', false],
    ['date', "yyyy'T", '2024T', false],
  ])('%s %s %j is %s', (kind, format, text, expected) => {
    expect(acceptsDate(kind, format, text)).toBe(expected);
  });
});

describe('sampleDates', () => {
  it.each<[DateKind, string | undefined]>([
    ['date', undefined],
    ['time', undefined],
    ['datetime', undefined],
    ['datetime', ISO],
    ['date', 'EEEE, d MMMM yyyy G'],
    ['time', 'hh:mm:ss a'],
    ['datetime', 'yy-D-w-W-F-e-q H k K n N A z VV O'],
  ])('%s %s: all samples are members', (kind, format) => {
    const samples = sampleDates(kind, format);
    expect(samples.length).toBeGreaterThan(3);
    for (const sample of samples) expect(acceptsDate(kind, format, sample)).toBe(true);
  });

  it('contains the leap day, midnight, fractions and offsets', () => {
    expect(sampleDates('datetime', ISO)).toEqual(
      expect.arrayContaining([
        '2024-02-29T00:00:00.000Z',
        '1999-12-31T23:59:59.999Z',
        '2021-03-04T05:06:07.000+05:30',
      ]),
    );
  });

  it('has no members for an invalid format', () => {
    expect(sampleDates('date', 'yyyy{')).toEqual([]);
    expect(
      formatDate('date', 'yyyy{', {
        year: 1,
        month: 1,
        day: 1,
        hour: 0,
        minute: 0,
        second: 0,
        nano: 0,
        offset: 0,
      }),
    ).toBeUndefined();
  });
});

describe('describeDate', () => {
  it.each<[DateKind, string | undefined, string]>([
    ['date', undefined, 'a date in the format yyyy-MM-dd'],
    ['datetime', 'yyyy', 'a date and time in the format yyyy'],
    ['time', 'b', "nothing: b is not a time format (b must be quoted: 'b')"],
    ['date', 'yyyyTMM', "nothing: yyyyTMM is not a date format (T must be quoted: 'T')"],
    ['date', "yyyy'", "nothing: yyyy' is not a date format (a quote is not closed)"],
    ['time', '[HH]', "nothing: [HH] is not a time format ([ must be quoted: '[')"],
    ['time', 'HHH', 'nothing: HHH is not a time format (HHH has more than 2 letters)'],
  ])('%s %s', (kind, format, words) => {
    expect(describeDate(kind, format)).toBe(words);
  });
});

describe('offsets, as the verifier reads them', () => {
  it.each([
    ['X', '+1', true],
    ['X', '+01', true],
    ['X', '+0130', true],
    ['XX', '+01', false],
    ['XXX', '+1:30', true],
    ['XXX', '+01:5', true],
    ['XXX', '+01:60', false],
    ['XXXX', '+013015', true],
    ['XXXXX', '+01:30:15', true],
    ['XXXXXX', '+01:30', false],
    ['Z', '+0130', true],
    ['Z', '+01:30', false],
    ['ZZZZ', 'GMT', true],
    ['ZZZZ', 'UTC+01:30', true],
    ['O', 'GMT+1', true],
    ['O', 'GMT', false],
    ['OOOO', 'GMT+1', false],
    ['OOOO', 'GMT+1:00', true],
  ])('%s reads %s: %s', (format, text, expected) => {
    expect(acceptsDate('time', format, text)).toBe(expected);
  });
});
