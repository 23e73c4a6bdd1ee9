import type { CheckResult } from '../check/model.js';
import type { Override, RuleLevel, RuleLevels } from './model.js';
import { leaveOut, type Scope, selects } from './scope.js';
import { matchesWildcard } from './wildcard.js';

/** The level a table gives a rule: by its exact id, else by the longest pattern that covers it. */
function levelOf(levels: RuleLevels, rule: string): RuleLevel | undefined {
  if (Object.hasOwn(levels, rule)) return levels[rule];
  const patterns = Object.keys(levels).filter((key) => key.includes('*') && matchesWildcard(key, rule));
  const longest = patterns.reduce<string | undefined>(
    (best, key) => (best === undefined || key.length > best.length ? key : best),
    undefined,
  );
  return longest === undefined ? undefined : levels[longest];
}

/** Sets configured severities; findings of rules that are `off` are dropped. */
export function applyLevels(
  result: CheckResult,
  rules: RuleLevels,
  overrides: readonly Override[],
): CheckResult {
  if (Object.keys(rules).length === 0 && overrides.length === 0) return result;
  const configured = (rule: string, scope: Scope): RuleLevel | undefined => {
    const fromOverride = overrides
      .filter((override) => selects(override, scope))
      .map((override) => levelOf(override.rules, rule))
      .findLast((level) => level !== undefined);
    return fromOverride ?? levelOf(rules, rule);
  };
  return leaveOut(result, (findings, scope) =>
    findings.flatMap((finding) => {
      const level = configured(finding.rule, scope);
      if (level === 'off') return [];
      return level === undefined ? [finding] : [{ ...finding, severity: level }];
    }),
  );
}
