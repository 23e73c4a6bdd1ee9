import { JsonNumber, type JsonObject, type JsonValue, setKey } from '../../json/value.js';
import { accepts } from '../judge/index.js';
import type { Reading, Schema } from '../model.js';
import { schemaConstraint } from '../solver/query.js';
import { solve } from '../solver/solve.js';
import {
  type Drawn,
  type GenerateOptions,
  type Generation,
  prepareGeneration,
  startDraw,
} from './generation.js';
import { drawFromNode, type Node } from './node.js';
import { createRandom, pick, type Random } from './random.js';

/** Draws in a row that the judge may reject before the solver's own values are used. */
const TRIES = 12;
/** Values the solver is asked for when drawing fails. */
const SEEDS = 8;
const SEED_STEPS = 100_000;

/** Why there are no values: proved, or not found within the limits. */
export type Nothing = { readonly kind: 'empty' } | { readonly kind: 'undecided'; readonly reason: string };

/** Draws values of one schema; every one of them was accepted (or, for `rejected`, rejected) by the judge. */
export interface Sampler {
  readonly schema: Schema;
  readonly reading: Reading;
  /** Undefined: see `whyNothing`. */
  readonly draw: (random: Random) => Drawn;
  /** Small values, where the solver finds any. */
  readonly seeds: () => readonly JsonValue[];
  readonly whyNothing: () => Nothing;
  /** Values drawn for a part, and rejected there; whole values drawn, and rejected by the judge. */
  readonly counts: Generation['counts'] & { readonly whole: { drawn: number; rejected: number } };
}

/** A further condition on whole values, for what no schema says: that a text can stand in a path, for example. */
export type Condition = (value: JsonValue) => boolean;

/** Values a schema accepts, and that fulfil the condition if there is one. */
export function createSampler(
  schema: Schema,
  reading: Reading,
  options: GenerateOptions = {},
  condition?: Condition,
): Sampler {
  const { generation, accepted } = prepareGeneration(schema, reading, options);
  return samplerOf(schema, reading, generation, accepted, true, condition);
}

/** Values a schema rejects, whatever for. */
export function createRejectedSampler(
  schema: Schema,
  reading: Reading,
  options: GenerateOptions = {},
): Sampler {
  const { generation, rejected } = prepareGeneration(schema, reading, options);
  return samplerOf(schema, reading, generation, rejected, false);
}

function samplerOf(
  schema: Schema,
  reading: Reading,
  generation: Generation,
  node: Node,
  wanted: boolean,
  condition: Condition = () => true,
): Sampler {
  const whole = { drawn: 0, rejected: 0 };
  let answer: ReturnType<typeof solve> | undefined;
  const ask = (): ReturnType<typeof solve> => {
    const constraint = schemaConstraint(schema, reading);
    const [demand, refuse] = wanted ? [[constraint], []] : [[], [constraint]];
    answer ??= solve({ demand, refuse, wanted: SEEDS, steps: SEED_STEPS, canonicalNumbers: true });
    return answer;
  };
  const seeds = (): readonly JsonValue[] => {
    const found = ask();
    return found.kind === 'instance' ? [found.value, ...found.more].filter(condition) : [];
  };
  const fits = (value: JsonValue): boolean => accepts(schema, value, reading) === wanted && condition(value);
  const drawOne = (random: Random): Drawn => {
    for (let i = 0; i < TRIES; i++) {
      const value = drawFromNode(generation, node, startDraw(generation, random));
      if (value === undefined) continue;
      whole.drawn++;
      const plain = plainNumbers(value);
      if (fits(plain)) return plain;
      if (fits(value)) return value;
      whole.rejected++;
    }
    return undefined;
  };
  // Asked once, with a source of its own, so that what one draw gives does not depend on the draws before.
  let hopeful: boolean | undefined;
  const draw = (random: Random): Drawn => {
    hopeful ??= drawOne(createRandom(0)) !== undefined;
    const value = hopeful ? drawOne(random) : undefined;
    return value === undefined ? pick(random, seeds()) : value;
  };
  return {
    schema,
    reading,
    draw,
    seeds,
    whyNothing: () => {
      const found = ask();
      if (found.kind === 'empty') return found;
      return { kind: 'undecided', reason: found.kind === 'unknown' ? found.reason : 'no value was found' };
    },
    counts: Object.assign(generation.counts, { whole }),
  };
}

/** The value with every number as JavaScript has it: programs under test expect plain numbers. */
function plainNumbers(value: JsonValue): JsonValue {
  if (value instanceof JsonNumber) return value.value;
  if (Array.isArray(value)) return value.map(plainNumbers);
  if (typeof value !== 'object' || value === null) return value;
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) setKey(copy, key, plainNumbers(value[key] as JsonValue));
  return copy;
}

/** Up to `n` values for a seed. The same inputs give the same values. */
export function drawValues(sampler: Sampler, seed: number, n: number): JsonValue[] {
  const random = createRandom(seed);
  const values: JsonValue[] = [];
  for (let i = 0; i < n; i++) {
    const value = sampler.draw(random);
    if (value === undefined) break;
    values.push(value);
  }
  return values;
}
