import type { JsonType, JsonValue } from '../../json/value.js';
import type { Formula } from './formula.js';

/**
 * A set of JSON values with an identity. Two terms with the same identity are the same object, so a term that is both
 * demanded and refused at one place is a contradiction that needs no further look.
 */
export interface Term {
  readonly id: number;
  /** What membership means for the values of a type. Computed when first asked for. */
  readonly formula: (type: JsonType) => Formula;
  /** Samples to try first, where the query asks for that. */
  readonly examples: readonly JsonValue[];
}

/** All terms of one query (or of several that share their work), by key. */
export interface TermTable {
  /** The term of that key, made by `formula` if it is new. */
  intern(key: string, formula: (type: JsonType) => Formula, examples?: readonly JsonValue[]): Term;
}

export function createTermTable(): TermTable {
  const terms = new Map<string, Term>();
  return {
    intern(key, formula, examples = []) {
      const known = terms.get(key);
      if (known) return known;
      const cache = new Map<JsonType, Formula>();
      const term: Term = {
        id: terms.size,
        examples,
        formula: (type) => {
          let made = cache.get(type);
          if (!made) {
            made = formula(type);
            cache.set(type, made);
          }
          return made;
        },
      };
      terms.set(key, term);
      return term;
    },
  };
}
