import { joinPointer, valueAt } from '../../json/pointer.js';
import type { JsonValue } from '../../json/value.js';
import type { Mismatch } from '../../matching/index.js';
import { parsePathExpression } from '../../pact/path-expression.js';
import type { MatcherName, PathRule, PathToken } from '../../pact/rules.js';
import { applicableAt } from '../../schema/applicable.js';
import { generateValues } from '../../schema/generate/values.js';
import { expectationConstraint, shrink } from '../../schema/solver/index.js';
import { keepsPinned } from '../expectation/pinned.js';
import type { VerdictCertainty } from '../model.js';
import type { CheckOptions } from '../options.js';
import { breaksBeyondState, objectionsBeyondState } from './beyond-state.js';
import { bodyWithin } from './body-within.js';
import { acceptance, permitted, pinned } from './constraints.js';
import { type Deviation, type DeviationKind, isCounterexample, type JsonExpectation } from './deviations.js';
import { heldExpectation } from './held.js';
import { isIncluded } from './included.js';
import { type Site, sitesOf } from './sites.js';

/** Where a break is known already, the search for further ones is a short one. */
const FURTHER_STEPS = 10_000;

export interface CounterexampleSearch {
  readonly certainty: VerdictCertainty;
  /** Breaks that the directed deviations did not find, each at another place. */
  readonly deviations: readonly Deviation[];
}

const PROVED: VerdictCertainty = { kind: 'proved' };

/** Each further one takes another search. */
const MOST_FURTHER = 5;

/** What the provider state decides is no break. */
const OF_STATE: ReadonlySet<DeviationKind> = new Set(['value', 'length', 'line-break']);

/** Settles whether anything but what the provider state decides is left that breaks the expectation (docs/design.md 4.4). */
export function searchCounterexample(
  expectation: JsonExpectation,
  witness: JsonValue,
  known: readonly Deviation[],
  options: CheckOptions,
): CounterexampleSearch {
  const breaks = known.filter(({ kind }) => !OF_STATE.has(kind));
  const deviations: Deviation[] = [];
  if (breaks.length && !mayBreakElsewhere(expectation, breaks)) return { certainty: PROVED, deviations };
  const wanted = acceptance(expectation, 'state');
  if (isIncluded([expectation.schema], wanted, expectation.reading)) return { certainty: PROVED, deviations };
  for (;;) {
    const held = [...breaks, ...deviations];
    const demand = [permitted(expectation), pinned(expectation)];
    if (held.length) demand.push(expectationConstraint(heldExpectation(held)));
    const steps = held.length ? FURTHER_STEPS : undefined;
    const answer = bodyWithin(demand, [expectationConstraint(wanted)], options, steps);
    if (answer.kind !== 'instance' || !isCounterexample(expectation, answer.value)) {
      // Where something is held it is shown already that the interaction is at risk.
      if (answer.kind === 'empty' || held.length) return { certainty: PROVED, deviations };
      const reason = answer.kind === 'unknown' ? answer.reason : 'the value found was not confirmed';
      return sampleCounterexample(expectation, witness, reason, options);
    }
    const found = other(expectation, witness, answer.value);
    if (found) deviations.push(found);
    if (!found?.site.parent || deviations.length === MOST_FURTHER) return { certainty: PROVED, deviations };
  }
}

/** Where a break is known, matchers that only ask for a type have been asked at each place. */
const TYPES_ONLY: ReadonlySet<MatcherName> = new Set([
  'type',
  'equality',
  'number',
  'integer',
  'decimal',
  'boolean',
  'null',
]);

/** Kinds that say how a value differs, as its rule sees it. */
const OF_RULE: ReadonlySet<DeviationKind> = new Set(['format', 'enum', 'type', 'other']);

/** Whether a rule asks for more than a type and is not known to be broken. */
function mayBreakElsewhere({ rules }: JsonExpectation, breaks: readonly Deviation[]): boolean {
  const broken = new Set<PathRule | undefined>();
  for (const { kind, site } of breaks) if (OF_RULE.has(kind)) broken.add(site.rules.selected?.rule);
  return rules.some((rule) => asksMoreThanType(rule) && !broken.has(rule));
}

const asksMoreThanType = ({ matchers }: PathRule): boolean =>
  matchers.some(({ match }) => !TYPES_ONLY.has(match));

/** The property-based phase: whole responses of the schema, the first that breaks the expectation made as small as possible. */
function sampleCounterexample(
  expectation: JsonExpectation,
  witness: JsonValue,
  reason: string,
  options: CheckOptions,
): CounterexampleSearch {
  const { schema, reading } = expectation;
  const breaks = (body: JsonValue): boolean =>
    keepsPinned(expectation.example, expectation.rules, body) &&
    breaksBeyondState(expectation, body) &&
    isCounterexample(expectation, body);
  const generated = generateValues(schema, reading, { seed: options.seed, n: options.runs });
  const values = generated.kind === 'values' ? generated.values : [];
  const found = values.find(breaks);
  const deviation = found === undefined ? undefined : other(expectation, witness, shrink(found, breaks));
  return {
    certainty: { kind: 'sampled', cases: values.length, reason },
    deviations: deviation ? [deviation] : [],
  };
}

/** The break as a deviation at the place where it is. */
function other(expectation: JsonExpectation, witness: JsonValue, body: JsonValue): Deviation | undefined {
  const [mismatch] = objectionsBeyondState(expectation, body);
  const site = mismatch && siteOf(expectation, witness, mismatch);
  if (!site) return undefined;
  const { schema, reading } = expectation;
  const { tokens } = site;
  const [owner = schema] = applicableAt(schema, body, tokens, reading);
  return {
    kind: 'other',
    site,
    body,
    value: valueAt(body, joinPointer('', ...tokens)),
    cause: owner.location,
    mismatch: mismatch.path,
  };
}

/** The deepest place of the expectation around what a mismatch is about. */
function siteOf(
  { example, rules }: JsonExpectation,
  witness: JsonValue,
  { path }: Mismatch,
): Site | undefined {
  const tokens = (parsePathExpression(path) ?? []).slice(1).map(textOfToken);
  return sitesOf(example, witness, rules).findLast((site) =>
    site.tokens.every((token, i) => token === tokens[i]),
  );
}

const textOfToken = (token: PathToken): string =>
  token.kind === 'field' ? token.name : token.kind === 'index' ? String(token.index) : '*';
