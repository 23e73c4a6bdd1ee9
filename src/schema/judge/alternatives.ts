import { isObject, type JsonValue } from '../../json/value.js';
import type { Schema } from '../model.js';
import { type Context, fail, Report } from './context.js';
import { evaluate } from './evaluate.js';
import type { Evaluated } from './evaluated.js';
import { type Attempt, nearest } from './nearest.js';
import { both, INVALID, type Outcome, UNDECIDED, VALID } from './outcome.js';

/** `anyOf` and `oneOf`, counted as the document is written (open world; undeclared names are looked for afterwards). */
export function alternatives(
  context: Context,
  schema: Schema,
  value: JsonValue,
  seen: Evaluated | undefined,
): Outcome {
  const { anyOf, oneOf } = schema;
  let outcome: Outcome = VALID;
  if (anyOf) outcome = choose(context, schema, 'anyOf', anyOf, value, seen);
  if (oneOf && (outcome !== INVALID || context.report))
    outcome = both(outcome, choose(context, schema, 'oneOf', oneOf, value, seen));
  return outcome;
}

function choose(
  context: Context,
  schema: Schema,
  keyword: 'anyOf' | 'oneOf',
  branches: readonly Schema[],
  value: JsonValue,
  outer: Evaluated | undefined,
): Outcome {
  const { report } = context;
  const attempts: Attempt[] = [];
  let valid = 0;
  let undecided = 0;
  for (const branch of branches) {
    const seen = outer?.branch();
    const { passesOver } = context;
    const own = report ? new Report() : undefined;
    context.report = own;
    const outcome = evaluate(context, branch, value, seen);
    context.report = report;
    if (own) attempts.push({ branch, outcome, report: own, seen });
    if (outcome === VALID) {
      valid++;
      if (seen && outer) accept(schema, branch, value, seen, outer);
      if (!outer && keyword === 'anyOf') {
        context.mayMissDeprecated ||= branch !== branches.at(-1);
        return VALID;
      }
      if (keyword === 'oneOf' && valid > 1 && !report) return INVALID;
    } else if (outcome === UNDECIDED) {
      undecided++;
      if (outer) outer.uncertain = true;
    } else context.passesOver = passesOver;
  }
  if (keyword === 'oneOf' && valid > 1) return fail(context, schema, 'oneOf', valid);
  if (valid > 0 && (keyword === 'anyOf' || undecided === 0)) return VALID;
  if (undecided > 0) {
    for (const attempt of attempts)
      if (attempt.outcome === UNDECIDED) report?.undecided.push(...attempt.report.undecided);
    return UNDECIDED;
  }
  if (report) explain(context, schema, keyword, attempts, value, outer);
  return INVALID;
}

/** The errors of the nearest branch stand for all: listing every branch's hides the one that was meant. */
function explain(
  context: Context,
  schema: Schema,
  keyword: 'anyOf' | 'oneOf',
  attempts: readonly Attempt[],
  value: JsonValue,
  outer: Evaluated | undefined,
): void {
  const best = nearest(attempts, value, context.path.length);
  if (best?.seen) outer?.merge(best.seen);
  if (best) context.report?.errors.push(...best.report.errors);
  else fail(context, schema, keyword, 0);
}

/** Takes over what a matching branch declares; a whole alternative that says nothing about objects accepts any. */
function accept(schema: Schema, branch: Schema, value: JsonValue, seen: Evaluated, outer: Evaluated): void {
  if (outer.deep && isObject(value) && !seen.declared && !schema.properties && isBare(branch))
    seen.free = true;
  outer.merge(seen);
}

/** `{}` or `{type: object}`: every object. */
export function isBare(schema: Schema): boolean {
  const target = schema.ref ?? schema;
  if (target.always !== undefined) return target.always;
  const { required, minProperties, maxProperties, propertyNames, dependentRequired, dependentSchemas } =
    target;
  const { enum: values, constant, not, if: condition, allOf, anyOf, oneOf, ref, dynamicRef } = target;
  return (
    (required ?? minProperties ?? maxProperties ?? propertyNames ?? dependentRequired ?? dependentSchemas) ===
      undefined &&
    (values ?? constant ?? not ?? condition ?? allOf ?? anyOf ?? oneOf ?? ref ?? dynamicRef) === undefined
  );
}
