import type { JsonValue } from '../../json/value.js';
import { accepts } from '../judge/judge.js';
import type { Reading, Schema } from '../model.js';
import { inOpenWorld } from '../reading.js';

/** Finds a value where structure is not enough (patterns, arithmetic): the solver, or nothing. */
export type Fill = (schema: Schema) => JsonValue | undefined;

/** Schemas nested inside each other while making one value. */
const MAX_DEPTH = 12;
/** Values put before the judge for one completion. */
const MAX_TRIALS = 400;

/** The limits and choices of one completion. */
export class Task {
  /** Schemas for which a value is being made, outermost first. */
  private readonly active: Schema[] = [];
  private depth = 0;
  private trials = 0;

  constructor(
    public reading: Reading,
    readonly fill: Fill,
  ) {}

  /** Runs without the closed world: one alternative alone does not declare what stands beside it. */
  openly<T>(make: () => T): T {
    const { reading } = this;
    this.reading = inOpenWorld(reading);
    const made = make();
    this.reading = reading;
    return made;
  }

  /** False when the budget is used up, whatever the value. */
  accepts(schema: Schema, value: JsonValue): boolean {
    return this.mayTry() && accepts(schema, value, this.reading) !== false;
  }

  mayTry(): boolean {
    return ++this.trials <= MAX_TRIALS;
  }

  /** Where a schema comes back inside itself, or nesting has gone far, null is preferred: it ends the recursion. */
  prefersNull(schemas: readonly Schema[]): boolean {
    return (
      this.depth > MAX_DEPTH / 2 ||
      schemas.some((schema) => this.active.filter((other) => other === schema).length > 1)
    );
  }

  /** Runs one level deeper; undefined beyond the limit (a schema that demands itself has no finite instance). */
  deeper<T>(schemas: readonly Schema[], make: () => T | undefined): T | undefined {
    if (this.depth >= MAX_DEPTH) return undefined;
    const before = this.active.length;
    this.depth++;
    this.active.push(...schemas);
    const made = make();
    this.active.length = before;
    this.depth--;
    return made;
  }
}
