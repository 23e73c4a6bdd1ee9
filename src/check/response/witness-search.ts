import { replaceAt } from '../../json/edit.js';
import { type JsonPointer, joinPointer } from '../../json/pointer.js';
import { printJson } from '../../json/print.js';
import type { JsonValue } from '../../json/value.js';
import { matchJsonBody } from '../../matching/index.js';
import { complete } from '../../schema/complete/index.js';
import { accepts } from '../../schema/judge/index.js';
import type { Reading, Schema } from '../../schema/model.js';
import { type Answer, expectationConstraint, schemaConstraint } from '../../schema/solver/index.js';
import { expectationOf } from '../expectation/build.js';
import type { CheckOptions } from '../options.js';
import { bodyWithin } from './body-within.js';
import { accepted, permitted } from './constraints.js';
import type { JsonExpectation } from './deviations.js';
import { type Narrowed, type NarrowedPlace, narrowTowards } from './narrowed.js';

/** A body that the schema permits and the rules accept, where the example itself does not fit. Both judges confirm it. */
export function searchWitness(expectation: JsonExpectation, options: CheckOptions): Answer {
  const answer = bodyWithin([permitted(expectation), accepted(expectation, 'shown')], [], options);
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
  const rest = withRestOfTime(options);
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

/** The options with what is left of the time; a clock is only loaded where there is a limit. */
function withRestOfTime(options: CheckOptions): () => CheckOptions {
  const { timeBudget } = options;
  if (timeBudget === undefined) return () => options;
  const started = performance.now();
  return () => ({ ...options, timeBudget: Math.max(1, timeBudget - (performance.now() - started)) });
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
  const answer =
    (answers && completion(schema, example, reading)) ??
    bodyWithin(
      [
        schemaConstraint(schema, reading),
        expectationConstraint(expectationOf(example, rules, { strictness: 'response', extent: 'shown' }, 0)),
      ],
      [],
      options,
    );
  // With more time, or more steps left, there may be an answer yet.
  if (answer.kind !== 'unknown') answers?.set(key, answer);
  return answer;
}

/** An example without rules, with what it lacks: it may have any further members. */
function completion(schema: Schema, example: JsonValue, reading: Reading): Answer | undefined {
  const value = complete(schema, example, reading);
  return value !== undefined && accepts(schema, value, reading) === true
    ? { kind: 'instance', value, more: [] }
    : undefined;
}

/** What is known of examples without rules, by their text: many interactions show the same one. */
const knownAnswers = new WeakMap<Schema, Map<string, Answer>>();

function answersOf(schema: Schema): Map<string, Answer> {
  const answers = knownAnswers.get(schema) ?? new Map<string, Answer>();
  knownAnswers.set(schema, answers);
  return answers;
}
