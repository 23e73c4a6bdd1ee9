import { replaceAt } from '../../json/edit.js';
import { type JsonPointer, joinPointer, valueAt } from '../../json/pointer.js';
import { printJson } from '../../json/print.js';
import type { JsonValue } from '../../json/value.js';
import { type Mismatch, matchJsonBody } from '../../matching/index.js';
import { parsePathExpression } from '../../pact/path-expression.js';
import type { MatcherName, PathRule, PathToken } from '../../pact/rules.js';
import { applicableAt } from '../../schema/applicable.js';
import { complete } from '../../schema/complete/index.js';
import { generateValues } from '../../schema/generate/values.js';
import { accepts } from '../../schema/judge/index.js';
import type { Schema } from '../../schema/model.js';
import {
  type Answer,
  type Constraint,
  expectationConstraint,
  schemaConstraint,
  shrink,
  solve,
} from '../../schema/solver/index.js';
import { expectationOf } from '../expectation/build.js';
import { keepsPinned } from '../expectation/pinned.js';
import type { VerdictCertainty } from '../model.js';
import type { CheckOptions } from '../options.js';
import { breaksBeyondState, objectionsBeyondState } from './beyond-state.js';
import { accepted, permitted, pinned } from './constraints.js';
import { type Deviation, type DeviationKind, isCounterexample, type JsonExpectation } from './deviations.js';
import { heldExpectation } from './held.js';
import { type Narrowed, type NarrowedPlace, narrowTowards } from './narrowed.js';
import { type Site, sitesOf } from './sites.js';

const STEPS = 40_000;
/** Where a break is known already, the search for further ones is a short one. */
const FURTHER_STEPS = 10_000;
/** Only a safety net: the number of steps decides, so that every machine gives the same answer. */
const MILLISECONDS = 30_000;

const query = (
  demand: readonly Constraint[],
  refuse: readonly Constraint[],
  options: CheckOptions,
  steps = STEPS,
): Answer =>
  solve({
    demand,
    refuse,
    steps,
    milliseconds: options.timeBudget ?? MILLISECONDS,
    preferExamples: true,
    canonicalNumbers: true,
  });

/** A body that the schema permits and the rules accept, where the example itself does not fit. Both judges confirm it. */
export function searchWitness(expectation: JsonExpectation, options: CheckOptions): Answer {
  const answer = query([permitted(expectation), accepted(expectation, 'shown')], [], options);
  if (answer.kind !== 'instance' || isWitness(expectation, answer.value)) return answer;
  return { kind: 'unknown', reason: 'the value found was not confirmed' };
}

const isWitness = ({ schema, example, rules, reading }: JsonExpectation, body: JsonValue): boolean =>
  accepts(schema, body, reading) === true &&
  matchJsonBody(example, body, rules, 'response').mismatches.length === 0;

/**
 * The same, where it is found by looking only at the parts of the example that the judge objects to, in a small fraction of
 * the time. Undefined: that says nothing.
 *
 * @param objections Where the judge objects to the example.
 */
export function searchByParts(
  expectation: JsonExpectation,
  objections: readonly JsonPointer[],
  options: CheckOptions,
): Answer | undefined {
  const parts = partsAround(expectation, objections);
  if (!parts) return undefined;
  const { schema, example, reading } = expectation;
  const started = performance.now();
  const rest = (): CheckOptions =>
    options.timeBudget === undefined
      ? options
      : { ...options, timeBudget: Math.max(1, options.timeBudget - (performance.now() - started)) };
  let body = example;
  for (const { part, tokens } of parts) {
    const answer = answerFor(part, expectation, rest());
    if (answer.kind === 'empty') return answer;
    if (answer.kind !== 'instance') return undefined;
    body = replaceAt(body, tokens, answer.value);
  }
  const whole = complete(schema, body, reading);
  return whole !== undefined && isWitness(expectation, whole)
    ? { kind: 'instance', value: whole, more: [] }
    : undefined;
}

/** With more of them, one search for the whole is the shorter way. */
const MOST_PARTS = 10;

/** The parts that stand for themselves around some places, each once; undefined where there are none, or too many. */
function partsAround(
  expectation: JsonExpectation,
  pointers: readonly JsonPointer[],
): readonly NarrowedPlace[] | undefined {
  const parts = new Map<JsonPointer, NarrowedPlace>();
  for (const pointer of pointers) {
    const found = narrowTowards(expectation, pointer);
    if (!found) return undefined;
    parts.set(joinPointer('', ...found.tokens), found);
    if (parts.size > MOST_PARTS) return undefined;
  }
  return parts.size > 0 ? [...parts.values()] : undefined;
}

/** What fits at a place that stands for itself; where nothing does, no body fits as a whole. */
export function answerFor(
  { schema, example, rules }: Narrowed,
  { rules: all, reading }: JsonExpectation,
  options: CheckOptions,
): Answer {
  const answers = all.length === 0 ? answersOf(schema) : undefined;
  const key = answers ? `${reading.direction} ${reading.world} ${reading.formats} ${printJson(example)}` : '';
  const known = answers?.get(key);
  if (known) return known;
  const expected = expectationOf(example, rules, { strictness: 'response', extent: 'shown' }, 0);
  const answer = query([schemaConstraint(schema, reading), expectationConstraint(expected)], [], options);
  // With more time, or more steps left, there may be an answer yet.
  if (answer.kind !== 'unknown') answers?.set(key, answer);
  return answer;
}

/** What is known of examples without rules, by their text: many interactions show the same one. */
const knownAnswers = new WeakMap<Schema, Map<string, Answer>>();

function answersOf(schema: Schema): Map<string, Answer> {
  const answers = knownAnswers.get(schema) ?? new Map<string, Answer>();
  knownAnswers.set(schema, answers);
  return answers;
}

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
  const further = (): CounterexampleSearch => {
    const demand = [permitted(expectation), pinned(expectation)];
    const held = [...breaks, ...deviations];
    if (held.length) demand.push(expectationConstraint(heldExpectation(held)));
    const steps = held.length ? FURTHER_STEPS : STEPS;
    const answer = query(demand, [accepted(expectation, 'state')], options, steps);
    if (answer.kind === 'empty') return { certainty: PROVED, deviations };
    if (answer.kind === 'instance' && isCounterexample(expectation, answer.value)) {
      const found = other(expectation, witness, answer.value);
      if (found) deviations.push(found);
      return found?.site.parent && deviations.length < MOST_FURTHER
        ? further()
        : { certainty: PROVED, deviations };
    }
    const reason = answer.kind === 'unknown' ? answer.reason : 'the value found was not confirmed';
    // That it is at risk is shown already.
    if (held.length) return { certainty: PROVED, deviations };
    return sampleCounterexample(expectation, witness, reason, options);
  };
  return further();
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
