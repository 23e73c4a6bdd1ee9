import type { Matcher } from '../../pact/rules.js';
import type { Policy } from '../policy.js';
import type { Selected } from '../rule-selection.js';

/** The matchers that govern a place, without those that do not reach it. */
export interface EffectiveRules {
  readonly matchers: readonly Matcher[];
  readonly combine: 'AND' | 'OR';
  readonly exact: boolean;
}

const INHERITED = new WeakMap<object, readonly Matcher[]>();

function withoutEachKey(matchers: readonly Matcher[]): readonly Matcher[] {
  const known = INHERITED.get(matchers);
  if (known) return known;
  const kept = matchers.filter(({ match }) => match !== 'eachKey');
  INHERITED.set(matchers, kept);
  return kept;
}

/** An inherited eachKey is dropped when it only checks keys (a deviation, see policy.ts). */
export function effectiveRules({ rule, exact }: Selected, policy: Policy): EffectiveRules {
  const drop = !exact && policy.eachKeyChecksKeysOnly;
  return { matchers: drop ? withoutEachKey(rule.matchers) : rule.matchers, combine: rule.combine, exact };
}
