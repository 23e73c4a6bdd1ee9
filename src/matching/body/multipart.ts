import { parseMediaType } from '../../media-type/media-type.js';
import type { PathRule } from '../../pact/rules.js';
import { type MultipartPart, multipartParts } from '../../wire/multipart.js';
import { applyTextRules } from '../apply.js';
import { contentTypeGate } from '../content-type-gate.js';
import type { BodyContext } from '../context.js';
import { bytesEqual } from '../matchers/bytes.js';
import type { MatchResult } from '../model.js';
import { mergeResults, mismatched, resultOf } from '../result.js';
import { selectRules } from '../rule-selection.js';
import { acceptIf } from '../verdict.js';
import { quoted } from '../words.js';
import type { BodyComparator } from './model.js';

/** Headers that the actual part may lack. */
const IGNORED_WHEN_MISSING = new Set(['content-type', 'content-transfer-encoding']);

/**
 * A comparator of multipart bodies (docs/pact.md section 7.8): parts are paired by name, by position without names; extra
 * parts are ignored. `compareContent` compares the content of file parts by their own content type.
 */
export const multipartComparator =
  (compareContent: BodyComparator): BodyComparator =>
  (expected, actual, context) => {
    const wanted = partsOf(expected, context.expectedType);
    if (!wanted) return mismatched('body', '$', 'the expected body is not a multipart body with a boundary');
    const given = partsOf(actual, context.actualType);
    if (!given) return mismatched('body', '$', 'the actual body is not a multipart body with a boundary');
    const named = new Map<string | undefined, MultipartPart>();
    for (const part of given) if (!named.has(part.name)) named.set(part.name, part);
    const seen = new Set<string | undefined>();
    return mergeResults(
      wanted.map((part, index) => {
        const name = part.name ?? String(index);
        const other = part.name === undefined ? given[index] : named.get(part.name);
        const repeats = part.name !== undefined && seen.has(part.name);
        seen.add(part.name);
        if (!other) return mismatched('body', `$.${name}`, `expected the part ${quoted(name)}`);
        if (part.file !== other.file) return otherKind(part, name);
        const result = mergeResults([
          ...(part.file
            ? fileResults(part, other, name, context, compareContent)
            : [fieldResult(part, other, name, context)]),
          ...headerResults(part, other, name, context),
        ]);
        return repeats
          ? withRemark(result, `verifiers compare every part ${quoted(name)} with the first of that name`)
          : result;
      }),
    );
  };

function partsOf(body: Uint8Array, contentType: string | undefined): MultipartPart[] | undefined {
  const boundary = parseMediaType(contentType)?.parameters.get('boundary');
  return boundary ? multipartParts(body, boundary) : undefined;
}

const withRemark = (result: MatchResult, remark: string): MatchResult => ({
  mismatches: result.mismatches.map((one) => ({ ...one, message: `${one.message} (${remark})` })),
  undecided: result.undecided,
});

function otherKind(part: MultipartPart, name: string): MatchResult {
  const [expected, actual] = part.file ? ['file', 'field'] : ['field', 'file'];
  const message = `expected the part ${quoted(name)} to be a ${expected} but it is a ${actual}`;
  return mismatched('body', `$.${name}`, message);
}

function fieldResult(
  part: MultipartPart,
  other: MultipartPart,
  name: string,
  { rules, policy }: BodyContext,
): MatchResult {
  const selected = selectRules(rules, [name]);
  const expected = Buffer.from(part.content).toString('utf8');
  const actual = Buffer.from(other.content).toString('utf8');
  const verdict = selected
    ? applyTextRules(selected.rule, expected, actual, policy)
    : acceptIf(
        bytesEqual(part.content, other.content),
        () => `expected ${quoted(expected)} but got ${quoted(actual)}`,
      );
  return resultOf(verdict, 'body', `$.${name}`, expected, actual);
}

function fileResults(
  part: MultipartPart,
  other: MultipartPart,
  name: string,
  context: BodyContext,
  compareContent: BodyComparator,
): MatchResult[] {
  const expectedType = part.headers.get('content-type');
  const actualType = other.headers.get('content-type');
  const gate = contentTypeGate({
    expected: expectedType,
    actual: actualType,
    headerRules: undefined,
    policy: context.policy,
  });
  if (gate.mismatches.length) return [underPart(gate, name)];
  const rules = context.rules.map((rule) => reRooted(rule, name)).filter((rule) => rule !== undefined);
  return [
    underPart(
      compareContent(part.content, other.content, { ...context, rules, expectedType, actualType }),
      name,
    ),
  ];
}

/** `$.part.a` as `$.a`; rules of other parts do not count. */
export function reRooted(rule: PathRule, name: string): PathRule | undefined {
  const [root, first, ...rest] = rule.path;
  if (!root || first?.kind !== 'field' || first.name !== name) return undefined;
  return { ...rule, path: [root, ...rest] };
}

const underPart = (result: MatchResult, name: string): MatchResult => ({
  mismatches: result.mismatches.map((one) => ({ ...one, path: `$.${name}${one.path.replace(/^\$/, '')}` })),
  undecided: result.undecided.map((one) => ({ ...one, path: `$.${name}${one.path.replace(/^\$/, '')}` })),
});

function headerResults(
  part: MultipartPart,
  other: MultipartPart,
  name: string,
  { rules, policy }: BodyContext,
): MatchResult[] {
  const results: MatchResult[] = [];
  for (const [header, value] of part.headers) {
    if (header === 'content-disposition') continue;
    const path = `$.${name}.${header}`;
    const given = other.headers.get(header);
    if (given === undefined) {
      if (!IGNORED_WHEN_MISSING.has(header))
        results.push(
          mismatched('body', path, `expected the header ${header} on the part ${quoted(name)}`, value),
        );
      continue;
    }
    const selected = selectRules(rules, [name, header]);
    const verdict = selected?.exact
      ? applyTextRules(selected.rule, value, given, policy)
      : acceptIf(
          value === given,
          () => `expected the header ${header} to be ${quoted(value)} but got ${quoted(given)}`,
        );
    results.push(resultOf(verdict, 'body', path, value, given));
  }
  return results;
}
