import { jsonEqual } from '../../json/equal.js';
import { joinPointer, valueAt } from '../../json/pointer.js';
import { isObject, type JsonValue } from '../../json/value.js';
import type { RuleState } from '../../matching/rule-selection.js';
import type { PathRule } from '../../pact/rules.js';
import type { Expectation } from '../../schema/solver/index.js';
import { sitesOf } from '../response/sites.js';
import { ANY } from './model.js';

const DEEPEST = 100;

/**
 * What the provider state pins about a value: exact scalars keep their value where they occur (docs/design.md 4.4). It is what tells
 * variants apart when the pact names the one it means.
 */
export function pinnedExpectation(example: JsonValue, state: RuleState, depth = 0): Expectation {
  if (depth > DEEPEST) return ANY;
  if (Array.isArray(example)) {
    const prefix = example.map((item, i) => pinnedExpectation(item, state.child(String(i)), depth + 1));
    if (prefix.every((item) => item === ANY)) return ANY;
    return orOther('array', { kind: 'array', prefix, ...(state.selected && { rest: prefix[0] ?? ANY }) });
  }
  if (isObject(example)) {
    const members = new Map(
      Object.keys(example)
        .map((name) => [name, pinnedMember(example, name, state, depth)] as const)
        .filter(([, member]) => member !== ANY),
    );
    return members.size ? orOther('object', { kind: 'object', members, required: [], others: ANY }) : ANY;
  }
  return isPinned(example, state) ? { kind: 'constant', value: example } : ANY;
}

const pinnedMember = (
  example: { readonly [name: string]: JsonValue },
  name: string,
  state: RuleState,
  depth: number,
): Expectation => pinnedExpectation(example[name] as JsonValue, state.child(name), depth + 1);

/** An exact null only says that there is nothing in this state. */
const isPinned = (example: JsonValue, { selected }: RuleState): boolean =>
  example !== null && (!selected || selected.rule.matchers.every(({ match }) => match === 'equality'));

/** A part that only speaks of values of its own type. */
export const orOther = (type: 'array' | 'object', part: Expectation): Expectation => ({
  kind: 'oneOrMore',
  parts: [{ kind: 'not', part: { kind: 'type', type } }, part],
});

/** Whether a body has the pinned scalars wherever it has something at their places. */
export const keepsPinned = (example: JsonValue, rules: readonly PathRule[], body: JsonValue): boolean =>
  sitesOf(example, body, rules).every((site) => {
    if (Array.isArray(site.example) || isObject(site.example) || !isPinned(site.example, site.rules))
      return true;
    const value = valueAt(body, joinPointer('', ...site.tokens));
    return value !== undefined && jsonEqual(value, site.example);
  });
