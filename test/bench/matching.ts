/** Matching a 100 kB JSON response under 200 rules: the median in milliseconds once warm. `npx tsx test/bench/matching.ts`. */

import type { JsonObject, JsonValue } from '../../src/json/value.js';
import { isMatch, matchJsonBody } from '../../src/matching/index.js';
import type { PathRule, PathToken } from '../../src/pact/rules.js';

const FIELDS = 50;
const ITEM_BYTES = 20;
const TARGET_BYTES = 100_000;
const RULES = 200;
const WARM_UP = 200;
const ROUNDS = 200;

const ITEMS = Math.ceil(TARGET_BYTES / (FIELDS * ITEM_BYTES));

const item = (seed: number): JsonObject =>
  Object.fromEntries(
    Array.from({ length: FIELDS }, (_unused, i): [string, JsonValue] => {
      const value = [`text ${seed}`, seed + i, { at: '2024-05-06', id: seed }, `${seed}.0.1`];
      return [`field${i}`, value[i % value.length] as JsonValue];
    }),
  );

const path = (...names: readonly string[]): PathToken[] => [
  { kind: 'root' },
  { kind: 'field', name: 'items' },
  { kind: 'starIndex' },
  ...names.map((name): PathToken => ({ kind: 'field', name })),
];

const rule = (
  text: string,
  tokens: readonly PathToken[],
  matcher: PathRule['matchers'][number],
): PathRule => ({
  text,
  path: tokens,
  combine: 'AND',
  matchers: [matcher],
  pointer: '',
});

function rules(): PathRule[] {
  const list: PathRule[] = [rule('$.items', path().slice(0, 2), { match: 'type', min: 1 })];
  for (let i = 0; list.length < RULES; i++) {
    const name = `field${i % FIELDS}`;
    if (i < FIELDS)
      list.push(
        rule(`$.items[*].${name}`, path(name), i % 4 === 1 ? { match: 'integer' } : { match: 'type' }),
      );
    else if (i < 2 * FIELDS)
      list.push(rule(`$.items[*].${name}.at`, path(name, 'at'), { match: 'date', format: undefined }));
    else list.push(rule(`$.items[*].${name}.other${i}`, path(name, `other${i}`), { match: 'type' }));
  }
  return list;
}

const expected: JsonValue = { items: [item(1)] };
const actual: JsonValue = { items: Array.from({ length: ITEMS }, (_unused, i) => item(i)) };
const ruleList = rules();

for (let i = 0; i < WARM_UP; i++) matchJsonBody(expected, actual, ruleList, 'response');
const times = Array.from({ length: ROUNDS }, () => {
  const started = performance.now();
  if (!isMatch(matchJsonBody(expected, actual, ruleList, 'response')))
    throw new Error('the response should match');
  return performance.now() - started;
}).sort((a, b) => a - b);
const median = times[ROUNDS / 2] ?? 0;
const kilobytes = Math.round(JSON.stringify(actual).length / 1000);
console.log(
  `matching: ${median.toFixed(2)} ms for a response of ${kilobytes} kB under ${ruleList.length} rules (target 10 ms)`,
);
