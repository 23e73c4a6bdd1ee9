import { describe, expect, it } from 'vitest';
import { acceptQuality, parseAccept, splitHeaderList } from '../../src/media-type/accept.js';
import { isJsonDocument, mediaClass } from '../../src/media-type/classes.js';
import { essenceOf, formatMediaType, parseMediaType } from '../../src/media-type/media-type.js';
import { mostSpecificRange, rangeSpecificity, rangesOverlap } from '../../src/media-type/range.js';
import { sniffMediaType } from '../../src/media-type/sniff.js';

const type = (text: string) => parseMediaType(text)!;

describe('parseMediaType', () => {
  it.each([
    ['Application/JSON', 'application/json', undefined],
    [' application/vnd.api+json ; charset=UTF-8;', 'application/vnd.api+json', 'json'],
    ['text/*', 'text/*', undefined],
    ['*', '*/*', undefined],
    ['application/json;;', 'application/json', undefined],
  ])('reads %s', (text, essence, suffix) => {
    const parsed = type(text);
    expect(essenceOf(parsed)).toBe(essence);
    expect(parsed.suffix).toBe(suffix);
  });

  it.each(['json', '', 'a b/c', '/', 'text/', '/json', 'text/pla in'])('rejects %j', (text) => {
    expect(parseMediaType(text)).toBeUndefined();
  });

  it('keeps parameters, unquoted, and lower-cases only the charset', () => {
    const parsed = type('multipart/form-data; boundary="a;B"; Charset=UTF-8');
    expect([...parsed.parameters]).toEqual([
      ['boundary', 'a;B'],
      ['charset', 'utf-8'],
    ]);
    expect(formatMediaType(parsed)).toBe('multipart/form-data; boundary="a;B"; charset=utf-8');
  });
});

describe('mediaClass', () => {
  it.each([
    ['application/json', 'json'],
    ['application/json-patch+json', 'json'],
    ['application/jsonl', 'json'],
    ['image/x+json', 'json'],
    ['application/graphql', 'json'],
    ['text/json', 'text'],
    ['text/xml', 'xml'],
    ['image/svg+xml', 'xml'],
    ['application/x-www-form-urlencoded', 'form'],
    ['multipart/mixed', 'multipart'],
    ['text/csv', 'text'],
    ['image/png', 'binary'],
    ['application/pdf', 'binary'],
    ['application/yaml', 'binary'],
  ])('%s is %s', (text, expected) => {
    expect(mediaClass(type(text))).toBe(expected);
  });
});

describe('sniffMediaType', () => {
  it.each([
    ['<?xml version="1.0"?><a/>', 'application/xml'],
    ['<!doctype html>', 'text/html'],
    ['<html><body>', 'text/html'],
    ['  <root a="1">', 'application/xml'],
    ['{"a":1}', 'application/json'],
    ['{ }', 'application/json'],
    ['{"$ref":1}', 'application/json'],
    ['[1]', 'application/json'],
    ['-12', 'application/json'],
    ['"text"', 'application/json'],
    ['null', 'application/json'],
    ['hello', 'text/plain'],
    ['{hello}', 'text/plain'],
    ['', 'text/plain'],
  ])('%j is %s', (text, expected) => {
    expect(sniffMediaType(text)).toBe(expected);
    expect(sniffMediaType(new TextEncoder().encode(text))).toBe(expected);
  });
});

describe('rangeSpecificity', () => {
  it.each([
    ['application/json', 'application/json', true],
    ['application/json', 'application/json; charset=utf-8', true],
    ['application/json; charset=utf-8', 'application/json', false],
    ['application/json; charset=UTF-8', 'application/json; charset=utf-8', true],
    ['application/json;q=0.1', 'application/json', true],
    ['application/*', 'application/json', true],
    ['*/*', 'text/plain', true],
    ['*/json', 'application/json', false],
    ['application/json', 'application/hal+json', false],
    ['application/*+json', 'application/hal+json', true],
    ['application/*+json', 'application/json', false],
    ['text/plain', 'text/html', false],
  ])('%s covers %s: %s', (range, actual, covers) => {
    expect(rangeSpecificity(type(range), type(actual)) !== undefined).toBe(covers);
  });

  it('lets a base type cover its suffixed types only when asked', () => {
    const [range, actual] = [type('application/json'), type('application/hal+json')];
    expect(rangeSpecificity(range, actual, { suffix: true })).toBeGreaterThan(0);
    expect(rangeSpecificity(actual, range, { suffix: true })).toBeUndefined();
  });
});

describe('mostSpecificRange', () => {
  const keys = ['*/*', 'json', 'application/*', 'application/json', 'application/json; charset=utf-8'];
  it.each([
    ['application/json; charset=utf-8', 'application/json; charset=utf-8'],
    ['application/json', 'application/json'],
    ['application/hal+json', 'application/*'],
    ['text/plain', '*/*'],
  ])('%s is read by %s', (actual, key) => {
    expect(mostSpecificRange(keys, type(actual))).toBe(key);
  });

  it('answers undefined when nothing covers the type', () => {
    expect(mostSpecificRange(['image/*'], type('text/plain'))).toBeUndefined();
  });
});

describe('rangesOverlap', () => {
  it.each([
    ['text/*', 'text/plain', true],
    ['*/*', 'image/*', true],
    ['text/*', 'image/*', false],
    ['text/plain', 'text/html', false],
  ])('%s and %s: %s', (a, b, overlap) => {
    expect(rangesOverlap(type(a), type(b))).toBe(overlap);
    expect(rangesOverlap(type(b), type(a))).toBe(overlap);
  });
});

describe('Accept', () => {
  it('splits at commas outside quotes', () => {
    expect(splitHeaderList('a/b; x="1,2", c/d ,')).toEqual(['a/b; x="1,2"', 'c/d']);
  });

  it.each([
    ['text/*;q=0.3, text/html;q=0.7, text/html;level=1, */*;q=0.5', 'text/html;level=1', 1],
    ['text/*;q=0.3, text/html;q=0.7, text/html;level=1, */*;q=0.5', 'text/html', 0.7],
    ['text/*;q=0.3, text/html;q=0.7, text/html;level=1, */*;q=0.5', 'text/plain', 0.3],
    ['text/*;q=0.3, text/html;q=0.7, text/html;level=1, */*;q=0.5', 'image/jpeg', 0.5],
    ['application/json', 'text/plain', 0],
    ['text/html;q=0', 'text/html', 0],
    ['text/html;q=many', 'text/html', 1],
    ['', 'text/html', 1],
  ])('%s gives %s the weight %d', (header, actual, quality) => {
    expect(acceptQuality(parseAccept(header), type(actual))).toBe(quality);
  });
});

describe('isJsonDocument', () => {
  it.each([
    ['application/json', true],
    ['application/vnd.api+json; charset=utf-8', true],
    ['text/json', true],
    ['application/jsonpath', false],
    ['application/json-seq', false],
    ['application/graphql', false],
    ['text/plain', false],
  ])('%s: %s', (text, expected) => {
    expect(isJsonDocument(type(text))).toBe(expected);
  });
});
