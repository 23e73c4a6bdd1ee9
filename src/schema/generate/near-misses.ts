import { printJson } from '../../json/print.js';
import type { JsonValue } from '../../json/value.js';
import type { Location } from '../../source/model.js';
import { accepts, judge } from '../judge/index.js';
import type { Reading, Schema, SchemaError } from '../model.js';
import { type Breach, breaches, type Tools } from './breaches/index.js';
import type { GenerateOptions } from './generation.js';
import { createRandom, type Random, shuffled } from './random.js';
import { createRejectedSampler, createSampler, type Sampler } from './sampler.js';
import type { ValuesOptions } from './values.js';

/** A value that breaks one constraint of a schema and keeps all others. */
export interface NearMiss {
  readonly value: JsonValue;
  /** The keyword that rejects it; `undeclared`, `readOnly`, `writeOnly`, `discriminator` are ours. */
  readonly keyword: string;
  /** Where in the value. */
  readonly pointer: string;
  /** Where the keyword stands in the document. */
  readonly location: Location;
  /** What is wrong, in words. */
  readonly message: string;
}

/** Valid values taken as starting points, at least, and for every near miss wanted. */
const BASES = 10;
/** Proposals judged for one aim and one starting point. */
const VALUES_PER_AIM = 6;
/** Proposals judged for one starting point. */
const TRIALS_PER_BASE = 400;
/** Rejected values drawn where nothing else gave a near miss. */
const REJECTED_DRAWS = 40;

/**
 * Values that a schema rejects for exactly one reason, that reason named; each was judged. First every constraint once, as
 * far as one can be broken alone, then others of the same kind. Fewer than `n`, or none, when there is no more to break.
 * The same schema, reading, seed and options give the same values. Never throws.
 */
export function nearMisses(
  schema: Schema,
  reading: Reading,
  { seed, n, ...options }: ValuesOptions,
): NearMiss[] {
  const search = new Search(schema, reading, options, createRandom(seed));
  const sampler = createSampler(schema, reading, options);
  const perBase = Math.max(1, Math.ceil(n / BASES));
  for (let i = 0; i < BASES + n && search.found.length < n; i++) {
    const base = sampler.draw(search.random);
    if (base === undefined) break;
    search.from(base, Math.min(n, search.found.length + perBase));
  }
  if (search.found.length < n) search.fromRejected(n);
  return search.found;
}

class Search {
  readonly found: NearMiss[] = [];
  private readonly seen = new Set<string>();
  /** By aim: how often it was tried; by broken keyword and place: how often it was found. */
  private readonly tried = new Map<string, number>();
  private readonly tools: Tools;
  private readonly samplers = new Map<Schema, Sampler>();

  constructor(
    private readonly schema: Schema,
    private readonly reading: Reading,
    private readonly options: GenerateOptions,
    readonly random: Random,
  ) {
    const alone: Reading = { world: 'open', direction: undefined, formats: reading.formats };
    this.tools = {
      random,
      reading,
      draw: (part) => {
        let sampler = this.samplers.get(part);
        if (!sampler) {
          sampler = createSampler(part, alone, { ...this.options, maxDepth: 3, additional: 0 });
          this.samplers.set(part, sampler);
        }
        return sampler.draw(random);
      },
    };
  }

  /** Near misses that start from a valid value, constraints not broken yet first. */
  from(base: JsonValue, wanted: number): void {
    const proposals = shuffled(this.random, breaches(this.schema, base, this.tools));
    proposals.sort((a, b) => this.timesTried(a.aim) - this.timesTried(b.aim));
    let trials = 0;
    for (const proposal of proposals) {
      if (this.found.length >= wanted || trials > TRIALS_PER_BASE) return;
      trials += this.attempt(proposal);
    }
  }

  private attempt({ aim, values }: Breach): number {
    let trials = 0;
    for (const value of values) {
      if (++trials > VALUES_PER_AIM) break;
      if (this.offer(value, 1)) break;
    }
    if (trials > 0) this.tried.set(aim, this.timesTried(aim) + 1);
    return trials;
  }

  private timesTried(aim: string): number {
    return this.tried.get(aim) ?? 0;
  }

  /** What the solver and random drawing reject, where breaking valid values was not enough. */
  fromRejected(wanted: number): void {
    const sampler = createRejectedSampler(this.schema, this.reading, this.options);
    const values = [...sampler.seeds()];
    for (let i = 0; i < REJECTED_DRAWS + wanted; i++) {
      const value = sampler.draw(this.random);
      if (value === undefined) break;
      values.push(value);
    }
    for (const most of [1, Infinity])
      for (const value of values) {
        if (this.found.length >= wanted) return;
        this.offer(value, most);
      }
  }

  /** Takes a value that is rejected for at most so many reasons. */
  private offer(value: JsonValue, most: number): boolean {
    if (accepts(this.schema, value, this.reading) !== false) return false;
    const text = printJson(value);
    if (this.seen.has(text)) return false;
    const { verdict, errors } = judge(this.schema, value, this.reading);
    const [error] = errors;
    if (verdict !== 'invalid' || !error || errors.length > most) return false;
    // Only a closed reading minds what an open schema does not name: no constraint of the document is broken by it.
    if (errors.some(({ keyword }) => keyword === 'undeclared')) return false;
    this.seen.add(text);
    this.found.push(nearMiss(value, error));
    return true;
  }
}

const nearMiss = (value: JsonValue, { keyword, instance, location, message }: SchemaError): NearMiss => ({
  value,
  keyword,
  pointer: instance,
  location,
  message,
});
