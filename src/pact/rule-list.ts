import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { getKey, isObject, type JsonObject, type JsonValue } from '../json/value.js';
import { REJECTED_BY_VERIFIERS, type ReportFault } from './faults.js';
import { readMatcher } from './matcher.js';
import { parsePathExpression } from './path-expression.js';
import type { PathRule, PathToken, RuleList } from './rules.js';

/**
 * A rule list of the V3 form `{"matchers": […], "combine": "AND"}`. Undefined when it holds no rule: an empty list, or a
 * rule that is not wrapped in `matchers`, which every verifier ignores (docs/pact.md section 2.3).
 */
export function readRuleList(
  value: JsonValue,
  pointer: JsonPointer,
  report: ReportFault,
  depth = 0,
): RuleList | undefined {
  const matchers = isObject(value) ? getKey(value, 'matchers') : undefined;
  if (!isObject(value) || !Array.isArray(matchers)) {
    if (value !== null && !(isObject(value) && Object.keys(value).length === 0))
      report(
        'rule.malformed',
        pointer,
        `Rules must stand in a list 'matchers'; verifiers ignore what is written here.`,
      );
    return undefined;
  }
  if (matchers.length === 0) return undefined;
  const combine = getKey(value, 'combine');
  const or = typeof combine === 'string' && combine.toUpperCase() === 'OR';
  if (
    combine !== undefined &&
    combine !== null &&
    !or &&
    !(typeof combine === 'string' && combine.toUpperCase() === 'AND')
  )
    report('rule.malformed', joinPointer(pointer, 'combine'), `'combine' must be AND or OR; read as AND.`);
  return {
    combine: or ? 'OR' : 'AND',
    matchers: matchers.map((rule, i) =>
      readMatcher(rule, joinPointer(pointer, 'matchers', i), report, depth),
    ),
    pointer,
  };
}

/** A path expression, or undefined with a fault: the rule or generator below it is then ignored. */
export function readPath(text: string, pointer: JsonPointer, report: ReportFault): PathToken[] | undefined {
  const path = parsePathExpression(text);
  if (!path)
    report(
      'rule.path.invalid',
      pointer,
      `The path expression ${JSON.stringify(text)} cannot be read, so what it addresses is ignored. ${REJECTED_BY_VERIFIERS}`,
    );
  return path;
}

/** The rule lists of an object whose keys are path expressions. */
export function readPathRules(
  rules: JsonObject,
  pointer: JsonPointer,
  report: ReportFault,
  depth = 0,
): PathRule[] {
  return Object.entries(rules).flatMap(([text, value]) => {
    const at = joinPointer(pointer, text);
    const list = readRuleList(value, at, report, depth);
    const path = list && readPath(text, at, report);
    return path ? [{ ...list, text, path }] : [];
  });
}
