import type { JsonValue } from '../../src/json/value.js';
import { readMatcher } from '../../src/pact/matcher.js';
import { parsePathExpression } from '../../src/pact/path-expression.js';
import type { Matcher, PathRule, RuleList } from '../../src/pact/rules.js';

/** A matcher as a pact file writes it. */
export const matcher = (rule: JsonValue): Matcher => readMatcher(rule, '', () => undefined);

/** A rule list: the matchers of one place. */
export const list = (rules: readonly JsonValue[], combine: 'AND' | 'OR' = 'AND'): RuleList => ({
  combine,
  matchers: rules.map(matcher),
  pointer: '',
});

/** Body rules by path expression. A list of rules may begin with the word `OR`. */
export const bodyRules = (byPath: Readonly<Record<string, JsonValue>>): PathRule[] =>
  Object.entries(byPath).map(([text, rule]) => {
    const rules = Array.isArray(rule) ? rule : [rule];
    const either = rules[0] === 'OR';
    const path = parsePathExpression(text);
    if (!path) throw new Error(`the test has a bad path ${text}`);
    return { ...list(either ? rules.slice(1) : rules, either ? 'OR' : 'AND'), text, path };
  });

export const TYPE = { match: 'type' };
export const INTEGER = { match: 'integer' };
export const regex = (pattern: string) => ({ match: 'regex', regex: pattern });
