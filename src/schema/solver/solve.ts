import type { JsonValue } from '../../json/value.js';
import { accepts } from '../judge/index.js';
import type { Schema } from '../model.js';
import { OutOfBudget } from './budget.js';
import type { Engine } from './engine.js';
import { belongs } from './evaluate.js';
import { expectationTerm } from './expectation-term.js';
import { all, reference } from './formula.js';
import type { Answer, Constraint, Query, QueryOptions } from './query.js';
import { createEngine } from './satisfy.js';
import { rootFrame } from './schema/frame.js';
import { identityByContent, identityByObject } from './schema/identity.js';
import { schemaTerm } from './schema/schema-term.js';
import { createTranslation, type Translation } from './schema/translation.js';
import { declaredTerm } from './schema/undeclared.js';
import type { Term } from './term.js';

const DEFAULT_STEPS = 200_000;
const DEFAULT_MILLISECONDS = 4_000;

/**
 * Is there a value that every demanded constraint accepts and no refused one? Never throws.
 *
 * `instance`: yes, and these values have been judged again, one by one. `empty`: proved that there is none. `unknown`: no
 * answer, with the reason; never a guess.
 */
export function solve(query: Query): Answer {
  const { engine, translation } = prepare(query);
  try {
    const demanded = query.demand.map((constraint) => constraintTerm(translation, constraint));
    const refused = query.refuse.map((constraint) => constraintTerm(translation, constraint));
    const wanted = query.wanted ?? 1;
    let solutions = engine.satisfy(demanded, refused, wanted);
    let confirmed = solutions.values.filter((value) => isInstance(query, demanded, refused, value));
    if (solutions.values.length > 0 && confirmed.length === 0) {
      // The terms allow a little too much where branches cannot be told apart: look further.
      solutions = engine.satisfy(demanded, refused, wanted + 12);
      confirmed = solutions.values
        .filter((value) => isInstance(query, demanded, refused, value))
        .slice(0, wanted);
    }
    const [value, ...more] = confirmed;
    if (value !== undefined) return { kind: 'instance', value, more };
    if (solutions.values.length > 0 && !solutions.complete)
      return { kind: 'unknown', reason: 'the values found could not be confirmed' };
    if (solutions.values.length > 0 && solutions.values.some((other) => mayBeInstance(query, other)))
      return { kind: 'unknown', reason: 'the values found cannot be decided' };
    if (solutions.complete) return { kind: 'empty' };
    return { kind: 'unknown', reason: solutions.reason ?? 'the search ended without an answer' };
  } catch (error) {
    if (error instanceof OutOfBudget) return { kind: 'unknown', reason: error.message };
    // A stack that very deep schemas overflow.
    if (error instanceof RangeError) return { kind: 'unknown', reason: 'the schemas are nested too deeply' };
    throw error;
  }
}

/** The engine and the translation for a query. */
export function prepare(query: Query): { engine: Engine; translation: Translation } {
  const { steps, milliseconds, preferExamples, canonicalNumbers }: QueryOptions = query;
  const engine = createEngine({
    steps: steps ?? DEFAULT_STEPS,
    milliseconds: milliseconds ?? DEFAULT_MILLISECONDS,
    preferExamples: preferExamples ?? false,
    canonicalNumbers: canonicalNumbers ?? false,
  });
  const schemas = [...query.demand, ...query.refuse].flatMap((constraint) =>
    constraint.kind === 'schema' ? [constraint.schema] : [],
  );
  const compare = query.refuse.some(({ kind }) => kind === 'schema') && schemas.length > 1;
  return {
    engine,
    translation: createTranslation(engine, compare ? identityByContent(schemas) : identityByObject()),
  };
}

/** The term of a constraint. In the closed world nothing undeclared may occur besides. */
export function constraintTerm(translation: Translation, constraint: Constraint): Term {
  const { engine } = translation;
  if (constraint.kind === 'expectation') return expectationTerm(engine, constraint.expectation);
  const { schema, reading } = constraint;
  const frame = rootFrame(schema, reading);
  const open = schemaTerm(translation, schema, frame);
  if (reading.world === 'open') return open;
  const declared = declaredTerm(translation, [{ schema, frame }]);
  return engine.terms.intern(
    `closed ${open.id} ${declared.id}`,
    () => all([reference(open), reference(declared)]),
    open.examples,
  );
}

function isInstance(
  query: Query,
  demanded: readonly Term[],
  refused: readonly Term[],
  value: JsonValue,
): boolean {
  return (
    query.demand.every((constraint, i) => accepted(constraint, demanded[i] as Term, value) === true) &&
    query.refuse.every((constraint, i) => accepted(constraint, refused[i] as Term, value) === false)
  );
}

const mayBeInstance = (query: Query, value: JsonValue): boolean =>
  query.demand.every((constraint) => constraint.kind !== 'schema' || judged(constraint, value) !== false) &&
  query.refuse.every((constraint) => constraint.kind !== 'schema' || judged(constraint, value) !== true);

/** Schemas are judged by other code than what found the value; expectations have only this one. */
const accepted = (constraint: Constraint, term: Term, value: JsonValue): boolean | undefined =>
  constraint.kind === 'schema' ? judged(constraint, value) : belongs(term, value);

const judged = (
  { schema, reading }: { schema: Schema; reading: Parameters<typeof accepts>[2] },
  value: JsonValue,
) => accepts(schema, value, reading);
