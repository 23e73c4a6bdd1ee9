import fc from 'fast-check';
import type { JsonValue } from '../../src/json/value.js';
import { accepts } from '../../src/schema/judge/index.js';
import type { Reading, Schema } from '../../src/schema/model.js';
import { schemaConstraint, solve } from '../../src/schema/solver/index.js';
import { compileStandalone } from '../../src/schema/standalone.js';
import { randomSchema, smallValue, variation } from '../schema/solver/random-schema.js';
import type { ConformanceOptions, ConformanceResult } from './model.js';

const OPEN: Reading = { world: 'open', direction: undefined, formats: false };
const CLOSED: Reading = { world: 'closed', direction: undefined, formats: false };

interface Tally {
  instance: number;
  empty: number;
  unknown: number;
  readonly reasons: Map<string, number>;
  readonly failures: string[];
}

/**
 * Answers over random pairs of schemas, cross-checked: an instance must pass the judge, and "empty" is attacked with random
 * values from the same small world and with instances of the demanded schema alone.
 */
export async function run({ quick, seed }: ConformanceOptions): Promise<ConformanceResult> {
  const wanted = quick ? 2_000 : 100_000;
  const tally: Tally = { instance: 0, empty: 0, unknown: 0, reasons: new Map(), failures: [] };
  const pool = fc.sample(smallValue, { numRuns: 400, seed });
  const batch = 500;
  for (let done = 0; done < wanted; done += batch) {
    const pairs = fc.sample(
      fc.oneof(
        fc.tuple(randomSchema, randomSchema),
        randomSchema.chain((schema) => fc.tuple(fc.constant(schema), variation(schema))),
      ),
      { numRuns: batch, seed: seed + done },
    );
    pairs.forEach(([demanded, refused], i) => {
      check(demanded, refused, i % 3 === 0 ? CLOSED : OPEN, pool, tally);
    });
  }
  const total = tally.instance + tally.empty + tally.unknown;
  const reasons = [...tally.reasons].sort((a, b) => b[1] - a[1]).slice(0, 12);
  return {
    name: 'soundness of the solver',
    total,
    agreed: total - tally.failures.length,
    failures: tally.failures,
    notes: [
      `${tally.instance} instances, ${tally.empty} proofs of emptiness, ${tally.unknown} unknown (${((100 * tally.unknown) / total).toFixed(2)} %)`,
      ...reasons.map(([reason, count]) => `unknown ${count}: ${reason}`),
    ],
  };
}

function check(
  demanded: JsonValue,
  refused: JsonValue,
  reading: Reading,
  pool: readonly JsonValue[],
  tally: Tally,
): void {
  const compile = (schema: JsonValue): Schema => compileStandalone(schema, { dialect: '2020-12' });
  const demand = compile(demanded);
  const refuse = compile(refused);
  const fits = (value: JsonValue): boolean =>
    accepts(demand, value, reading) === true && accepts(refuse, value, OPEN) === false;
  const describe = () => `${reading.world} ${JSON.stringify(demanded)} and not ${JSON.stringify(refused)}`;
  const answer = solve({
    demand: [schemaConstraint(demand, reading)],
    refuse: [schemaConstraint(refuse, OPEN)],
    steps: 20_000,
  });
  tally[answer.kind]++;
  if (answer.kind === 'unknown') {
    tally.reasons.set(answer.reason, (tally.reasons.get(answer.reason) ?? 0) + 1);
    if (answer.reason.includes('confirmed')) tally.failures.push(`not confirmed: ${describe()}`);
  }
  if (answer.kind === 'instance' && !fits(answer.value))
    tally.failures.push(`${JSON.stringify(answer.value)} is no instance of ${describe()}`);
  if (answer.kind !== 'empty') return;
  const own = solve({ demand: [schemaConstraint(demand, reading)], refuse: [], wanted: 12, steps: 5_000 });
  const attacks = own.kind === 'instance' ? [own.value, ...own.more, ...pool] : pool;
  const refutation = attacks.find(fits);
  if (refutation !== undefined)
    tally.failures.push(`${JSON.stringify(refutation)} is an instance of ${describe()}`);
}
