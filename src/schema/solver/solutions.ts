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
