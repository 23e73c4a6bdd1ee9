import type { JsonValue } from '../../json/value.js';
import type { Reading, Schema } from '../model.js';
import { OutOfBudget } from '../solver/budget.js';
import type { Engine } from '../solver/engine.js';
import { schemaConstraint } from '../solver/query.js';
import { constraintTerm, prepare } from '../solver/solve.js';
import type { Term } from '../solver/term.js';
import { type Node, nodeOf } from './node.js';
import type { Random } from './random.js';

/** How big values become, and how long may be searched for one. */
export interface GenerateOptions {
  /** Levels of objects and arrays before values are kept as small as possible; default 5. */
  readonly maxDepth?: number;
  /** Members and items of one value, about; default 60. */
  readonly maxSize?: number;
  /** How often an optional property is there, from 0 to 1; default 0.6. */
  readonly optional?: number;
  /** How often members nobody declares are added where they are allowed, from 0 to 1; default 0.2. */
  readonly additional?: number;
  /** How often an example of the schema itself is used, from 0 to 1; default 0.1. */
  readonly examples?: number;
}

export const DEFAULTS: Required<GenerateOptions> = {
  maxDepth: 5,
  maxSize: 60,
  optional: 0.6,
  additional: 0.2,
  examples: 0.1,
};

/** Work for one small question to the solver; the clock is a safety net only, for the same seed must give the same values. */
const STEPS = 20_000;
const MILLISECONDS = 3_000;

/** What everything that draws values of one schema shares. */
export interface Generation {
  readonly engine: Engine;
  readonly options: Required<GenerateOptions>;
  readonly nodes: Map<string, Node>;
  readonly cached: { states: number };
  /** How many values of a part were drawn, and how many of them did not fit what else is asked. */
  readonly counts: { drawn: number; rejected: number };
  /** Undefined when the solver ran out of budget. */
  readonly attempt: <T>(question: () => T) => T | undefined;
  /** Are there values of all demanded and no refused term? Undefined: cannot be told. */
  readonly possible: (demanded: readonly Term[], refused: readonly Term[]) => boolean | undefined;
}

/** One value being drawn. */
export interface Draw {
  readonly random: Random;
  depth: number;
  /** Members and items left before values are kept as small as possible. */
  left: number;
  /** Parts drawn so far, failed tries included. */
  steps: number;
}

export interface Roots {
  readonly generation: Generation;
  /** Values the schema accepts. */
  readonly accepted: Node;
  /** Values the schema rejects. */
  readonly rejected: Node;
}

/** Prepares drawing values of one schema. Cheap: the work is done when values are drawn. */
export function prepareGeneration(schema: Schema, reading: Reading, options: GenerateOptions = {}): Roots {
  const constraint = schemaConstraint(schema, reading);
  const settings = { steps: STEPS, milliseconds: MILLISECONDS, canonicalNumbers: true };
  const { engine, translation } = prepare({ demand: [constraint], refuse: [], ...settings });
  const attempt = <T>(question: () => T): T | undefined => {
    engine.budget.refill();
    try {
      return question();
    } catch (error) {
      if (error instanceof OutOfBudget || error instanceof RangeError) return undefined;
      throw error;
    }
  };
  const generation: Generation = {
    engine,
    options: { ...DEFAULTS, ...options },
    nodes: new Map(),
    cached: { states: 0 },
    counts: { drawn: 0, rejected: 0 },
    attempt,
    possible: (demanded, refused) => {
      if (demanded.length === 0 && refused.length === 0) return true;
      const some = attempt(() => engine.satisfy(demanded, refused, 1));
      return some && (some.values.length > 0 ? true : some.complete ? false : undefined);
    },
  };
  const term = attempt(() => constraintTerm(translation, constraint));
  const nothing: readonly Term[] = [];
  return {
    generation,
    accepted: nodeOf(generation, term ? [term] : nothing, nothing),
    rejected: nodeOf(generation, nothing, term ? [term] : nothing),
  };
}

export const startDraw = ({ options }: Generation, random: Random): Draw => ({
  random,
  depth: 0,
  left: options.maxSize,
  steps: 0,
});

/** Runs one level deeper. */
export function deeper<T>(draw: Draw, make: () => T): T {
  draw.depth++;
  try {
    return make();
  } finally {
    draw.depth--;
  }
}

/** Whether values are to be kept as small as possible from here on. */
export const isTight = ({ options }: Generation, draw: Draw): boolean =>
  draw.depth > options.maxDepth || draw.left <= 0;

/** A value that lies within a draw; undefined when none was found. */
export type Drawn = JsonValue | undefined;
