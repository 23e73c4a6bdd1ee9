import type { JsonValue } from '../../json/value.js';
import type { MatcherOf } from '../matchers/model.js';
import type { RuleState } from '../rule-selection.js';
import { count } from '../words.js';
import { type Compare, type Comparison, emptyFindings, isClean, reject } from './comparison.js';
import { below, type Location, pathText } from './location.js';

const LARGEST_ARRAY = 200;

/**
 * A largest pairing of items with candidates (augmenting paths). Returns how many items are paired; `partner[j]` is the
 * item a candidate serves.
 */
function pairUp(
  items: number,
  candidates: number,
  fits: (item: number, candidate: number) => boolean,
): number {
  const partner: (number | undefined)[] = Array(candidates).fill(undefined);
  const place = (item: number, tried: boolean[]): boolean => {
    for (let j = 0; j < candidates; j++) {
      if (tried[j] || !fits(item, j)) continue;
      tried[j] = true;
      const other = partner[j];
      if (other === undefined || place(other, tried)) {
        partner[j] = item;
        return true;
      }
    }
    return false;
  };
  let paired = 0;
  for (let item = 0; item < items; item++) if (place(item, [])) paired += 1;
  return paired;
}

/** `ignore-order` of pact-jvm: every example item is paired with its own actual item (docs/pact.md section 8.4). */
export function compareUnordered(
  { min, max }: MatcherOf<'ignoreOrder'>,
  expected: JsonValue[],
  actual: JsonValue[],
  at: Location,
  state: RuleState,
  comparison: Comparison,
  compare: Compare,
): void {
  if (Math.max(expected.length, actual.length) > LARGEST_ARRAY) {
    comparison.findings.undecided.push({
      path: pathText(at),
      reason: `ignore-order compares at most ${LARGEST_ARRAY} items`,
    });
    return;
  }
  const lengthIsFree = min !== undefined || max !== undefined;
  if (!lengthIsFree && expected.length !== actual.length)
    reject(
      comparison,
      at,
      `expected ${count(expected.length, 'item')} but got ${actual.length}`,
      expected,
      actual,
    );
  const outcomes = expected.map((example) =>
    actual.map((item, j) => {
      const findings = emptyFindings();
      compare(example, item, below(at, j), state.child(String(j)), { ...comparison, findings });
      return isClean(findings);
    }),
  );
  const paired = pairUp(expected.length, actual.length, (i, j) => outcomes[i]?.[j] === true);
  if (paired < Math.min(expected.length, actual.length))
    reject(comparison, at, 'expected the items of the example in any order', expected, actual);
}
