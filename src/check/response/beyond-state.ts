import { isObject, type JsonObject, type JsonValue, setKey } from '../../json/value.js';
import { type Mismatch, matchJsonBody } from '../../matching/index.js';
import { type RuleState, ruleStateOf } from '../../matching/rule-selection.js';
import type { Matcher, PathRule, PathToken } from '../../pact/rules.js';
import { SEVERAL_LINES } from '../expectation/lines.js';
import type { JsonExpectation } from './deviations.js';
import { sitesOf } from './sites.js';

const ROOT: PathToken = { kind: 'root' };

const ruleAt = (path: readonly PathToken[], matcher: Matcher): PathRule => ({
  combine: 'AND',
  matchers: [matcher],
  pointer: '',
  text: '$',
  path,
});

/** Governs whatever no rule of the pact governs: same type instead of same value, any number of items. */
const SAME_TYPE: PathRule = ruleAt([ROOT], { match: 'type' });

/** A scalar under this matcher may be anything. */
const ANYTHING: Matcher = { match: 'arrayContains', variants: [] };

/** A matcher widened by exact values and lengths; `example`: what stands at its place, where that is known. */
function widened(matcher: Matcher, example: JsonValue | undefined): Matcher {
  switch (matcher.match) {
    case 'type':
      return { match: 'type' };
    case 'equality':
      return example === null ? ANYTHING : { match: 'type' };
    case 'notEmpty':
      return Array.isArray(example) || isObject(example) ? { match: 'type' } : matcher;
    case 'ignoreOrder':
      return { match: 'ignoreOrder' };
    case 'regex':
      return { ...matcher, regex: `${SEVERAL_LINES}|${matcher.regex}` };
    case 'eachKey':
    case 'eachValue':
      return { ...matcher, rules: matcher.rules.map((rule) => widened(rule, undefined)) };
    case 'arrayContains':
      return {
        ...matcher,
        variants: matcher.variants.map(({ index, rules = [] }) => ({
          index,
          rules: [SAME_TYPE, ...rules.map((rule) => widenedRule(rule, undefined))],
        })),
      };
    default:
      return matcher;
  }
}

const widenedRule = (rule: PathRule, example: JsonValue | undefined): PathRule => {
  const value = valueAtPath(example, rule.path);
  return { ...rule, matchers: rule.matchers.map((matcher) => widened(matcher, value)) };
};

/** What the example has at a path expression, a star standing for its first entry. */
function valueAtPath(example: JsonValue | undefined, path: readonly PathToken[]): JsonValue | undefined {
  return path.slice(1).reduce<JsonValue | undefined>((value, token) => {
    if (typeof value !== 'object' || value === null) return undefined;
    if (token.kind === 'field')
      return Object.hasOwn(value, token.name) ? (value as never)[token.name] : undefined;
    if (token.kind === 'index') return Array.isArray(value) ? value[token.index] : undefined;
    return Object.values(value)[0];
  }, example);
}

/** An exact null says that the state has nothing there; what else there could be is up to the state too. */
const nulls = ({ example, rules }: JsonExpectation): PathRule[] =>
  sitesOf(example, example, rules)
    .filter(({ example: value, rules: { selected } }) => value === null && isLiteral(selected?.rule))
    .map(({ tokens }) => ruleAt([ROOT, ...tokens.map(tokenOf)], ANYTHING));

const isLiteral = (rule: PathRule | undefined): boolean =>
  !rule || rule.matchers.every(({ match }) => match === 'equality' || match === 'values');

/** Below a place where the keys are free everything is compared with its example: here with the type of it. */
const belowValues = (rule: PathRule): PathRule[] =>
  rule.matchers.some(({ match }) => match === 'values')
    ? [ruleAt([...rule.path, { kind: 'star' }], { match: 'type' })]
    : [];

const tokenOf = (token: string): PathToken =>
  /^\d+$/.test(token) ? { kind: 'starIndex' } : { kind: 'field', name: token };

/** A rule for the root that reaches what lies below; eachKey alone speaks of the keys only. */
const governsAll = ({ path, matchers }: PathRule): boolean =>
  path.length === 1 && matchers.some(({ match }) => match !== 'eachKey');

const known = new WeakMap<JsonExpectation, readonly PathRule[]>();

/** The rules widened by what the provider state decides: exact values and lengths (docs/design.md 4.4). */
function rulesOfState(expectation: JsonExpectation): readonly PathRule[] {
  let rules = known.get(expectation);
  if (!rules) {
    const own = expectation.rules.map((rule) => widenedRule(rule, expectation.example));
    rules = [
      ...(own.some(governsAll) ? [] : [SAME_TYPE]),
      ...nulls(expectation),
      ...own.flatMap((rule) => [rule, ...belowValues(rule)]),
    ];
    known.set(expectation, rules);
  }
  return rules;
}

/** What the expectation rejects about a body and no provider state excuses. */
export function objectionsBeyondState(expectation: JsonExpectation, body: JsonValue): readonly Mismatch[] {
  const { example, rules } = expectation;
  const cut = withoutSurplus(example, ruleStateOf(rules, false), body);
  return matchJsonBody(example, cut, rulesOfState(expectation), 'response').mismatches;
}

export const breaksBeyondState = (expectation: JsonExpectation, body: JsonValue): boolean =>
  objectionsBeyondState(expectation, body).length > 0;

/**
 * The body without the items that an array of exact length has beyond those of the example: how many there are is up to the
 * state, and the example says nothing about them.
 */
function withoutSurplus(example: JsonValue, state: RuleState, body: JsonValue): JsonValue {
  if (Array.isArray(example) && Array.isArray(body)) {
    const kept = state.selected ? body : body.slice(0, example.length);
    return kept.map((item: JsonValue, i) => {
      const shown = example[i] ?? example[0];
      return shown === undefined ? item : withoutSurplus(shown, state.child(String(i)), item);
    });
  }
  if (!isObject(example) || !isObject(body)) return body;
  const copy: JsonObject = {};
  for (const name of Object.keys(body)) {
    const shown = Object.hasOwn(example, name) ? example[name] : undefined;
    const member = body[name] as JsonValue;
    setKey(copy, name, shown === undefined ? member : withoutSurplus(shown, state.child(name), member));
  }
  return copy;
}
