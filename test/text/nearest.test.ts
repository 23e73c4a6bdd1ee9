import { describe, expect, it } from 'vitest';
import { didYouMean, editDistance, nearest } from '../../src/text/nearest.js';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['form', 'from', 1],
    ['same', 'same', 0],
  ])('%s to %s', (a, b, expected) => {
    expect(editDistance(a, b)).toBe(expected);
    expect(editDistance(b, a)).toBe(expected);
  });
});

describe('nearest', () => {
  it.each([
    ['jsn', ['pretty', 'json'], ['json']],
    ['JSON', ['pretty', 'json'], ['json']],
    [
      'optional',
      ['response.body.optional', 'response.header.optional'],
      ['response.body.optional', 'response.header.optional'],
    ],
    ['xyz', ['pretty', 'json'], []],
  ])('%s', (name, candidates, expected) => {
    expect(nearest(name, candidates)).toEqual(expected);
  });

  it('says nothing when nothing is close', () => {
    expect(didYouMean('zzz', ['json'])).toBe('');
    expect(didYouMean('jsno', ['json'])).toBe('; did you mean "json"?');
  });
});
