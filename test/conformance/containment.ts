import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import Ajv4 from 'ajv-draft-04';
import type { JsonValue } from '../../src/json/value.js';
import type { DialectName } from '../../src/schema/compile.js';
import { schemaConstraint, solve } from '../../src/schema/solver/index.js';
import { compileStandalone } from '../../src/schema/standalone.js';
import type { ConformanceOptions, ConformanceResult } from './model.js';

interface Row {
  readonly sub: JsonValue;
  readonly super: JsonValue;
  readonly expected: boolean;
  readonly dialect: string;
  readonly source: string;
  readonly check: string;
}

const OPEN = { world: 'open', direction: undefined, formats: false } as const;

const DIALECTS: Readonly<Record<string, DialectName>> = {
  draft4: 'draft-04',
  draft6: 'draft-06',
  draft7: 'draft-07',
  'draft2019-09': '2019-09',
  'draft2020-12': '2020-12',
};

/** Rows of draft 4 that use `const` mean a later draft: draft 4 does not have it. */
const dialectOf = (name: string, schemas: readonly JsonValue[]): DialectName =>
  name === 'draft4' && JSON.stringify(schemas).includes('"const":')
    ? 'draft-06'
    : (DIALECTS[name] ?? '2020-12');

/** Is every instance of `sub` one of `sup`? Undefined: not decided. */
export function isSubschema(
  sub: JsonValue,
  sup: JsonValue,
  dialect: string,
): { verdict: boolean | undefined; witness?: JsonValue; reason?: string } {
  const named = dialectOf(dialect, [sub, sup]);
  const compile = (schema: JsonValue) => compileStandalone(schema, { dialect: named });
  const answer = solve({
    demand: [schemaConstraint(compile(sub), OPEN)],
    refuse: [schemaConstraint(compile(sup), OPEN)],
    milliseconds: 1_800,
  });
  if (answer.kind === 'instance') return { verdict: false, witness: answer.value };
  return answer.kind === 'empty' ? { verdict: true } : { verdict: undefined, reason: answer.reason };
}

/** Does Ajv agree that the witness is of `sub` and not of `super`? Then the recorded answer is an error of the data. */
function confirmedByAjv({ sub, super: sup, dialect }: Row, witness: JsonValue): boolean {
  const settings = { strict: false, validateFormats: false, logger: false } as const;
  const plain = (value: JsonValue) => JSON.parse(JSON.stringify(value));
  const validate = (schema: JsonValue): boolean => {
    const ajv = dialect === 'draft4' ? new Ajv4.default(settings) : new Ajv.default(settings);
    return ajv.compile(plain(schema))(plain(witness)) === true;
  };
  try {
    return validate(sub) && !validate(sup);
  } catch {
    return false;
  }
}

/**
 * Containment of pairs of schemas against recorded answers: `containment.json` (other tools' own tests) and
 * `realworld.json` (real response schemas, one change each). An answer other than the recorded one is a failure.
 */
export async function run({ shared, paths, quick }: ConformanceOptions): Promise<ConformanceResult> {
  const files = paths.length
    ? paths
    : [join(shared, 'schema/realworld.json'), join(shared, 'schema/containment.json')];
  const failures: string[] = [];
  const notes: string[] = [];
  let total = 0;
  let agreed = 0;
  for (const file of files) {
    const all = (JSON.parse(readFileSync(file, 'utf8')) as Row[]).filter(
      ({ check }) => check === 'witness' || check === 'searched',
    );
    const rows = quick ? all.filter((_, i) => i % 5 === 0) : all;
    const times: number[] = [];
    let correct = 0;
    const open: string[] = [];
    const dataErrors: string[] = [];
    for (const row of rows) {
      const start = performance.now();
      const { verdict, witness, reason } = isSubschema(row.sub, row.super, row.dialect);
      times.push(performance.now() - start);
      if (verdict === row.expected) correct++;
      else if (verdict === undefined) open.push(`${row.source}: ${reason}`);
      else if (witness !== undefined && confirmedByAjv(row, witness))
        dataErrors.push(
          `${row.source}: recorded as contained, Ajv agrees on the witness ${JSON.stringify(witness)}`,
        );
      else
        failures.push(
          `${file} ${row.source}: ${verdict}, recorded ${row.expected}; ${JSON.stringify(witness)}`,
        );
    }
    times.sort((a, b) => a - b);
    const at = (part: number) => (times[Math.floor(times.length * part)] ?? 0).toFixed(1);
    total += rows.length;
    agreed += correct;
    const share = (100 * correct) / Math.max(1, rows.length);
    const aim = file.includes('realworld') ? 99 : 99.5;
    if (share < aim) failures.push(`${file}: ${share.toFixed(2)} % correct, wanted ${aim} %`);
    notes.push(
      `${file}: ${correct} of ${rows.length} (${share.toFixed(2)} %), p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(0.999)} ms`,
      ...open.map((line) => `undecided: ${line}`),
      ...dataErrors.map((line) => `error of the data: ${line}`),
    );
  }
  return { name: 'containment', total, agreed, failures, notes };
}
