import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/json/parse.js';
import { bytesOf, JsonText } from '../../../src/json/payload.js';
import { isNumber, isObject, type JsonValue } from '../../../src/json/value.js';
import type { BodyContext } from '../../../src/matching/context.js';
import { DEFAULT_POLICY } from '../../../src/matching/index.js';
import { matchJsonPayload } from '../../../src/matching/json/body.js';
import { verifierRefuses } from '../../../src/pact/limits.js';
import { jsonValues } from '../../json/written.js';
import { bodyRules, TYPE } from '../rules.js';

const context = (rules: Parameters<typeof bodyRules>[0] = {}): BodyContext => ({
  strictness: 'request',
  rules: bodyRules(rules),
  policy: DEFAULT_POLICY,
  expectedType: 'application/json',
  actualType: 'application/json',
});
const read = (text: string): JsonValue => parseJson(text).value;

const RUN = { seed: 20_261_205, numRuns: 500 };

describe('a body that is known as a value', () => {
  it('matches and fails as its bytes do', () => {
    const seen = { match: 0, mismatch: 0 };
    const pairs = fc.oneof(
      fc.tuple(jsonValues, jsonValues),
      jsonValues.map((value) => [value, value] as const),
    );
    fc.assert(
      fc.property(pairs, fc.constantFrom({}, { $: TYPE }), ([expected, actual], rules) => {
        const [shown, arrived] = [new JsonText(expected), new JsonText(actual)];
        const rule = context(rules);
        const wanted = matchJsonPayload(bytesOf(shown), bytesOf(arrived), rule);
        // The example is at hand in most cases: then nobody asks whether it could be read.
        const known = matchJsonPayload(bytesOf(shown), bytesOf(arrived), rule, expected);
        for (const one of [shown, bytesOf(shown)])
          for (const other of [arrived, bytesOf(arrived)]) {
            expect(matchJsonPayload(one, other, rule)).toEqual(wanted);
            expect(matchJsonPayload(one, other, rule, expected)).toEqual(known);
          }
        seen[wanted.mismatches.length ? 'mismatch' : 'match']++;
      }),
      RUN,
    );
    expect(Math.min(seen.match, seen.mismatch)).toBeGreaterThan(100);
  });

  it.each([
    ['[1e400]', /the actual body cannot be read as JSON: a number is out of range/],
    ['["\\ud800"]', /half of a surrogate pair/],
    [`${'['.repeat(128)}${']'.repeat(128)}`, /nested more than 127 levels deep/],
  ])('is refused where its bytes are: %.20s', (text, message) => {
    const payload = new JsonText(read(text));
    for (const actual of [payload, bytesOf(payload)]) {
      const [mismatch] = matchJsonPayload(payload, actual, context(), payload.value).mismatches;
      expect(mismatch?.message).toMatch(message);
    }
  });
});

describe('what the parser of the verifier refuses', () => {
  const parts = (value: JsonValue): JsonValue[] =>
    Array.isArray(value)
      ? value.flatMap((item) => [item, ...parts(item)])
      : isObject(value)
        ? Object.entries(value).flatMap(([name, item]) => [name, item, ...parts(item)])
        : [];
  const levels = (value: JsonValue): number =>
    typeof value === 'object' && value !== null && !isNumber(value)
      ? 1 + Math.max(0, ...Object.values(value).map((item) => levels(item as JsonValue)))
      : 0;

  /** Each reason looked for by itself, in the order in which the parser objects. */
  function slowly(value: JsonValue): string | undefined {
    const all = [value, ...parts(value)];
    if (
      all.some((one) => isNumber(one) && !Number.isFinite(Number(one instanceof Object ? one.lexeme : one)))
    )
      return 'a number is out of range';
    if (all.some((one) => typeof one === 'string' && /\p{Surrogate}/u.test(one)))
      return 'a string holds half of a surrogate pair';
    return levels(value) > 127 ? 'nested more than 127 levels deep' : undefined;
  }

  const odd = fc.constantFrom(
    '1e400',
    '-1e999',
    '1e308',
    '"\\ud83d"',
    '"\\ude00\\ud83d"',
    '"😀"',
    '{"\\udfff":1}',
  );
  const nested = fc
    .tuple(odd, fc.constantFrom(0, 1, 125, 126, 127, 130), odd)
    .map(([inner, depth, beside]) =>
      read(`[${'{"a":'.repeat(depth)}${inner}${'}'.repeat(depth)},${beside}]`),
    );

  it('is found in one walk', () => {
    fc.assert(
      fc.property(fc.oneof(nested, jsonValues), (value) => {
        expect(verifierRefuses(value)).toBe(slowly(value));
        expect(verifierRefuses(value)).toBe(slowly(value));
      }),
      RUN,
    );
  });
});
