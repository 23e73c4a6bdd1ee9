import { isContainer, type JsonValue } from '../../json/value.js';
import type { Judgement, Reading, Schema } from '../model.js';
import { Context, type Places, Report } from './context.js';
import { evaluate } from './evaluate.js';
import { Evaluated } from './evaluated.js';
import { Known } from './known.js';
import { both, INVALID, type Outcome, UNDECIDED, VALID } from './outcome.js';
import { undeclared } from './undeclared.js';

const ACCEPTED: Judgement = { verdict: 'valid', errors: [], undecided: [] };

/** Whether a value conforms to a schema, and why not. Never throws. */
export function judge(schema: Schema, value: JsonValue, reading: Reading): Judgement {
  // Most values conform: reasons are looked for only where one does not.
  const quiet = new Context(reading, schema);
  if (run(quiet, schema, value) === VALID) {
    remember(quiet, schema, value);
    return ACCEPTED;
  }
  const report = new Report();
  const context = new Context(reading, schema, report);
  const outcome = run(context, schema, value);
  remember(context, schema, value);
  if (outcome === VALID) return ACCEPTED;
  if (outcome === INVALID) return { verdict: 'invalid', errors: report.errors, undecided: report.undecided };
  if (report.undecided.length === 0)
    report.undecided.push({ instance: '', location: schema.location, reason: 'nested too deeply' });
  return { verdict: 'undecided', errors: [], undecided: report.undecided };
}

/** What deprecated schemas speak about in values, as a run of the judge met it. */
const met = new WeakMap<object, { readonly schema: Schema; readonly places: Places }>();

const NOWHERE: Places = new Map();

/** To be told of runs that went through the whole value. */
function remember(context: Context, schema: Schema, value: JsonValue): void {
  const { mayMissDeprecated, passesOver, deprecated } = context;
  if (!mayMissDeprecated && !passesOver && isContainer(value))
    met.set(value, { schema, places: deprecated ?? NOWHERE });
}

/**
 * Where something deprecated may speak about a value or about something in it, as the judge saw in passing: at no other places.
 * Undefined: nobody knows.
 */
export function deprecatedPlaces(schema: Schema, value: JsonValue): Places | undefined {
  const known = isContainer(value) ? met.get(value) : undefined;
  return known?.schema === schema ? known.places : undefined;
}

/** The verdict alone, as fast as possible; undefined: undecided. */
export function accepts(schema: Schema, value: JsonValue, reading: Reading): boolean | undefined {
  return verdictOf(run(new Context(reading, schema), schema, value));
}

/**
 * The same for values that differ little from one: what they share with it is judged once. Worth it for several of them.
 *
 * @param value What is shared with it are the same objects and arrays.
 */
export function acceptsLike(
  schema: Schema,
  value: JsonValue,
  reading: Reading,
): (other: JsonValue) => boolean | undefined {
  const known = new Known();
  const isAccepted = (other: JsonValue): boolean | undefined =>
    verdictOf(run(new Context(reading, schema, undefined, known), schema, other));
  isAccepted(value);
  known.learns = false;
  return isAccepted;
}

const verdictOf = (outcome: Outcome): boolean | undefined =>
  outcome === UNDECIDED ? undefined : outcome === VALID;

function run(context: Context, schema: Schema, value: JsonValue): Outcome {
  const seen = context.closed ? new Evaluated(true, schema) : undefined;
  try {
    const outcome = evaluate(context, schema, value, seen);
    return seen && (outcome !== INVALID || context.report)
      ? both(outcome, undeclared(context, value, seen))
      : outcome;
  } catch (error) {
    // The limits keep the stack small; what remains are comparisons of values nested thousands of levels deep.
    if (!(error instanceof RangeError)) throw error;
    context.mayMissDeprecated = true;
    return UNDECIDED;
  }
}
