import fc from 'fast-check';
import { printJson } from '../../../src/json/print.js';
import { JsonNumber, type JsonValue } from '../../../src/json/value.js';
import { accepts } from '../../../src/schema/judge/index.js';
import type { Reading } from '../../../src/schema/model.js';
import {
  type Constraint,
  expectationConstraint,
  schemaConstraint,
  shrink,
  simplerValues,
  solve,
} from '../../../src/schema/solver/index.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { expects, randomExpectation } from './random-expectation.js';
import { inOpenApi, randomSchema, smallValue, variation } from './random-schema.js';

/** A random constraint, with an oracle that is not the solver. */
interface Sampled {
  readonly constraint: Constraint;
  readonly fits: (value: JsonValue) => boolean | undefined;
  readonly words: string;
}

/** The answers so far, and what was wrong with them. */
export interface Tally {
  instance: number;
  empty: number;
  unknown: number;
  readonly reasons: Map<string, number>;
  readonly failures: string[];
  /** Instances looked at for minimality, those that were minimal as found, and those that were after shrinking. */
  readonly minimal: { total: number; found: number; shrunk: number };
}

const READINGS: readonly Reading[] = [
  { world: 'open', direction: undefined, formats: false },
  { world: 'closed', direction: undefined, formats: false },
  { world: 'open', direction: 'request', formats: true },
  { world: 'closed', direction: 'response', formats: true },
];

/**
 * Answers over random pairs of schemas and expectations, cross-checked: an instance must pass the oracles, and "empty" is
 * attacked with random values from the same small world and with instances of the first constraint alone.
 */
export function crossFuzz(wanted: number, seed: number): Tally {
  const tally: Tally = {
    instance: 0,
    empty: 0,
    unknown: 0,
    reasons: new Map(),
    failures: [],
    minimal: { total: 0, found: 0, shrunk: 0 },
  };
  const pool: JsonValue[] = [
    ...fc.sample(smallValue, { numRuns: 300, seed }),
    new JsonNumber('1.0'),
    new JsonNumber('2e0'),
  ];
  const pairs = fc.oneof(
    fc.tuple(randomSchema, randomSchema),
    randomSchema.chain((schema) => fc.tuple(fc.constant(schema), variation(schema))),
  );
  const batch = Math.min(500, wanted);
  for (let done = 0; done < wanted; done += batch) {
    const schemas = fc.sample(pairs, { numRuns: batch, seed: seed + done });
    const expectations = fc.sample(randomExpectation, { numRuns: batch, seed: seed + done });
    schemas.forEach(([first, second], i) => {
      const demanded = sampleSchema(first, READINGS[i % 4] as Reading);
      const expectation = expectations[i] as (typeof expectations)[number];
      const other: Sampled =
        i % 8 < 4
          ? sampleSchema(second, READINGS[(i >> 3) % 4] as Reading)
          : {
              constraint: expectationConstraint(expectation),
              fits: (value) => expects(expectation, value),
              words: JSON.stringify(expectation, (_, held) =>
                held instanceof Map ? Object.fromEntries(held) : held,
              ),
            };
      check(i % 3 === 0 ? [demanded, other] : [demanded], i % 3 === 0 ? [] : [other], pool, tally);
    });
  }
  return tally;
}

function sampleSchema(schema: JsonValue, reading: Reading): Sampled {
  const openApi = reading.direction !== undefined;
  const compiled = compileStandalone(openApi ? inOpenApi(schema) : schema, { dialect: '2020-12' });
  return {
    constraint: schemaConstraint(compiled, reading),
    fits: (value) => accepts(compiled, value, reading),
    words: `${reading.world} ${reading.direction ?? ''} ${JSON.stringify(schema)}`,
  };
}

function check(
  demand: readonly Sampled[],
  refuse: readonly Sampled[],
  pool: readonly JsonValue[],
  tally: Tally,
): void {
  const fits = (value: JsonValue): boolean =>
    demand.every((part) => part.fits(value) === true) && refuse.every((part) => part.fits(value) === false);
  const words = () =>
    [...demand.map((part) => part.words), ...refuse.map((part) => `not ${part.words}`)].join('\n    and ');
  const constraints = (parts: readonly Sampled[]) => parts.map(({ constraint }) => constraint);
  const count = tally.instance + tally.empty + tally.unknown;
  const canonicalNumbers = count % 5 === 0;
  const answer = solve({
    demand: constraints(demand),
    refuse: constraints(refuse),
    steps: 20_000,
    canonicalNumbers,
    preferExamples: count % 3 === 0,
  });
  tally[answer.kind]++;
  if (answer.kind === 'unknown') {
    tally.reasons.set(answer.reason, (tally.reasons.get(answer.reason) ?? 0) + 1);
    if (answer.reason.includes('confirmed') && !words().includes('closed'))
      tally.failures.push(`not confirmed: ${words()}`);
  }
  if (answer.kind === 'instance') {
    if (!fits(answer.value)) tally.failures.push(`${printJson(answer.value)} is no instance of ${words()}`);
    if (tally.instance % 5 === 0) measure(answer.value, fits, tally.minimal);
  }
  if (answer.kind !== 'empty') return;
  const own = solve({
    demand: constraints(demand.slice(0, 1)),
    refuse: [],
    wanted: 12,
    steps: 5_000,
    canonicalNumbers,
  });
  const attacks = own.kind === 'instance' ? [own.value, ...own.more, ...pool] : pool;
  const refutation = attacks.find(
    (value) => fits(value) && !(canonicalNumbers && value instanceof JsonNumber),
  );
  if (refutation !== undefined) tally.failures.push(`${printJson(refutation)} is an instance of ${words()}`);
}

function measure(value: JsonValue, fits: (value: JsonValue) => boolean, minimal: Tally['minimal']): void {
  const isMinimal = (candidate: JsonValue): boolean => ![...simplerValues(candidate)].some(fits);
  minimal.total++;
  if (isMinimal(value)) minimal.found++;
  if (isMinimal(shrink(value, fits))) minimal.shrunk++;
}
