import { expect, it } from 'vitest';
import { shownRange } from '../../src/report/locations.js';
import { createRanges } from '../../src/run/ranges.js';
import { at, pact } from '../report/fixtures.js';

const POINTER = '/interactions/0/response/body/total';
const MEMBER = 'response.body.undeclared';
const VALUE = 'response.body.type';
const ANY = { line: 1, column: 2, endLine: 3, endColumn: 4 };

it('finds what the report shows: a value, or the name of a member where the finding is about that', () => {
  const { locate } = createRanges();
  const location = at(pact, POINTER);
  for (const rule of [VALUE, MEMBER, VALUE] as const)
    expect(locate(location, rule)).toEqual(shownRange(location, rule));
  expect(locate(location, MEMBER)).not.toEqual(locate(location, VALUE));
});

it('looks for each place once', () => {
  const { locate } = createRanges();
  const location = at(pact, POINTER);
  expect(locate(location, VALUE)).toBe(locate(location, VALUE));
});

it('takes over what others have found, for that very location', () => {
  const { locate, learn } = createRanges();
  const location = at(pact, POINTER);
  learn(location, ANY);
  expect(locate(location, VALUE)).toEqual(ANY);
  expect(locate(location, MEMBER)).toEqual(ANY);
  expect(locate(at(pact, POINTER), VALUE)).toEqual(shownRange(location, VALUE));
});
