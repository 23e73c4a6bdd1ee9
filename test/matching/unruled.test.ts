import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/json/parse.js';
import { printJson } from '../../src/json/print.js';
import type { JsonValue } from '../../src/json/value.js';
import { matchHeaders } from '../../src/matching/headers/match.js';
import { matchJsonBody } from '../../src/matching/index.js';
import { DEFAULT_POLICY, VERIFIER_POLICY } from '../../src/matching/policy.js';
import { jsonValues } from '../json/written.js';
import { bodyRules, list, regex } from './rules.js';

/*
 * Without rules an example is what it must be equal to: nothing is compared when the very example arrives. The comparison
 * says the same, which a copy shows, for which it takes the long way.
 */

const RUN = { seed: 20_261_206, numRuns: 1_000 };

const MATCH = { mismatches: [], undecided: [] };
const policies = fc.constantFrom(DEFAULT_POLICY, VERIFIER_POLICY);

describe('a JSON body without rules', () => {
  const copyOf = (value: JsonValue): JsonValue => parseJson(printJson(value)).value;

  it('matches itself, as a copy of it does', () => {
    fc.assert(
      fc.property(jsonValues, fc.constantFrom('request', 'response'), policies, (value, side, policy) => {
        // A list, because two equal texts are the very same value.
        const example = [value];
        expect(matchJsonBody(example, copyOf(example), [], side, policy)).toEqual(MATCH);
        expect(matchJsonBody(example, example, [], side, policy)).toEqual(MATCH);
      }),
      RUN,
    );
  });

  it('is compared when there are rules: they may reject their own example', () => {
    const example = { a: 'x' };
    const rejected = matchJsonBody(example, example, bodyRules({ '$.a': regex('\\d') }), 'response');
    expect(rejected.mismatches).toMatchObject([{ path: '$.a' }]);
  });
});

describe('headers without rules', () => {
  const names = fc.constantFrom('X-A', 'Content-Type', 'Accept', 'Vary', 'cache-control', 'Set-Cookie');
  const texts = fc.oneof(
    fc.constantFrom(
      '',
      ' a ',
      'a,b',
      'a , b',
      ',',
      'text/html; charset=UTF-8',
      ';q=1',
      'a;b="c,d";b=e',
      'a;=;',
    ),
    fc.string({ maxLength: 6 }),
  );
  const headers = fc.uniqueArray(
    fc.record({ name: names, values: fc.array(texts, { maxLength: 3 }), isList: fc.boolean() }),
    { maxLength: 4, selector: ({ name }) => name.toLowerCase() },
  );

  it('match themselves exactly when copies of them do', () => {
    const seen = { match: 0, mismatch: 0 };
    fc.assert(
      fc.property(headers, policies, (written, policy) => {
        const expected = written.map(({ name, values, isList }) => ({
          name,
          values,
          pointer: '',
          ...(isList && { listed: true as const }),
        }));
        const copies = expected.map(({ name, values }) => ({
          name: name.toUpperCase(),
          values: [...values],
        }));
        const wanted = matchHeaders(expected, copies, new Map(), policy);
        expect(matchHeaders(expected, expected, new Map(), policy)).toEqual(wanted);
        seen[wanted.mismatches.length ? 'mismatch' : 'match']++;
      }),
      RUN,
    );
    expect(Math.min(seen.match, seen.mismatch)).toBeGreaterThan(50);
  });

  it('are compared when there are rules, or the same header once more', () => {
    const header = { name: 'X-A', values: ['x'], pointer: '' };
    const paths = (...found: Parameters<typeof matchHeaders>) =>
      matchHeaders(...found).mismatches.map(({ path }) => path);
    expect(paths([header], [header], new Map([['x-a', list([regex('\\d')])]]), DEFAULT_POLICY)).toEqual([
      'X-A',
    ]);
    expect(paths([header], [header], new Map([['x-a', list([])]]), DEFAULT_POLICY)).toEqual([]);
    expect(paths([header], [header, { name: 'x-a', values: ['y'] }], new Map(), DEFAULT_POLICY)).toEqual([
      'X-A',
    ]);
  });
});
