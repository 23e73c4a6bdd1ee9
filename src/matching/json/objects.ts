import type { JsonObject, JsonValue } from '../../json/value.js';
import type { Matcher } from '../../pact/rules.js';
import { definitionOf } from '../matchers/index.js';
import type { RuleState } from '../rule-selection.js';
import { combineVerdicts } from '../verdict.js';
import { quoted } from '../words.js';
import { anyOf, type Compare, type Comparison, record, reject } from './comparison.js';
import { eachValueState } from './each-value-state.js';
import { effectiveRules } from './effective-rules.js';
import { below, type Location } from './location.js';
import { sortedKeys } from './text.js';

/** Two objects at one place. */
interface Pair {
  readonly expected: JsonObject;
  readonly actual: JsonObject;
  readonly at: Location;
  readonly state: RuleState;
}

/** Every actual member against the example of the same name, else against the first by name (docs/pact.md section 7.4). */
function compareFreely(
  pair: Pair,
  childState: (key: string) => RuleState,
  comparison: Comparison,
  compare: Compare,
): void {
  const { expected, actual, at } = pair;
  const [first] = sortedKeys(expected);
  if (first === undefined) return;
  for (const [key, value] of Object.entries(actual)) {
    const example = expected[Object.hasOwn(expected, key) ? key : first] as JsonValue;
    compare(example, value, below(at, key), childState(key), comparison);
  }
}

function compareShared(
  { expected, actual, at, state }: Pair,
  comparison: Comparison,
  compare: Compare,
): void {
  for (const key of Object.keys(expected))
    if (Object.hasOwn(actual, key))
      compare(
        expected[key] as JsonValue,
        actual[key] as JsonValue,
        below(at, key),
        state.child(key),
        comparison,
      );
}

/** The verifier knows no example for a key, so `equality` asks for the empty one. */
const NO_EXAMPLE = '';

function checkEachKey({ actual, at, state }: Pair, comparison: Comparison): void {
  if (!state.selected?.exact) return;
  for (const matcher of state.selected.rule.matchers) {
    if (matcher.match !== 'eachKey') continue;
    for (const key of Object.keys(actual)) {
      const verdicts = matcher.rules.map((rule) =>
        definitionOf(rule).text(rule, NO_EXAMPLE, key, comparison.policy),
      );
      record(comparison, below(at, key), combineVerdicts('AND', verdicts), matcher.value ?? null, key);
    }
  }
}

/** Missing keys, in requests also unexpected ones, unless a rule that stands here frees the keys; then eachKey. */
function checkKeys(pair: Pair, comparison: Comparison): void {
  const { expected, actual, at, state } = pair;
  if (!state.keysAreFree) {
    for (const key of Object.keys(expected))
      if (!Object.hasOwn(actual, key))
        reject(
          comparison,
          below(at, key),
          `expected the key ${quoted(key)} but it is missing`,
          expected[key],
          undefined,
        );
    if (comparison.strictness === 'request')
      for (const key of Object.keys(actual))
        if (!Object.hasOwn(expected, key))
          reject(comparison, below(at, key), `unexpected key ${quoted(key)}`, undefined, actual[key]);
  }
  checkEachKey(pair, comparison);
}

function applyMatchers(
  matchers: readonly Matcher[],
  exact: boolean,
  pair: Pair,
  comparison: Comparison,
  compare: Compare,
): void {
  let free = false;
  let whole = false;
  for (const matcher of matchers) {
    if (exact && matcher.match === 'eachValue') {
      const state = eachValueState(matcher, comparison.policy);
      compareFreely(pair, () => state, comparison, compare);
    } else if (exact && (matcher.match === 'values' || matcher.match === 'arrayContains')) free = true;
    else {
      whole = true;
      const verdict = definitionOf(matcher).object(
        matcher,
        pair.expected,
        pair.actual,
        exact,
        comparison.policy,
      );
      record(comparison, pair.at, verdict, pair.expected, pair.actual);
    }
  }
  if (free) compareFreely(pair, (key) => pair.state.child(key), comparison, compare);
  if (!whole) return;
  checkKeys(pair, comparison);
  if (!free) compareShared(pair, comparison, compare);
}

/** Compares two objects: the rules about the object, its keys, its members (docs/pact.md section 7.4, step 2). */
export function compareObjects(
  expected: JsonObject,
  actual: JsonObject,
  at: Location,
  state: RuleState,
  comparison: Comparison,
  compare: Compare,
): void {
  const pair: Pair = { expected, actual, at, state };
  const emptyExample = Object.keys(expected).length === 0;
  if (emptyExample && comparison.strictness === 'request' && Object.keys(actual).length > 0) {
    reject(comparison, at, 'expected an empty object', expected, actual);
    return;
  }
  if (!state.selected) {
    checkKeys(pair, comparison);
    compareShared(pair, comparison, compare);
    return;
  }
  const { matchers, combine, exact } = effectiveRules(state.selected, comparison.policy);
  if (combine === 'OR' && comparison.policy.orOnObjects && matchers.length > 1)
    anyOf(
      comparison,
      matchers.map((matcher) => (branch) => applyMatchers([matcher], exact, pair, branch, compare)),
    );
  else applyMatchers(matchers, exact, pair, comparison, compare);
}
