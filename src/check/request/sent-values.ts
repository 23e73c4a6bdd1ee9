import { printJson } from '../../json/print.js';
import { type JsonValue, jsonType } from '../../json/value.js';
import { generatorOf } from '../../matching/generators/index.js';
import { definitionOf } from '../../matching/matchers/index.js';
import type { Selected } from '../../matching/rule-selection.js';
import type { Generator } from '../../pact/generators.js';
import type { Matcher, MatcherName, RuleList } from '../../pact/rules.js';
import { automatonOf } from '../../regex/automaton/compile.js';
import { compileRegex } from '../../regex/index.js';
import { sampleTexts } from '../../regex/samples.js';
import { createRandom } from '../../schema/generate/random.js';

/** How a value is sent where only texts are. */
export const sentText = (value: JsonValue): string => (typeof value === 'string' ? value : printJson(value));

/** Whether a matcher says how many items there are. */
export const hasLimit = (matcher: Matcher): boolean =>
  matcher.match === 'type' && (matcher.min !== undefined || matcher.max !== undefined);

/** A rule list as it holds for one value: lengths are those of the list it stands at (docs/pact.md section 6). */
export const withoutLimits = (list: RuleList): RuleList =>
  list.matchers.some(hasLimit)
    ? {
        ...list,
        matchers: list.matchers.map((one) => (one.match === 'type' ? { match: 'type' } : one)),
      }
    : list;

/** The rules that govern a place of a body; below the place where they stand without limits, and each member's own. */
export function governing(selected: Selected | undefined): RuleList | undefined {
  if (!selected || selected.exact) return selected?.rule;
  const { matchers } = selected.rule;
  if (!matchers.some(({ match }) => match === 'eachValue')) return withoutLimits(selected.rule);
  const own = matchers.flatMap((one) => (one.match === 'eachValue' ? one.rules : [one]));
  return { ...selected.rule, matchers: own };
}

/** Matchers that accept other types than the example's by accident: no consumer means those. */
const ANY_TYPE: ReadonlySet<MatcherName> = new Set(['regex', 'include', 'notEmpty']);

/** Members of the set that a rule list describes: ordinary and boundary ones, the same for the same seed. */
export const ruleSamples = (rules: RuleList, example: JsonValue, seed: number): JsonValue[] =>
  rules.matchers.flatMap((matcher) => {
    const definition = definitionOf(matcher);
    const found = [...definition.samples(matcher, example), ...definition.boundaries(matcher, example)];
    if (matcher.match === 'regex') found.push(...regexSamples(matcher, seed));
    if (!ANY_TYPE.has(matcher.match)) return found;
    const type = jsonType(example);
    return found.filter((value) => jsonType(value) === type);
  });

function regexSamples({ regex }: Extract<Matcher, { match: 'regex' }>, seed: number): string[] {
  const { automaton } = automatonOf(compileRegex(regex, 'pact'));
  return automaton ? sampleTexts(automaton, createRandom(seed)) : [];
}

/** Members of a generator's set (docs/pact.md section 10). */
export const generatorSamples = (generator: Generator, example: JsonValue): JsonValue[] =>
  generatorOf(generator).samples(generator, { example, now: REFERENCE_CLOCK });

/** Fixed, so that the same input gives the same report. */
const REFERENCE_CLOCK = new Date('2026-01-02T03:04:05.678Z');
