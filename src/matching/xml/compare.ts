import type { Matcher } from '../../pact/rules.js';
import { compileRegex } from '../../regex/index.js';
import type { XmlElement } from '../../wire/xml.js';
import { applyTextRules } from '../apply.js';
import type { BodyContext } from '../context.js';
import { lengthWithin } from '../matchers/type.js';
import { unknownReason } from '../matchers/unknown.js';
import type { MatchResult } from '../model.js';
import { mergeResults, mismatched, resultOf } from '../result.js';
import { type RuleState, ruleStateOf, type Selected } from '../rule-selection.js';
import { ACCEPTED, acceptIf, combineVerdicts, rejected, undecided, type Verdict } from '../verdict.js';
import { quoted } from '../words.js';

/** Compares two documents under body rules (docs/pact.md section 7.7). */
export function compareDocuments(
  expected: XmlElement,
  actual: XmlElement,
  context: BodyContext,
): MatchResult {
  const state = ruleStateOf(context.rules, true).child(expected.name);
  return compareElements(expected, actual, { path: `$${step(expected.name)}`, state, context });
}

interface Place {
  readonly path: string;
  readonly state: RuleState;
  readonly context: BodyContext;
}

const step = (name: string): string => (/^[\w-]+$/.test(name) ? `.${name}` : `['${name}']`);

const below = (place: Place, name: string): Place => ({
  path: place.path + step(name),
  state: place.state.child(name),
  context: place.context,
});

function compareElements(expected: XmlElement, actual: XmlElement, place: Place): MatchResult {
  const names = nameVerdict(expected, actual, place.state.selected);
  if (names.kind !== 'accepted') return resultOf(names, 'body', place.path, expected.name, actual.name);
  return mergeResults([
    ...compareAttributes(expected, actual, place),
    ...compareChildren(expected, actual, place),
    ...compareText(expected, actual, place),
  ]);
}

/** The element itself: its name, or the rules that reach it. */
function nameVerdict(expected: XmlElement, actual: XmlElement, selected: Selected | undefined): Verdict {
  if (!selected) return sameName(expected, actual);
  const { combine, matchers } = selected.rule;
  return combineVerdicts(
    combine,
    matchers.map((matcher) => elementVerdict(matcher, expected, actual, selected.exact)),
  );
}

const sameName = (expected: XmlElement, actual: XmlElement): Verdict =>
  acceptIf(
    expected.name === actual.name,
    () => `expected the element ${expected.name} but got ${actual.name}`,
  );

function elementVerdict(matcher: Matcher, expected: XmlElement, actual: XmlElement, exact: boolean): Verdict {
  if (matcher.match === 'equality') return sameName(expected, actual);
  if (matcher.match === 'type') {
    if (matcher.min === undefined && matcher.max === undefined) return sameName(expected, actual);
    return exact ? lengthWithin(matcher, actual.nodes, 'child node') : ACCEPTED;
  }
  if (matcher.match === 'regex') {
    const regex = compileRegex(matcher.regex, 'pact');
    const outcome = regex.test(actual.local);
    if (outcome === undefined) return undecided(regex.reason ?? 'the regular expression is not supported');
    return acceptIf(
      outcome,
      () => `expected the element name ${quoted(actual.local)} to match ${matcher.regex}`,
    );
  }
  if (matcher.match === 'notEmpty')
    return acceptIf(actual.nodes > 0, () => `expected the element ${actual.name} not to be empty`);
  if (matcher.match === 'unknown') return undecided(unknownReason(matcher));
  return rejected(`the ${matcher.match} matcher cannot be applied to an XML element`);
}

/** Missing attributes fail, unexpected ones only in requests. */
function compareAttributes(expected: XmlElement, actual: XmlElement, place: Place): MatchResult[] {
  const results: MatchResult[] = [];
  for (const [name, value] of expected.attributes) {
    const at = below(place, `@${name}`);
    const given = actual.attributes.get(name);
    if (given === undefined)
      results.push(mismatched('body', at.path, `expected the attribute ${name}`, value, undefined));
    else results.push(compareStrings(value, given, at));
  }
  if (place.context.strictness === 'request')
    for (const [name, value] of actual.attributes)
      if (!expected.attributes.has(name))
        results.push(
          mismatched('body', below(place, `@${name}`).path, `unexpected attribute ${name}`, undefined, value),
        );
  return results;
}

function compareStrings(expected: string, actual: string, { state, path, context }: Place): MatchResult {
  const verdict = state.selected
    ? applyTextRules(state.selected.rule, expected, actual, context.policy)
    : acceptIf(expected === actual, () => `expected ${quoted(expected)} but got ${quoted(actual)}`);
  return resultOf(verdict, 'body', path, expected, actual);
}

const byName = (elements: readonly XmlElement[]): Map<string, XmlElement[]> => {
  const groups = new Map<string, XmlElement[]>();
  for (const element of elements) groups.set(element.name, [...(groups.get(element.name) ?? []), element]);
  return groups;
};

const hasTypeRule = ({ state }: Place): boolean =>
  state.selected?.rule.matchers.some(({ match }) => match === 'type') ?? false;

/**
 * Children are grouped by name; their order across names does not matter. Names the example does not have fail in
 * requests, and in responses where a type rule reaches them.
 */
function compareChildren(expected: XmlElement, actual: XmlElement, place: Place): MatchResult[] {
  const results: MatchResult[] = [];
  const given = byName(actual.children);
  const wanted = byName(expected.children);
  for (const [name, examples] of wanted) {
    const at = below(place, name);
    const siblings = given.get(name) ?? [];
    if (siblings.length === 0)
      results.push(mismatched('body', at.path, `expected the element ${name}`, name, undefined));
    else if (hasTypeRule(at))
      results.push(...siblings.map((sibling) => compareElements(examples[0] as XmlElement, sibling, at)));
    else results.push(...compareSiblings(examples, siblings, at));
  }
  for (const name of given.keys()) {
    const at = below(place, name);
    if (!wanted.has(name) && (place.context.strictness === 'request' || hasTypeRule(at)))
      results.push(mismatched('body', at.path, `unexpected element ${name}`, undefined, name));
  }
  return results;
}

function compareSiblings(
  examples: readonly XmlElement[],
  siblings: readonly XmlElement[],
  at: Place,
): MatchResult[] {
  const results = examples.map((example, index) => {
    const sibling = siblings[index];
    return sibling
      ? compareElements(example, sibling, at)
      : mismatched(
          'body',
          at.path,
          `expected ${examples.length} elements ${example.name} but got ${siblings.length}`,
        );
  });
  if (siblings.length > examples.length && at.context.strictness === 'request')
    results.push(
      mismatched('body', at.path, `expected ${examples.length} elements but got ${siblings.length}`),
    );
  return results;
}

/** Direct text, under `#text`, also where both have none: a rule may not accept that. */
function compareText(expected: XmlElement, actual: XmlElement, place: Place): MatchResult[] {
  return [compareStrings(expected.text, actual.text, below(place, '#text'))];
}
