import { type JsonPointer, joinPointer, valueAt } from '../../json/pointer.js';
import type { JsonValue } from '../../json/value.js';
import { matchJsonBody } from '../../matching/index.js';
import type { PathRule } from '../../pact/rules.js';
import { complete } from '../../schema/complete/index.js';
import { judge } from '../../schema/judge/index.js';
import type { Judgement, Schema } from '../../schema/model.js';
import type { Answer } from '../../schema/solver/index.js';
import type { Location } from '../../source/model.js';
import { finding } from '../finding.js';
import type { Exchange, Finding, Obligation, VerdictCertainty } from '../model.js';
import type { CheckOptions } from '../options.js';
import { conformanceOf, displayPointer, readingOf } from '../schema-violations.js';
import type { Unjudged, Violation } from '../violation.js';
import { fitsSeveral, isAmbiguous } from './ambiguity.js';
import { explainContradiction } from './contradiction.js';
import { searchCounterexample } from './counterexample-search.js';
import { deviationFindings } from './deviation-findings.js';
import { findDeviations, type JsonExpectation } from './deviations.js';
import { obligationsOf } from './obligations.js';
import { isRefuted } from './refuted.js';
import { searchByParts, searchWitness } from './witness-search.js';

/** Where findings about a JSON body point, and how they print an exchange. */
export interface JsonContext {
  readonly states: readonly string[];
  readonly pact: (pointer: JsonPointer) => Location;
  readonly exchange: (body: JsonValue) => Exchange;
  readonly options: CheckOptions;
}

export interface JsonAssessment {
  readonly witness: JsonValue | undefined;
  readonly findings: readonly Finding[];
  readonly certainty: VerdictCertainty | undefined;
  readonly obligations: readonly Obligation[];
}

/** What a schema promises about an expected JSON body: the example as a partial view of a closed world (docs/design.md 4.3). */
export function assessJson(
  given: { readonly schema: Schema; readonly example: JsonValue; readonly rules: readonly PathRule[] },
  context: JsonContext,
): JsonAssessment {
  const { schema, example, rules } = given;
  const expectation: JsonExpectation = { schema, example, rules, reading: readingOf('response') };
  const match = matchJsonBody(example, example, rules, 'response');
  const open = match.undecided.map(({ path, reason }) =>
    finding({
      rule: 'interaction.undecided',
      message: `cannot be checked: ${path}: ${reason}`,
      pact: context.pact(''),
      identity: [path, reason],
    }),
  );
  const { completed, judgement } = completedExample(expectation);
  const fits = judgement.verdict === 'valid';
  if (fits && !open.length && !match.mismatches.length)
    return withWitness(expectation, completed, [], context);

  const doubts = conformanceOf(judgement, completed, 'response');
  if (!doubts.violations.length && !match.mismatches.length)
    return without([...open, ...undecidedFindings(doubts.unjudged, context)]);

  // The example is no witness: it does not fit the document, or its own rules reject it (which was reported already).
  const found = search(expectation, judgement, context.options);
  const [doubt] = doubts.violations;
  if (found.kind === 'instance')
    return withWitness(
      expectation,
      found.value,
      [...open, ...(doubt ? [exampleFinding(doubt, context)] : [])],
      context,
    );
  if (found.kind === 'unknown') return without([...open, noWitness(found.reason, doubt, context)]);
  if (!doubt) return without([...open, contradiction(expectation, context)]);
  const ambiguous = ambiguousPlaces(judgement, completed, expectation);
  return without([...open, ...breaches(essential(doubts.violations), ambiguous, context)]);
}

function search(expectation: JsonExpectation, { errors }: Judgement, options: CheckOptions): Answer {
  if (isRefuted(expectation, errors)) return { kind: 'empty' };
  // What is missing is supplied to what was found.
  const objections = errors
    .filter(({ keyword }) => !DEMANDS_MORE.has(keyword))
    .map(({ instance }) => instance);
  return searchByParts(expectation, objections, options) ?? searchWitness(expectation, options);
}

/** The example with what the schema demands beside it, and what the judge says of that. */
function completedExample({ schema, example, reading }: JsonExpectation): {
  readonly completed: JsonValue;
  readonly judgement: Judgement;
} {
  const judgement = judge(schema, example, reading);
  if (judgement.verdict === 'valid') return { completed: example, judgement };
  const completed = complete(schema, example, reading, { judgement }) ?? example;
  return {
    completed,
    judgement: completed === example ? judgement : judge(schema, completed, reading),
  };
}

const without = (findings: readonly Finding[]): JsonAssessment => ({
  witness: undefined,
  findings,
  certainty: undefined,
  obligations: [],
});

/** Nothing that the document permits is of the set that the rules describe. */
function contradiction(expectation: JsonExpectation, context: JsonContext): Finding {
  const clash = explainContradiction(expectation);
  return finding({
    rule: 'response.body.incompatible',
    message: `${displayPointer('$', clash?.path ?? '')} has no value that both the document permits and the rules accept${clash?.words ? `: ${clash.words}` : ''}`,
    help: 'correct the rules, or widen the document',
    pact: context.pact(clash?.path ?? ''),
    spec: clash?.location ?? expectation.schema.location,
    identity: [clash?.path ?? ''],
  });
}

/** @param doubt What the document objects to in the example; undefined: the rules object to it. */
const noWitness = (reason: string, doubt: Violation | undefined, context: JsonContext): Finding =>
  finding({
    rule: 'interaction.undecided',
    message: `cannot be checked: ${doubt ? `${doubt.message}, and ` : ''}no response was found that both the document and the rules accept (${reason})`,
    pact: context.pact(doubt ? pointerOf(doubt) : ''),
    spec: doubt?.spec,
    identity: ['no witness'],
  });

/** Keywords that demand more than the example shows: the provider may well send it, so they break nothing by themselves. */
export const DEMANDS_MORE: ReadonlySet<string> = new Set(['required', 'dependentRequired', 'minProperties']);

/** What really breaks a partial view; the demands for more only where there is nothing else. */
function essential(violations: readonly Violation[]): readonly Violation[] {
  const kept = violations.filter(({ keyword }) => keyword === undefined || !DEMANDS_MORE.has(keyword));
  return kept.length ? kept : violations;
}

function breaches(
  violations: readonly Violation[],
  ambiguous: ReadonlySet<string>,
  context: JsonContext,
): readonly Finding[] {
  const clear = violations.filter((one) => !ambiguous.has(placeOf(one)));
  return clear.length
    ? clear.map((one) => breach(fitsSeveral(one) ? mixture(one) : one, context))
    : violations.map((one) => ambiguity(one, context));
}

const placeOf = (one: Violation): string => `${pointerOf(one)} ${one.spec?.pointer}`;

/** The places where the document contradicts itself, in the notation of `placeOf`. */
const ambiguousPlaces = (
  { errors }: Judgement,
  value: JsonValue,
  { reading }: JsonExpectation,
): ReadonlySet<string> =>
  new Set(
    errors
      .filter((error) => fitsSeveral(error) && isAmbiguous(error, valueAt(value, error.instance), reading))
      .map(({ instance, location }) => `${instance} ${location.pointer}`),
  );

const mixture = (violation: Violation): Violation => ({
  ...violation,
  message: `${displayPointer('$', pointerOf(violation))} fits ${violation.expected} alternatives under oneOf, and the document permits no response that fits more than one`,
  help: 'read the fields of one alternative only, or write anyOf where a response may be several',
});

const ambiguity = (violation: Violation, context: JsonContext): Finding =>
  finding({
    rule: 'interaction.undecided',
    message: `${displayPointer('$', pointerOf(violation))} fits several alternatives under oneOf, so the document as written forbids what each of them describes`,
    help: 'tell the alternatives apart by required fields or a discriminator, or write anyOf',
    pact: context.pact(pointerOf(violation)),
    spec: violation.spec,
    identity: [pointerOf(violation), violation.spec?.pointer ?? ''],
  });

/** What the judge could not decide, folded by reason. */
function undecidedFindings(unjudged: readonly Unjudged[], context: JsonContext): Finding[] {
  const byReason = new Map<string, Unjudged[]>();
  for (const one of unjudged) byReason.set(one.reason, [...(byReason.get(one.reason) ?? []), one]);
  return [...byReason].map(([reason, group]) => {
    const [first] = group as [Unjudged, ...Unjudged[]];
    const places = group.map(({ place }) => displayPointer('$', pointerOf({ place })));
    return finding({
      rule: first.rule,
      message: `${places[0]} cannot be checked: ${reason}`,
      pact: context.pact(pointerOf(first)),
      spec: first.spec,
      places: places.length > 1 ? places : [],
      identity: [reason],
    });
  });
}

const pointerOf = ({ place }: Pick<Violation, 'place'>): JsonPointer =>
  place.part === 'body-value' ? place.pointer : '';

const breach = (violation: Violation, context: JsonContext): Finding =>
  finding({
    rule: violation.rule,
    message: violation.message,
    help: violation.help,
    pact: context.pact(pointerOf(violation)),
    spec: violation.spec,
    expected: violation.expected,
    actual: violation.actual,
    identity: [pointerOf(violation), violation.spec?.pointer ?? ''],
  });

/** The example is only a placeholder: it does not fit, but its rules accept a value that does. */
const exampleFinding = (first: Violation, context: JsonContext): Finding =>
  finding({
    rule: 'response.body.example',
    certainty: 'witnessed',
    message: `the example does not fit the document, although its rules accept values that do: ${first.message}`,
    help: 'use an example that the provider could really send',
    pact: context.pact(pointerOf(first)),
    spec: first.spec,
    identity: [pointerOf(first)],
  });

function withWitness(
  expectation: JsonExpectation,
  witness: JsonValue,
  findings: readonly Finding[],
  context: JsonContext,
): JsonAssessment {
  const { options, states } = context;
  const obligations = options.obligations === false ? [] : obligationsOf(expectation, witness, states);
  const about = {
    pact: (tokens: readonly string[]) => context.pact(joinPointer('', ...tokens)),
    exchange: context.exchange,
  };
  if (options.runs === 0) return { witness, findings, certainty: undefined, obligations };
  const deviations = findDeviations(expectation, witness);
  const risks = deviationFindings(deviations, expectation, about);
  const search = searchCounterexample(expectation, witness, deviations, options);
  const further = deviationFindings(search.deviations, expectation, about);
  return {
    witness,
    findings: [...findings, ...risks, ...further],
    certainty: search.certainty,
    obligations,
  };
}
