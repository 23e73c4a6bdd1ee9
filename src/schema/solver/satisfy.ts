import type { JsonType, JsonValue } from '../../json/value.js';
import { createBudget } from './budget.js';
import type { Engine, EngineOptions } from './engine.js';
import { belongs } from './evaluate.js';
import { not, reference } from './formula.js';
import { searchType } from './search.js';
import { createCollector, NONE, type Solutions } from './solutions.js';
import { createTermTable, type Term } from './term.js';

/** Small and simple types first: the first value found is often the one shown. */
const TYPES: readonly JsonType[] = ['null', 'boolean', 'number', 'string', 'array', 'object'];

export interface EngineSettings extends EngineOptions {
  readonly steps: number;
  readonly milliseconds: number;
}

/** An engine for one query. */
export function createEngine({ steps, milliseconds, ...options }: EngineSettings): Engine {
  /** Answers that do not depend on where they were asked for, with how many values were looked for. */
  const memory = new Map<string, { readonly solutions: Solutions; readonly wanted: number }>();
  const stack = new Map<string, number>();
  /** The lowest place on the stack that the running search was cut at; none: Infinity. */
  let cut = Infinity;

  const engine: Engine = {
    budget: createBudget(steps, milliseconds),
    terms: createTermTable(),
    options,
    satisfy: (demanded, refused, wanted) => {
      engine.budget.tick();
      const contradiction = refused.some((term) => demanded.includes(term));
      if (contradiction) return NONE;
      const key = `${ids(demanded)}|${ids(refused)}`;
      const known = memory.get(key);
      if (known && (known.solutions.complete || known.wanted >= wanted))
        return first(known.solutions, wanted);
      const ancestor = stack.get(key);
      // A smallest instance never holds, further down, another instance of the very same demand.
      if (ancestor !== undefined) {
        cut = Math.min(cut, ancestor);
        return NONE;
      }
      const depth = stack.size;
      const outerCut = cut;
      cut = Infinity;
      stack.set(key, depth);
      let solutions: Solutions;
      try {
        solutions = solve(engine, demanded, refused, wanted);
      } finally {
        stack.delete(key);
      }
      const own = cut;
      if (own < Infinity && solutions.values.length && solutions.complete)
        solutions = { ...solutions, complete: false };
      if (own >= depth || solutions.values.length >= wanted) memory.set(key, { solutions, wanted });
      cut = own < depth ? Math.min(own, outerCut) : outerCut;
      return solutions;
    },
  };
  return engine;
}

/** The first few of the values that were found. */
const first = (solutions: Solutions, wanted: number): Solutions =>
  solutions.values.length <= wanted
    ? solutions
    : { values: solutions.values.slice(0, wanted), complete: false, reason: solutions.reason };

const ids = (terms: readonly Term[]): string =>
  [...new Set(terms.map(({ id }) => id))].sort((a, b) => a - b).join();

function solve(
  engine: Engine,
  demanded: readonly Term[],
  refused: readonly Term[],
  wanted: number,
): Solutions {
  const found = createCollector(wanted);
  if (engine.options.preferExamples)
    for (const value of examples(demanded)) if (fits(value, demanded, refused)) found.add(value);
  const formulas = [...demanded.map(reference), ...refused.map((term) => not(reference(term)))];
  for (const type of TYPES) {
    if (found.full()) break;
    found.merge(searchType(engine, type, formulas, found.missing() + found.values.length));
  }
  return found.finish();
}

const examples = (demanded: readonly Term[]): readonly JsonValue[] =>
  demanded.flatMap((term) => term.examples);

const fits = (value: JsonValue, demanded: readonly Term[], refused: readonly Term[]): boolean =>
  demanded.every((term) => belongs(term, value) === true) &&
  refused.every((term) => belongs(term, value) === false);
