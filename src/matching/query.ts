import type { QueryParameter } from '../pact/model.js';
import type { RuleList } from '../pact/rules.js';
import { applyTextRules } from './apply.js';
import { equalTexts } from './matchers/equality.js';
import type { ActualRequest, MatchResult, MismatchKind } from './model.js';
import { DEFAULT_POLICY, type Policy } from './policy.js';
import { mergeResults, mismatched, resultOf } from './result.js';
import { compareListUnderRules, comparePairwise, type ListRules } from './value-list.js';
import { quoted } from './words.js';

/** A named list of decoded values; null is a key without `=` and compares as the empty text. */
export interface Parameter {
  readonly name: string;
  readonly values: readonly (string | null)[];
}

/** The rules about a parameter's list of values and about one of its values. */
export interface ParameterRules {
  list(name: string): ListRules | undefined;
  item(name: string, index: number): ListRules | undefined;
}

/** How a parameter's mismatches are reported: as a query parameter or as a field of a form body. */
export interface ParameterWords {
  readonly kind: MismatchKind;
  readonly noun: string;
  path(name: string): string;
}

/** Values by name, in order; a name that occurs twice is one parameter. */
function byName(parameters: readonly Parameter[]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const { name, values } of parameters)
    map.set(name, [...(map.get(name) ?? []), ...values.map((value) => value ?? '')]);
  return map;
}

/**
 * Compares two multimaps of strings: every expected parameter, and none besides (docs/pact.md sections 7.2 and 7.6).
 * Form bodies use it too.
 */
export function matchParameters(
  expected: readonly Parameter[],
  actual: readonly Parameter[],
  rules: ParameterRules,
  words: ParameterWords,
  policy: Policy,
): MatchResult {
  const wanted = byName(expected);
  const given = byName(actual);
  const { kind, noun, path } = words;
  const results = [...wanted].map(([name, examples]) => {
    const values = given.get(name);
    if (!values)
      return mismatched(kind, path(name), `expected the ${noun} ${quoted(name)} but it is missing`, examples);
    const compare = (example: string, value: string, index: number) => {
      const item = rules.item(name, index);
      return item ? applyTextRules(item, example, value, policy) : equalTexts(example, value);
    };
    const list = rules.list(name);
    const verdict = list
      ? compareListUnderRules(list, examples, values, compare, policy)
      : comparePairwise(examples, values, compare);
    return resultOf(verdict, kind, path(name), examples, values);
  });
  const unexpected = [...given]
    .filter(([name]) => !wanted.has(name))
    .map(([name, values]) =>
      mismatched(kind, path(name), `unexpected ${noun} ${quoted(name)}`, undefined, values),
    );
  return mergeResults([...results, ...unexpected]);
}

const QUERY: ParameterWords = { kind: 'query', noun: 'query parameter', path: (name) => name };

/**
 * Compares the query of a request (docs/pact.md section 7.2). An expectation without a query expects none; rules are found
 * by the literal name and govern all values of a parameter.
 */
export function matchQuery(
  expected: readonly Pick<QueryParameter, 'name' | 'values'>[] | undefined,
  actual: ActualRequest['query'],
  rules: ReadonlyMap<string, RuleList>,
  policy: Policy = DEFAULT_POLICY,
): MatchResult {
  const rulesOf = (name: string): ListRules | undefined => {
    const list = rules.get(name);
    return list?.matchers.length ? list : undefined;
  };
  return matchParameters(expected ?? [], actual, { list: rulesOf, item: rulesOf }, QUERY, policy);
}
