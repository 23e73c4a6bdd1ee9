import type { Header } from '../../pact/model.js';
import type { RuleList } from '../../pact/rules.js';
import { applyTextRules } from '../apply.js';
import { equalTexts } from '../matchers/equality.js';
import type { ActualHeader, MatchResult } from '../model.js';
import { DEFAULT_POLICY, type Policy } from '../policy.js';
import { MATCHED, mergeResults, mismatched, resultOf } from '../result.js';
import { compareListUnderRules, comparePairwise } from '../value-list.js';
import type { Verdict } from '../verdict.js';
import { compareWithParameters, isParameterised } from './parameters.js';

/** The only headers whose values are split at commas, on both sides (docs/pact.md section 7.3). */
const LISTS: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-expose-headers',
  'access-control-request-headers',
  'allow',
  'cache-control',
  'if-match',
  'if-none-match',
  'vary',
]);

/** Whether the values of a header are compared one by one although they stand in one line. */
export const isListHeader = (name: string): boolean => LISTS.has(name.toLowerCase());

const valuesOf = (name: string, lines: readonly string[]): string[] =>
  lines.flatMap((line) => (isListHeader(name) ? line.split(',') : [line])).map((value) => value.trim());

const withoutSpaceAtCommas = (value: string): string =>
  value
    .split(',')
    .map((part) => part.trim())
    .join(',');

function compareValue(
  name: string,
  expected: string,
  actual: string,
  rules: RuleList | undefined,
  policy: Policy,
): Verdict {
  if (rules) return applyTextRules(rules, expected, actual, policy);
  const example = withoutSpaceAtCommas(expected);
  const value = withoutSpaceAtCommas(actual);
  return isParameterised(name) ? compareWithParameters(example, value) : equalTexts(example, value);
}

/**
 * Compares the values of one header, given one entry per header line (docs/pact.md section 7.3).
 * The name decides how values are split and compared; `rules` are those of the header, if any. The verifier does not
 * split expected values that the file gives as a list (`splitExpected` false).
 */
export function matchHeaderValues(
  name: string,
  expected: readonly string[],
  actual: readonly string[],
  rules: RuleList | undefined,
  policy: Policy = DEFAULT_POLICY,
  splitExpected = true,
): MatchResult {
  const examples = splitExpected ? valuesOf(name, expected) : expected.map((value) => value.trim());
  const values = valuesOf(name, actual);
  const [example, ...moreExamples] = examples;
  const [value, ...moreValues] = values;
  const usable = rules?.matchers.length ? rules : undefined;
  const compare = (one: string, other: string): Verdict => compareValue(name, one, other, usable, policy);
  if (example === undefined && value !== undefined)
    return mismatched('header', name, 'expected the header without a value', [], values);
  const single = example !== undefined && value !== undefined && !moreExamples.length && !moreValues.length;
  const verdict = single
    ? compare(example, value)
    : usable
      ? compareListUnderRules(usable, examples, values, compare, policy)
      : comparePairwise([...examples, ...values.slice(examples.length).map(() => '')], values, compare);
  return resultOf(verdict, 'header', name, examples, values);
}

/** All lines of a header whatever the case of its name; undefined when there is none. */
export function headerLines(headers: readonly ActualHeader[], name: string): readonly string[] | undefined {
  const wanted = name.toLowerCase();
  let lines: readonly string[] | undefined;
  for (const header of headers)
    if (header.name.toLowerCase() === wanted) lines = lines ? [...lines, ...header.values] : header.values;
  return lines;
}

/** Every expected header is there and matches; others are allowed in requests and responses alike. */
export function matchHeaders(
  expected: readonly Header[],
  actual: readonly ActualHeader[],
  rules: ReadonlyMap<string, RuleList>,
  policy: Policy,
): MatchResult {
  return mergeResults(
    expected.map(({ name, values, listed }) => {
      const lines = headerLines(actual, name);
      const own = rules.get(name.toLowerCase());
      const split = policy.splitListedHeaders || !listed;
      // Without rules a header is what it must be equal to.
      if (lines === values && split && !own?.matchers.length) return MATCHED;
      return lines
        ? matchHeaderValues(name, values, lines, own, policy, split)
        : mismatched('header', name, 'expected the header but it is missing', [...values]);
    }),
  );
}
