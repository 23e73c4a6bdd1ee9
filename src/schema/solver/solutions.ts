import { printJson } from '../../json/print.js';
import type { JsonValue } from '../../json/value.js';

/** What a search found. */
export interface Solutions {
  /** Different values, preferred ones first; never more than were wanted. */
  readonly values: readonly JsonValue[];
  /** No further value exists. With no values at all: proved empty. */
  readonly complete: boolean;
  /** Why the search is not complete; undefined when it simply stopped at the wanted number. */
  readonly reason: string | undefined;
}

export const NONE: Solutions = { values: [], complete: true, reason: undefined };

export const undecided = (reason: string): Solutions => ({ values: [], complete: false, reason });

/** Parts of a value; schemas that hold each other twice, level by level, ask for exponentially many. */
const WEIGHT_LIMIT = 100_000;

const weights = new WeakMap<object, number>();

/** How many parts a value has. Values share parts, so that each is counted once only. */
function weightOf(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 1;
  let weight = weights.get(value);
  if (weight === undefined) {
    weight = 1;
    for (const part of Object.values(value)) weight += weightOf(part as JsonValue);
    weights.set(value, weight);
  }
  return weight;
}

/** Collects different values up to a number, and what kept the search from being complete. */
export interface Collector {
  readonly values: JsonValue[];
  readonly full: () => boolean;
  readonly missing: () => number;
  add(value: JsonValue): void;
  /** The search left something out. */
  gap(reason: string | undefined): void;
  /** Takes over another search's values and gaps. */
  merge(solutions: Solutions): void;
  finish(): Solutions;
}

export function createCollector(wanted: number): Collector {
  const values: JsonValue[] = [];
  const seen = new Set<string>();
  let complete = true;
  let reason: string | undefined;
  const collector: Collector = {
    values,
    full: () => values.length >= wanted,
    missing: () => wanted - values.length,
    add(value) {
      if (values.length >= wanted) {
        complete = false;
        return;
      }
      if (weightOf(value) > WEIGHT_LIMIT) {
        collector.gap('a very large value');
        return;
      }
      const text = printJson(value);
      if (seen.has(text)) return;
      seen.add(text);
      values.push(value);
    },
    gap(why) {
      complete = false;
      reason ??= why;
    },
    merge(solutions) {
      for (const value of solutions.values) collector.add(value);
      if (!solutions.complete) collector.gap(solutions.reason);
    },
    finish: () => ({ values, complete: complete && values.length < wanted, reason }),
  };
  return collector;
}
