import type { JsonValue } from '../../json/value.js';
import type { ArrayVariant, PathRule } from '../../pact/rules.js';
import type { MatcherOf } from '../matchers/model.js';
import type { Policy } from '../policy.js';
import { type RuleState, ruleStateOf } from '../rule-selection.js';
import { type Compare, type Comparison, emptyFindings, isClean, reject } from './comparison.js';
import { type Location, pathText, ROOT } from './location.js';

const EQUALITY: readonly PathRule[] = [
  { combine: 'AND', matchers: [{ match: 'equality' }], pointer: '', text: '$', path: [{ kind: 'root' }] },
];

/** Without variants every item of the example is one, compared by equality. */
export const variantsOf = (
  matcher: MatcherOf<'arrayContains'>,
  expected: readonly JsonValue[],
): readonly ArrayVariant[] =>
  matcher.variants.length ? matcher.variants : expected.map((_item, index) => ({ index, rules: undefined }));

/** What governs an item that is compared with a variant. */
export const variantState = ({ rules }: Pick<ArrayVariant, 'rules'>, policy: Policy): RuleState =>
  ruleStateOf(rules ?? EQUALITY, !policy.eachKeyChecksKeysOnly);

/**
 * For each variant some element must match its example, compared from `$` with the rules of the variant alone;
 * elements may serve several variants, others are ignored (docs/pact.md section 8.2).
 */
export function compareVariants(
  matcher: MatcherOf<'arrayContains'>,
  expected: JsonValue[],
  actual: JsonValue[],
  at: Location,
  comparison: Comparison,
  compare: Compare,
): void {
  for (const variant of variantsOf(matcher, expected)) {
    const { index } = variant;
    const example = expected[index];
    if (example === undefined) {
      reject(
        comparison,
        at,
        `variant ${index} has no example: the example array has ${expected.length} items`,
        expected,
        actual,
      );
      continue;
    }
    const state = variantState(variant, comparison.policy);
    const branches = actual.map((item) => () => {
      const findings = emptyFindings();
      compare(example, item, ROOT, state, { ...comparison, findings });
      return findings;
    });
    let open: string | undefined;
    const found = branches.some((run) => {
      const findings = run();
      if (findings.mismatches.length === 0) open ??= findings.undecided[0]?.reason;
      return isClean(findings);
    });
    if (found) continue;
    if (open === undefined) reject(comparison, at, `no item matches variant ${index}`, example, actual);
    else comparison.findings.undecided.push({ path: pathText(at), reason: open });
  }
}
