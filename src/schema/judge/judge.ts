import type { JsonValue } from '../../json/value.js';
import type { Judgement, Reading, Schema } from '../model.js';
import { Context, Report } from './context.js';
import { evaluate } from './evaluate.js';
import { Evaluated } from './evaluated.js';
import { both, INVALID, type Outcome, UNDECIDED, VALID } from './outcome.js';
import { undeclared } from './undeclared.js';

const ACCEPTED: Judgement = { verdict: 'valid', errors: [], undecided: [] };

/** Whether a value conforms to a schema, and why not. Never throws. */
export function judge(schema: Schema, value: JsonValue, reading: Reading): Judgement {
  // Most values conform: reasons are looked for only where one does not.
  if (run(schema, value, reading, undefined) === VALID) return ACCEPTED;
  const report = new Report();
  const outcome = run(schema, value, reading, report);
  if (outcome === VALID) return ACCEPTED;
  if (outcome === INVALID) return { verdict: 'invalid', errors: report.errors, undecided: report.undecided };
  if (report.undecided.length === 0)
    report.undecided.push({ instance: '', location: schema.location, reason: 'nested too deeply' });
  return { verdict: 'undecided', errors: [], undecided: report.undecided };
}

/** The verdict alone, as fast as possible; undefined: undecided. */
export function accepts(schema: Schema, value: JsonValue, reading: Reading): boolean | undefined {
  const outcome = run(schema, value, reading, undefined);
  return outcome === UNDECIDED ? undefined : outcome === VALID;
}

function run(schema: Schema, value: JsonValue, reading: Reading, report: Report | undefined): Outcome {
  const context = new Context(reading, schema);
  context.report = report;
  const seen = context.closed ? new Evaluated(true, schema) : undefined;
  try {
    const outcome = evaluate(context, schema, value, seen);
    return seen && (outcome !== INVALID || report)
      ? both(outcome, undeclared(context, value, seen))
      : outcome;
  } catch (error) {
    // The limits keep the stack small; what remains are comparisons of values nested thousands of levels deep.
    if (error instanceof RangeError) return UNDECIDED;
    throw error;
  }
}
